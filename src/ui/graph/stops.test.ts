/** Arrow keys on the picture. */
import { expect, test } from "vitest";
import { distance } from "./stops.ts";

const caption = { left: 100, right: 300, top: 100, bottom: 130 };
const below = { left: 110, right: 290, top: 140, bottom: 170 };
const beside = { left: 320, right: 520, top: 100, bottom: 130 };
const farBelow = { left: 110, right: 290, top: 400, bottom: 430 };

test("down leads to what lies below, and the nearer is nearer", () => {
  expect(distance(caption, below, "down")).toBeLessThan(distance(caption, farBelow, "down")!);
});

test("right leads to a neighbour and not to a child", () => {
  expect(distance(caption, beside, "right")).toBeGreaterThan(0);
  expect(distance(caption, below, "right")).toBeUndefined();
});

test("what lies straight below is nearer than what lies below and aside", () => {
  const aside = { left: 340, right: 500, top: 140, bottom: 170 };
  expect(distance(caption, below, "down")).toBeLessThan(distance(caption, aside, "down")!);
});
