import { beforeEach, expect, test } from "vitest";
import type { KubernetesObject } from "#api";
import { Cluster } from "./cluster.ts";
import type { EventNotice } from "./component.ts";

let cluster: Cluster;
let about: KubernetesObject;

beforeEach(() => {
  cluster = new Cluster({ components: [] });
  const answer = cluster.apiServer.create(
    { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" } },
    { by: "t", reason: "t", because: [] },
  );
  about = (answer as { value: KubernetesObject }).value;
});

const tell = (message: string, more: Partial<EventNotice> = {}): void =>
  cluster.carryOut({ events: [{ about, type: "Normal", reason: "Told", message, ...more }] }, "kubelet");

const events = () => cluster.history.list("Event").map(({ value }) => value);

test("the same words about the same thing are one event that counts", () => {
  tell("hello");
  cluster.runFor(5000);
  tell("hello");
  expect(events()).toHaveLength(1);
  expect(events()[0]).toMatchObject({
    count: 2,
    firstTimestamp: "2026-01-01T00:00:00Z",
    lastTimestamp: "2026-01-01T00:00:05Z",
  });
});

test("other words, another reason or another source are another event", () => {
  tell("hello");
  tell("goodbye");
  tell("hello", { reason: "Asked" });
  tell("hello", { source: "default-scheduler" });
  expect(events()).toHaveLength(4);
});

test("the tenth differing message and those after it are told as one event", () => {
  for (let at = 0; at < 12; at++) tell(`message ${at}`);
  const combined = events().filter(({ message }) => message.startsWith("(combined from similar events): "));
  expect(events()).toHaveLength(10);
  expect(combined).toMatchObject([{ count: 3, message: "(combined from similar events): message 11" }]);
});

test("the scheduler's events are a series with a time of their own", () => {
  tell("no node", { modern: true });
  tell("no node", { modern: true });
  expect(events()).toHaveLength(1);
  expect(events()[0]).toMatchObject({
    firstTimestamp: null,
    reportingComponent: "kubelet",
    series: { count: 2 },
  });
});
