/** When a CronJob should have started last. `pkg/controller/cronjob/utils.go` mostRecentScheduleTime */
import { type CronSchedule, nextCronTime } from "#api";

/** The last matching minute from one moment up to another, and whether very many came between. */
export function lastBetween(
  schedule: CronSchedule,
  fromMs: number,
  toMs: number,
): { readonly at: number; readonly isMany: boolean } | undefined {
  let last: number | undefined;
  let count = 0;
  for (
    let at = nextCronTime(schedule, fromMs);
    at !== undefined && at <= toMs;
    at = nextCronTime(schedule, at)
  ) {
    last = at;
    count += 1;
  }
  return last === undefined ? undefined : { at: last, isMany: count > 100 };
}
