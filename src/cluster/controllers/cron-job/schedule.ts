/** Cron schedules: five fields, or a word such as `@daily`. https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax */
import { calendarOf } from "#api";

/** Each a set of the values that match. Times are in UTC. */
export interface Schedule {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
  /** A day of the month and a day of the week are both given: one of them is enough. */
  readonly eitherDay: boolean;
}

const words: Readonly<Record<string, string>> = {
  "@yearly": "0 0 1 1 *",
  "@annually": "0 0 1 1 *",
  "@monthly": "0 0 1 * *",
  "@weekly": "0 0 * * 0",
  "@daily": "0 0 * * *",
  "@midnight": "0 0 * * *",
  "@hourly": "0 * * * *",
};

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** `undefined` for text that is no schedule. */
export function parseSchedule(text: string): Schedule | undefined {
  const parts = (words[text.trim()] ?? text.trim()).split(/\s+/);
  if (parts.length !== 5) return undefined;
  const [minute = "", hour = "", day = "", month = "", weekday = ""] = parts;
  const fields = [
    parseField(minute, 0, 59),
    parseField(hour, 0, 23),
    parseField(day, 1, 31),
    parseField(month, 1, 12, months),
    parseField(weekday, 0, 6, weekdays),
  ];
  if (fields.some((field) => field === undefined)) return undefined;
  const [minutes, hours, days, ofYear, ofWeek] = fields as [
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
  ];
  const isAny = (field: string): boolean => field.startsWith("*") || field.startsWith("?");
  return {
    minutes,
    hours,
    days,
    months: ofYear,
    weekdays: ofWeek,
    eitherDay: !isAny(day) && !isAny(weekday),
  };
}

function parseField(
  text: string,
  least: number,
  most: number,
  names: readonly string[] = [],
): Set<number> | undefined {
  const values = new Set<number>();
  for (const part of text.split(",")) {
    const match = /^(\*|\?|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part);
    if (!match) return undefined;
    const [, first = "", last, step] = match;
    const isAny = first === "*" || first === "?";
    const from = isAny ? least : numberOf(first, least, names);
    const to =
      isAny || (last === undefined && step !== undefined) ? most : numberOf(last ?? first, least, names);
    if (Number.isNaN(from) || Number.isNaN(to) || from < least || to > most || from > to || step === "0")
      return undefined;
    for (let value = from; value <= to; value += Number(step ?? 1)) values.add(value);
  }
  return values;
}

function numberOf(text: string, least: number, names: readonly string[]): number {
  const named = names.indexOf(text.toLowerCase());
  if (named >= 0) return named + least;
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** A schedule that matches no day of five years never will. */
const horizonDays = 5 * 366;

/** The first matching minute after a moment, both in milliseconds since 1970; `undefined` when there is none. */
export function nextAfter(schedule: Schedule, afterMs: number): number | undefined {
  let at = (Math.floor(afterMs / minuteMs) + 1) * minuteMs;
  for (let days = 0; days < horizonDays; days++) {
    if (matchesDay(schedule, at)) {
      const found = minuteOfDay(schedule, at);
      if (found !== undefined) return found;
    }
    at = (Math.floor(at / dayMs) + 1) * dayMs;
  }
  return undefined;
}

function matchesDay({ days, months, weekdays, eitherDay }: Schedule, at: number): boolean {
  const { day, month, weekday } = calendarOf(at);
  if (!months.has(month)) return false;
  return eitherDay ? days.has(day) || weekdays.has(weekday) : days.has(day) && weekdays.has(weekday);
}

function minuteOfDay({ hours, minutes }: Schedule, from: number): number | undefined {
  const end = (Math.floor(from / dayMs) + 1) * dayMs;
  for (let at = from; at < end; at += minuteMs) {
    const { hour, minute } = calendarOf(at);
    if (hours.has(hour) && minutes.has(minute)) return at;
  }
  return undefined;
}

/** The last matching minute from one moment up to another, and whether very many came between. */
export function lastBetween(
  schedule: Schedule,
  fromMs: number,
  toMs: number,
): { readonly at: number; readonly isMany: boolean } | undefined {
  let last: number | undefined;
  let count = 0;
  for (let at = nextAfter(schedule, fromMs); at !== undefined && at <= toMs; at = nextAfter(schedule, at)) {
    last = at;
    count += 1;
  }
  return last === undefined ? undefined : { at: last, isMany: count > 100 };
}
