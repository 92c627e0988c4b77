/** RFC 3339 times in UTC and milliseconds since 1970, in whole-number arithmetic. */
import type { Timestamp } from "./object.ts";

const msPerDay = 86_400_000;

/** Days since 1970-01-01 of a date of the Gregorian calendar (the era trick of civil calendars). */
export function daysSinceEpoch(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The calendar date of a time in milliseconds since 1970. `weekday` counts from Sunday, 0. */
export function calendarOf(ms: number): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly weekday: number;
} {
  const days = Math.floor(ms / msPerDay);
  const rest = ms - days * msPerDay;
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1,
    hour: Math.floor(rest / 3_600_000),
    minute: Math.floor(rest / 60_000) % 60,
    second: Math.floor(rest / 1000) % 60,
    millisecond: rest % 1000,
    weekday: (((days + 4) % 7) + 7) % 7,
  };
}

/** `2026-01-01T00:00:00Z`: whole seconds, as `metav1.Time` is written. */
export function formatTimestamp(ms: number): Timestamp {
  const second = Math.floor(ms / 1000);
  if (second !== lastWritten.second) lastWritten = { second, text: `${dateAndTime(ms)}Z` };
  return lastWritten.text;
}

/** What was written last: in a cluster, thousands of timestamps are of one second. */
let lastWritten = { second: Number.NaN, text: "" };

/** `2026-01-01T00:00:00.000000Z`: as `metav1.MicroTime` is written. */
export function formatMicroTimestamp(ms: number): Timestamp {
  return `${formatTimestamp(ms).slice(0, -1)}.${pad(ms - Math.floor(ms / 1000) * 1000, 3)}000Z`;
}

function dateAndTime(ms: number): string {
  const { year, month, day, hour, minute, second } = calendarOf(ms);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}T${pad(hour, 2)}:${pad(minute, 2)}:${pad(second, 2)}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}

const rfc3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[-+]\d\d:\d\d)$/;

/** Milliseconds since 1970, or `undefined` for text that is no RFC 3339 time. */
export function parseTimestamp(text: Timestamp): number | undefined {
  if (text !== lastRead.text) lastRead = { text, ms: readTimestamp(text) };
  return lastRead.ms;
}

/** What was read last, for the same reason. */
let lastRead: { readonly text: string; readonly ms: number | undefined } = { text: "", ms: undefined };

function readTimestamp(text: string): number | undefined {
  const parts = rfc3339.exec(text);
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const fraction = Number((parts[7] ?? "").slice(0, 3).padEnd(3, "0"));
  const clock = hour * 3_600_000 + minute * 60_000 + second * 1000 + fraction;
  return daysSinceEpoch(year, month, day) * msPerDay + clock - offsetMs(parts[8] ?? "Z");
}

function offsetMs(zone: string): number {
  if (zone === "Z") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return (zone.startsWith("-") ? -minutes : minutes) * 60_000;
}
