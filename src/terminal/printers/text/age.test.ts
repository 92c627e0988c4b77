import { describe, expect, it } from "vitest";
import { ageSince, humanDuration } from "./age.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("ages", () => {
  it.each([
    [-5 * SECOND, "<invalid>"],
    [-1 * SECOND, "0s"],
    [0, "0s"],
    [119 * SECOND, "119s"],
    [2 * MINUTE, "2m"],
    [3 * MINUTE + 20 * SECOND, "3m20s"],
    [75 * MINUTE, "75m"],
    [4 * HOUR + 5 * MINUTE, "4h5m"],
    [30 * HOUR, "30h"],
    [3 * DAY + 4 * HOUR, "3d4h"],
    [45 * DAY, "45d"],
    [740 * DAY, "2y10d"],
    [9 * 365 * DAY, "9y"],
  ])("of %i ms read %s", (ms, text) => {
    expect(humanDuration(ms)).toBe(text);
  });

  it("of a time never written are unknown", () => {
    expect(ageSince(null, 0)).toBe("<unknown>");
    expect(ageSince("1970-01-01T00:00:00Z", 5 * SECOND)).toBe("5s");
  });
});
