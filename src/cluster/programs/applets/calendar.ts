/** Dates out of milliseconds, in Universal Time: the machines of a cluster know no other. */

interface CalendarTime {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** From 1. */
  readonly dayOfYear: number;
}

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

/** Days from 1970-01-01 to a date of the Gregorian calendar. */
export function daysSinceEpoch(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  );
}

/** @param ms since 1970 */
function calendarTime(ms: number): CalendarTime {
  const seconds = Math.floor(ms / 1000);
  const days = Math.floor(seconds / DAY);
  const rest = seconds - days * DAY;
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
  const dayOfShiftedYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfShiftedYear + 2) / 153);
  const day = dayOfShiftedYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return {
    year,
    month,
    day,
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
    weekday: (((days + 4) % 7) + 7) % 7,
    dayOfYear: days - daysSinceEpoch(year, 1, 1) + 1,
  };
}

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
