import { expect, test } from "vitest";
import { lineDifference } from "./line-difference.ts";

test("a changed line shows both sides between the lines that agree", () => {
  const wanted = ["a", "b", "c", "d", "e"];
  expect(lineDifference(wanted, ["a", "b", "x", "d", "e"])).toEqual(["  b", "- c", "+ x", "  d"]);
});

test("equal lists differ in nothing", () => {
  expect(lineDifference(["a"], ["a"])).toEqual([]);
});
