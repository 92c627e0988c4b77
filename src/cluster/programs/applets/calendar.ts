/** Dates out of milliseconds, in Universal Time: the machines of a cluster know no other. */

export interface CalendarTime {
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

export const monthNames = [
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
export const weekdayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

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
export function calendarTime(ms: number): CalendarTime {
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
    const text = field(letter, time, ms);
    if (text === undefined) return whole;
    return flag === "-" ? text.replace(/^[0 ]+(?=.)/, "") : flag === "^" ? text.toUpperCase() : text;
  });
}

function field(letter: string, time: CalendarTime, ms: number): string | undefined {
  const { year, month, day, hour, minute, second, weekday, dayOfYear } = time;
  const monthName = monthNames[month - 1] ?? "";
  const weekdayName = weekdayNames[weekday] ?? "";
  switch (letter) {
    case "Y":
      return String(year);
    case "y":
      return two(year % 100);
    case "C":
      return two(Math.floor(year / 100));
    case "m":
      return two(month);
    case "d":
      return two(day);
    case "e":
      return String(day).padStart(2);
    case "H":
      return two(hour);
    case "k":
      return String(hour).padStart(2);
    case "I":
      return two(hour % 12 || 12);
    case "l":
      return String(hour % 12 || 12).padStart(2);
    case "M":
      return two(minute);
    case "S":
      return two(second);
    case "N":
      return String(ms % 1000)
        .padStart(3, "0")
        .padEnd(9, "0");
    case "s":
      return String(Math.floor(ms / 1000));
    case "j":
      return String(dayOfYear).padStart(3, "0");
    case "a":
      return weekdayName.slice(0, 3);
    case "A":
      return weekdayName;
    case "b":
    case "h":
      return monthName.slice(0, 3);
    case "B":
      return monthName;
    case "p":
      return hour < 12 ? "AM" : "PM";
    case "u":
      return String(weekday || 7);
    case "w":
      return String(weekday);
    case "F":
      return `${year}-${two(month)}-${two(day)}`;
    case "D":
      return `${two(month)}/${two(day)}/${two(year % 100)}`;
    case "T":
      return `${two(hour)}:${two(minute)}:${two(second)}`;
    case "R":
      return `${two(hour)}:${two(minute)}`;
    case "Z":
      return "UTC";
    case "z":
      return "+0000";
    case "n":
      return "\n";
    case "t":
      return "\t";
    case "%":
      return "%";
    case "c":
      return `${weekdayName.slice(0, 3)} ${monthName.slice(0, 3)} ${String(day).padStart(2)} ${two(hour)}:${two(minute)}:${two(second)} ${year}`;
    case "x":
      return `${two(month)}/${two(day)}/${two(year % 100)}`;
    case "X":
      return `${two(hour)}:${two(minute)}:${two(second)}`;
    default:
      return undefined;
  }
}
