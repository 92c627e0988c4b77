/** Cron schedules: five fields or a word such as `@hourly`, and when they are next due. */
import { parseDuration } from "./duration.ts";
import { calendarOf } from "./timestamp.ts";

/**
 * The values each field allows. `anyDay` fields were written as a star: only then must both day fields agree.
 */
export type CronSchedule =
  | {
      readonly minutes: ReadonlySet<number>;
      readonly hours: ReadonlySet<number>;
      readonly daysOfMonth: ReadonlySet<number>;
      readonly months: ReadonlySet<number>;
      readonly daysOfWeek: ReadonlySet<number>;
      readonly anyDay: boolean;
    }
  | { readonly everyMs: number };

interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const bounds: readonly Bounds[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: ["", ..."jan feb mar apr may jun jul aug sep oct nov dec".split(" ")] },
  { min: 0, max: 6, names: "sun mon tue wed thu fri sat".split(" ") },
];

const words: Readonly<Record<string, string>> = {
  "@yearly": "0 0 1 1 *",
  "@annually": "0 0 1 1 *",
  "@monthly": "0 0 1 * *",
  "@weekly": "0 0 * * 0",
  "@daily": "0 0 * * *",
  "@midnight": "0 0 * * *",
  "@hourly": "0 * * * *",
};

class CronSyntaxError extends Error {}

/** The schedule, or the text of `github.com/robfig/cron/v3` about what is wrong with it. */
export function parseCronSchedule(text: string): CronSchedule | { readonly error: string } {
  try {
    if (text.startsWith("@every ")) {
      const length = text.slice("@every ".length);
      const everyMs = parseDuration(length);
      if (everyMs !== undefined) return { everyMs: Math.max(1000, Math.floor(everyMs / 1000) * 1000) };
      return { error: `failed to parse duration ${text}: time: invalid duration ${JSON.stringify(length)}` };
    }
    if (text.startsWith("@") && !Object.hasOwn(words, text))
      return { error: `unrecognized descriptor: ${text}` };
    return readFields(words[text] ?? text);
  } catch (error) {
    if (error instanceof CronSyntaxError) return { error: error.message };
    throw error;
  }
}

function readFields(text: string): CronSchedule {
  const fields = text.split(/\s+/).filter((field) => field !== "");
  if (fields.length !== 5) {
    throw new CronSyntaxError(`expected exactly 5 fields, found ${fields.length}: [${fields.join(" ")}]`);
  }
  const [minutes, hours, daysOfMonth, months, daysOfWeek] = fields.map((field, index) =>
    valuesOf(field, bounds[index] as Bounds),
  ) as [Set<number>, Set<number>, Set<number>, Set<number>, Set<number>];
  const star = (field: string | undefined) => /(^|,)[*?](\/1)?($|,)/.test(field ?? "");
  return { minutes, hours, daysOfMonth, months, daysOfWeek, anyDay: star(fields[2]) || star(fields[4]) };
}

function valuesOf(field: string, limits: Bounds): Set<number> {
  return new Set(
    field
      .split(",")
      .filter((part) => part !== "")
      .flatMap((part) => rangeOf(part, limits)),
  );
}

function rangeOf(text: string, { min, max, names }: Bounds): readonly number[] {
  const [range = "", stepText, ...more] = text.split("/");
  const ends = range.split("-");
  const any = ends[0] === "*" || ends[0] === "?";
  if (ends.length > 2 && !any) throw new CronSyntaxError(`too many hyphens: ${text}`);
  const start = any ? min : numberOf(ends[0] ?? "", names);
  let end = any ? max : ends.length === 1 ? start : numberOf(ends[1] ?? "", names);
  if (more.length > 0) throw new CronSyntaxError(`too many slashes: ${text}`);
  const step = stepText === undefined ? 1 : numberOf(stepText);
  if (stepText !== undefined && ends.length === 1) end = max;
  if (start < min) throw new CronSyntaxError(`beginning of range (${start}) below minimum (${min}): ${text}`);
  if (end > max) throw new CronSyntaxError(`end of range (${end}) above maximum (${max}): ${text}`);
  if (start > end)
    throw new CronSyntaxError(`beginning of range (${start}) beyond end of range (${end}): ${text}`);
  if (step === 0) throw new CronSyntaxError(`step of range should be a positive number: ${text}`);
  return Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, index) => start + index * step);
}

function numberOf(text: string, names: readonly string[] = []): number {
  const named = text === "" ? -1 : names.indexOf(text.toLowerCase());
  if (named >= 0) return named;
  if (!/^[-+]?\d+$/.test(text)) {
    const why = `strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`;
    throw new CronSyntaxError(`failed to parse int from ${text}: ${why}`);
  }
  if (Number(text) < 0) throw new CronSyntaxError(`negative number (${Number(text)}) not allowed: ${text}`);
  return Number(text);
}

const msPerMinute = 60_000;
const searchLimitDays = 366 * 5;

/**
 * The first time (milliseconds since 1970, in UTC) after `afterMs` at which a schedule is due; none within
 * five years is `undefined`.
 */
export function nextCronTime(schedule: CronSchedule, afterMs: number): number | undefined {
  if ("everyMs" in schedule) return Math.floor(afterMs / 1000) * 1000 + schedule.everyMs;
  let at = (Math.floor(afterMs / msPerMinute) + 1) * msPerMinute;
  const limit = afterMs + searchLimitDays * 86_400_000;
  while (at < limit) {
    const { month, day, weekday, hour, minute } = calendarOf(at);
    const [dayMatches, weekdayMatches] = [schedule.daysOfMonth.has(day), schedule.daysOfWeek.has(weekday)];
    const today = schedule.anyDay ? dayMatches && weekdayMatches : dayMatches || weekdayMatches;
    if (!schedule.months.has(month) || !today) at += (24 * 60 - hour * 60 - minute) * msPerMinute;
    else if (!schedule.hours.has(hour)) at += (60 - minute) * msPerMinute;
    else if (!schedule.minutes.has(minute)) at += msPerMinute;
    else return at;
  }
  return undefined;
}
