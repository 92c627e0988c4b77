/** RFC 3339 text to milliseconds since 1970 and back, by arithmetic alone: the calendar needs no clock. */
import type { Timestamp } from "./object.ts";

/** A moment of the proleptic Gregorian calendar in UTC; `month` and `day` count from 1, `weekday` from Sunday = 0. */
export interface CalendarTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

const DAY_MS = 86_400_000;
const RFC3339 =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/** Days from 1970-01-01; years begin in March so that the leap day is the last. */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Milliseconds since 1970, or `undefined` for text that is not RFC 3339 (an absent or masked time). */
export function timestampToMs(text: Timestamp | null | undefined): number | undefined {
  const match = RFC3339.exec(text ?? "");
  if (!match) return undefined;
  const at = (group: number) => Number(match[group] ?? 0);
  const offsetMinutes = (match[8] === "-" ? -1 : 1) * (at(9) * 60 + at(10));
  const fractionMs = Math.floor(Number(`0.${match[7] ?? 0}`) * 1000);
  const seconds = (at(4) * 60 + at(5) - offsetMinutes) * 60 + at(6);
  return daysFromCivil(at(1), at(2), at(3)) * DAY_MS + seconds * 1000 + fractionMs;
}

/** The calendar's reading of a moment, in UTC. */
export function calendarTime(ms: number): CalendarTime {
  const days = Math.floor(ms / DAY_MS);
  const rest = ms - days * DAY_MS;
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
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
    weekday: (((days + 4) % 7) + 7) % 7,
    hour: Math.floor(rest / 3_600_000),
    minute: Math.floor(rest / 60_000) % 60,
    second: Math.floor(rest / 1000) % 60,
    millisecond: Math.floor(rest) % 1000,
  };
}

const padded = (value: number, width = 2) => String(value).padStart(width, "0");

/** `2026-01-01T00:00:00Z`: whole seconds, as `metav1.Time` is stored (a fraction is cut off). */
export function msToTimestamp(ms: number): Timestamp {
  const t = calendarTime(ms);
  const date = `${padded(t.year, 4)}-${padded(t.month)}-${padded(t.day)}`;
  return `${date}T${padded(t.hour)}:${padded(t.minute)}:${padded(t.second)}Z`;
}

/** `2026-01-01T00:00:00.000000Z`, as `metav1.MicroTime` is stored (leases, events of the scheduler). */
export function msToMicroTimestamp(ms: number): Timestamp {
  return `${msToTimestamp(ms).slice(0, -1)}.${padded(calendarTime(ms).millisecond, 3)}000Z`;
}
