/** Dates out of milliseconds, in Universal Time: the machines of a cluster know no other. */

import { calendarOf, daysSinceEpoch } from "#api";

const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const weekdayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

const DAY = 86_400;

/** What `strftime` knows of a moment in milliseconds since 1970; `dayOfYear` from 1. */
function calendarTime(ms: number) {
  const time = calendarOf(ms);
  const days = daysSinceEpoch(time.year, time.month, time.day);
  return { ...time, dayOfYear: days - daysSinceEpoch(time.year, 1, 1) + 1 };
}

type CalendarTime = ReturnType<typeof calendarTime>;

const two = (number: number): string => String(number).padStart(2, "0");

/** `Jan  2 15:04`, or `Jan  2  2006` for what is half a year away: as `ls -l` shows times. */
export function listingTime(ms: number, nowMs: number): string {
  const { year, month, day, hour, minute } = calendarTime(ms);
  const date = `${(monthNames[month - 1] ?? "").slice(0, 3)} ${String(day).padStart(2)}`;
  const age = (nowMs - ms) / 1000;
  const recent = age < (365 * DAY) / 2 && age > -15 * 60;
  return recent ? `${date} ${two(hour)}:${two(minute)}` : `${date}  ${year}`;
}

/** `strftime`. */
export function formatTime(format: string, ms: number): string {
  const time = calendarTime(ms);
  return format.replace(/%([-_0^]?)([a-zA-Z%])/g, (whole, flag: string, letter: string) => {
    const field = Object.hasOwn(fields, letter) ? fields[letter] : undefined;
    if (field === undefined) return whole;
    const text = field(time, ms);
    return flag === "-" ? text.replace(/^[0 ]+(?=.)/, "") : flag === "^" ? text.toUpperCase() : text;
  });
}

const monthName = ({ month }: CalendarTime): string => monthNames[month - 1] ?? "";
const weekdayName = ({ weekday }: CalendarTime): string => weekdayNames[weekday] ?? "";
const padded = (number: number): string => String(number).padStart(2);
const clock = ({ hour, minute, second }: CalendarTime): string =>
  `${two(hour)}:${two(minute)}:${two(second)}`;
const american = ({ month, day, year }: CalendarTime): string =>
  `${two(month)}/${two(day)}/${two(year % 100)}`;

const fields: Readonly<Record<string, (time: CalendarTime, ms: number) => string>> = {
  Y: ({ year }) => String(year),
  y: ({ year }) => two(year % 100),
  C: ({ year }) => two(Math.floor(year / 100)),
  m: ({ month }) => two(month),
  d: ({ day }) => two(day),
  e: ({ day }) => padded(day),
  H: ({ hour }) => two(hour),
  k: ({ hour }) => padded(hour),
  I: ({ hour }) => two(hour % 12 || 12),
  l: ({ hour }) => padded(hour % 12 || 12),
  M: ({ minute }) => two(minute),
  S: ({ second }) => two(second),
  N: (_, ms) =>
    String(ms % 1000)
      .padStart(3, "0")
      .padEnd(9, "0"),
  s: (_, ms) => String(Math.floor(ms / 1000)),
  j: ({ dayOfYear }) => String(dayOfYear).padStart(3, "0"),
  a: (time) => weekdayName(time).slice(0, 3),
  A: weekdayName,
  b: (time) => monthName(time).slice(0, 3),
  h: (time) => monthName(time).slice(0, 3),
  B: monthName,
  p: ({ hour }) => (hour < 12 ? "AM" : "PM"),
  u: ({ weekday }) => String(weekday || 7),
  w: ({ weekday }) => String(weekday),
  F: ({ year, month, day }) => `${year}-${two(month)}-${two(day)}`,
  D: american,
  x: american,
  T: clock,
  X: clock,
  R: ({ hour, minute }) => `${two(hour)}:${two(minute)}`,
  Z: () => "UTC",
  z: () => "+0000",
  n: () => "\n",
  t: () => "\t",
  "%": () => "%",
  c: (time) =>
    `${weekdayName(time).slice(0, 3)} ${monthName(time).slice(0, 3)} ${padded(time.day)} ${clock(time)} ${time.year}`,
};
