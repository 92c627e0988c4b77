/** When the cluster's moment 0 is, on the calendar; and its moments as timestamps. */
import { formatMicroTimestamp, formatTimestamp, parseTimestamp, type Timestamp } from "#api";
import type { Ms } from "../state/record.ts";

/** 2026-01-01T00:00:00Z, in milliseconds since 1970. A scenario may begin at another moment. */
export const epochMs = 1_767_225_600_000;

/** A moment as `metav1.Time`: whole seconds. */
export const timestampAt = (now: Ms): Timestamp => formatTimestamp(epochMs + now);

/** A moment as `metav1.MicroTime`. */
export const microTimestampAt = (now: Ms): Timestamp => formatMicroTimestamp(epochMs + now);

/** The moment of a timestamp, to its second; `undefined` when there is none. */
export function momentOf(timestamp: Timestamp | null | undefined): Ms | undefined {
  const ms = timestamp ? parseTimestamp(timestamp) : undefined;
  return ms === undefined ? undefined : ms - epochMs;
}
