/**
 * Moments as `kubectl describe` writes them: `Thu, 01 Jan 2026 00:00:00 +0000` (RFC 1123 with a numeric
 * zone).
 */
import { calendarOf, parseTimestamp, type Timestamp } from "#api";

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Go prints the zero time for what is absent. */
const ZERO_TIME = "Mon, 01 Jan 0001 00:00:00 +0000";

const two = (value: number) => String(value).padStart(2, "0");

/** The person's own zone is UTC. */
export function mailDate(timestamp: Timestamp | null | undefined): string {
  const ms = parseTimestamp(timestamp ?? "");
  if (ms === undefined) return ZERO_TIME;
  const t = calendarOf(ms);
  const date = `${two(t.day)} ${MONTHS[t.month - 1]} ${String(t.year).padStart(4, "0")}`;
  return `${WEEKDAYS[t.weekday]}, ${date} ${two(t.hour)}:${two(t.minute)}:${two(t.second)} +0000`;
}
