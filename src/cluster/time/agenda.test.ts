import { expect, test } from "vitest";
import { Agenda } from "./agenda.ts";

test("wake-ups come in order of time, then of asking", () => {
  const agenda = new Agenda();
  agenda.add(20, "kubelet", "late");
  agenda.add(10, "kubelet", "first");
  agenda.add(10, "scheduler", "second");
  expect([agenda.take(), agenda.take(), agenda.take()].map((wake) => wake?.key)).toEqual([
    "first",
    "second",
    "late",
  ]);
  expect(agenda.take()).toBeUndefined();
});

test("several wake-ups of one key become the earliest of them", () => {
  const agenda = new Agenda();
  agenda.add(30, "kubelet", "pod");
  agenda.add(10, "kubelet", "pod");
  agenda.add(20, "kubelet", "pod");
  expect(agenda.next()).toBe(10);
  agenda.take();
  expect(agenda.next()).toBeUndefined();
});

test("a thousand wake-ups asked for in any order come sorted", () => {
  const agenda = new Agenda();
  for (let at = 0; at < 1000; at++) agenda.add((at * 7919) % 1000, "c", String(at));
  const times: number[] = [];
  for (let wake = agenda.take(); wake; wake = agenda.take()) times.push(wake.at);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(times).toHaveLength(1000);
});
