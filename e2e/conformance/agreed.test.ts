import { expect, test } from "vitest";
import { fallen } from "./agreed.ts";
import type { Comparison } from "./compare.ts";

const count = (agreeing: number) => ({ agreeing, of: 10 });
const comparison: Comparison = {
  name: "r",
  group: "g",
  figures: { commands: count(5), snapshots: count(3), events: count(2) },
  differences: [],
};

test("a recording that agrees less than it did has fallen, and says in what", () => {
  expect(fallen({ commands: 6, snapshots: 3, events: 1 }, comparison)).toEqual(["commands: 5 agree, 6 did"]);
});

test("a recording that nobody agreed on has nothing to lose", () => {
  expect(fallen(undefined, comparison)).toEqual([]);
});
