/** How long ago, in the two most telling units, as `kubectl` writes ages. */
import { parseTimestamp, type Timestamp } from "#api";

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const YEAR_DAYS = 365;

const pair = (whole: number, unit: string, rest: number, restUnit: string) =>
  rest === 0 ? `${whole}${unit}` : `${whole}${unit}${rest}${restUnit}`;

/** `95s`, `3m20s`, `75m`, `4h5m`, `30h`, `3d4h`, `45d`, `2y10d` (`k8s.io/apimachinery/pkg/util/duration`). */
export function humanDuration(durationMs: number): string {
  const seconds = Math.trunc(durationMs / SECOND_MS);
  if (seconds < -1) return "<invalid>";
  if (seconds < 0) return "0s";
  if (seconds < 120) return `${seconds}s`;
  const minutes = Math.trunc(durationMs / MINUTE_MS);
  if (minutes < 10) return pair(minutes, "m", seconds % 60, "s");
  if (minutes < 180) return `${minutes}m`;
  const hours = Math.trunc(durationMs / HOUR_MS);
  if (hours < 8) return pair(hours, "h", minutes % 60, "m");
  if (hours < 48) return `${hours}h`;
  const days = Math.trunc(durationMs / DAY_MS);
  if (hours < 24 * 8) return pair(days, "d", hours % 24, "h");
  if (days < YEAR_DAYS * 2) return `${days}d`;
  const years = Math.trunc(days / YEAR_DAYS);
  if (days < YEAR_DAYS * 8) return pair(years, "y", days % YEAR_DAYS, "d");
  return `${years}y`;
}

/** The age of a moment, or `<unknown>` when it was never written down. */
export function ageSince(timestamp: Timestamp | null | undefined, nowMs: number): string {
  const ms = parseTimestamp(timestamp ?? "");
  return ms === undefined ? "<unknown>" : humanDuration(nowMs - ms);
}
