import { describe, expect, it } from "vitest";
import { nextCronTime, parseCronSchedule } from "./cron-schedule.ts";
import { formatTimestamp, parseTimestamp } from "./timestamp.ts";

function next(schedule: string, after: string): string {
  const parsed = parseCronSchedule(schedule);
  if ("error" in parsed) throw new Error(parsed.error);
  return formatTimestamp(nextCronTime(parsed, parseTimestamp(after) ?? 0) ?? 0);
}

describe("cron schedules", () => {
  it.each([
    ["* * * * *", "2026-01-01T00:00:30Z", "2026-01-01T00:01:00Z"],
    ["*/5 * * * *", "2026-01-01T00:05:00Z", "2026-01-01T00:10:00Z"],
    ["0 3 * * *", "2026-01-01T03:00:00Z", "2026-01-02T03:00:00Z"],
    ["0 0 29 2 *", "2026-01-01T00:00:00Z", "2028-02-29T00:00:00Z"],
    ["0 0 13 * fri", "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"],
    ["30 4 * * 1-5", "2026-01-02T05:00:00Z", "2026-01-05T04:30:00Z"],
    ["@hourly", "2026-01-01T00:00:00Z", "2026-01-01T01:00:00Z"],
    ["@every 90s", "2026-01-01T00:00:00Z", "2026-01-01T00:01:30Z"],
  ])("%s is due after %s at %s", (schedule, after, due) => {
    expect(next(schedule, after)).toBe(due);
  });

  it.each([
    ["* * * *", "expected exactly 5 fields, found 4: [* * * *]"],
    ["60 * * * *", "end of range (60) above maximum (59): 60"],
    ["* * 0 * *", "beginning of range (0) below minimum (1): 0"],
    ["x * * * *", 'failed to parse int from x: strconv.Atoi: parsing "x": invalid syntax'],
    ["5-1 * * * *", "beginning of range (5) beyond end of range (1): 5-1"],
    ["*/0 * * * *", "step of range should be a positive number: */0"],
    ["@often", "unrecognized descriptor: @often"],
  ])("%s is refused", (schedule, error) => {
    expect(parseCronSchedule(schedule)).toEqual({ error });
  });
});
