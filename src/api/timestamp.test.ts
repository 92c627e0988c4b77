import { describe, expect, it } from "vitest";
import { calendarOf, formatMicroTimestamp, formatTimestamp, parseTimestamp } from "./timestamp.ts";

describe("timestamps", () => {
  it("agree with the platform's calendar over leap years and centuries", () => {
    for (let ms = -5_000_000_000_000; ms < 8_000_000_000_000; ms += 987_654_321_000) {
      expect(formatTimestamp(ms)).toBe(new Date(ms).toISOString().replace(/\.\d+Z$/, "Z"));
      expect(parseTimestamp(formatTimestamp(ms))).toBe(Math.floor(ms / 1000) * 1000);
      expect(calendarOf(ms).weekday).toBe(new Date(ms).getUTCDay());
    }
  });

  it("keep the fraction of a micro time and honour an offset", () => {
    expect(parseTimestamp("2026-02-28T23:59:59.123456Z")).toBe(Date.UTC(2026, 1, 28, 23, 59, 59, 123));
    expect(parseTimestamp("2026-01-01T01:00:00+01:00")).toBe(Date.UTC(2026, 0, 1));
    expect(formatMicroTimestamp(Date.UTC(2026, 0, 1) + 7)).toBe("2026-01-01T00:00:00.007000Z");
  });

  it("are undefined for what is no time", () => {
    expect(parseTimestamp("")).toBeUndefined();
    expect(parseTimestamp("<time>")).toBeUndefined();
  });
});
