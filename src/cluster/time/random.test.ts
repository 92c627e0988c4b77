import { expect, test } from "vitest";
import { randomFrom } from "./random.ts";

test("the same seed, purpose and owner draw the same, and any other draws something else", () => {
  const one = randomFrom(1);
  expect(one.suffix(5, "name", "web")).toBe(randomFrom(1).suffix(5, "name", "web"));
  expect(one.suffix(5, "name", "web")).not.toBe(randomFrom(2).suffix(5, "name", "web"));
  expect(one.suffix(5, "name", "web")).not.toBe(one.suffix(5, "name", "db"));
});

test("a drawn suffix uses only the letters that Kubernetes draws from", () => {
  const random = randomFrom(3);
  for (let at = 0; at < 200; at++)
    expect(random.suffix(5, "name", String(at))).toMatch(/^[bcdfghjklmnpqrstvwxz2456789]{5}$/);
});

test("a drawn identity is a version 4 UUID", () => {
  expect(randomFrom(1).uuid("uid", "pod")).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});
