/** A figure held against its limit. */

export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  /** The limit is the least (frames a second) or the most (milliseconds) that is good. */
  readonly good: "at-most" | "at-least";
  readonly unit: string;
}

export function withinLimit(name: string, value: number, limit: number, unit: string): Measurement {
  return { name, value, limit, good: "at-most", unit };
}

export function overLimit(name: string, value: number, limit: number, unit: string): Measurement {
  return { name, value, limit, good: "at-least", unit };
}

export function isGood({ value, limit, good }: Measurement): boolean {
  return good === "at-most" ? value <= limit : value >= limit;
}

/** `✓ name: 12.3 ms (at most 30 ms)` */
export function measurementLine(measurement: Measurement): string {
  const { name, value, limit, unit, good } = measurement;
  const digits = value < 100 ? 2 : 0;
  const word = good === "at-most" ? "at most" : "at least";
  return `${isGood(measurement) ? "✓" : "✗"} ${name}: ${value.toFixed(digits)} ${unit} (${word} ${limit} ${unit})`;
}
