/** Values of awk: numbers, texts, and texts from the input that look like numbers. */
import { formatNumber } from "./number-format.ts";

export type AwkValue = number | string | InputText | undefined;

/** A field: compared as a number where it looks like one. */
export class InputText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const looksNumeric = (text: string): boolean =>
  /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/.test(text);

export function toNumber(value: AwkValue): number {
  if (typeof value === "number") return value;
  const text = value instanceof InputText ? value.text : (value ?? "");
  const found = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/.exec(text);
  return found === null ? 0 : Number(found[0]);
}

/** @param format CONVFMT or OFMT, for numbers that are not whole */
export function toText(value: AwkValue, format = "%.6g"): string {
  if (value === undefined) return "";
  if (typeof value === "string") return value;
  if (value instanceof InputText) return value.text;
  if (Number.isInteger(value))
    return Math.abs(value) < 1e16
      ? String(value)
      : formatNumber("g", value, { flags: "", width: undefined, precision: 6 });
  const precision = Number(/\.(\d+)/.exec(format)?.[1] ?? 6);
  return formatNumber(format.slice(-1), value, { flags: "", width: undefined, precision });
}

export function isTrue(value: AwkValue): boolean {
  if (typeof value === "number") return value !== 0;
  if (value instanceof InputText)
    return looksNumeric(value.text) ? Number(value.text) !== 0 : value.text !== "";
  return (value ?? "") !== "";
}

const numeric = (value: AwkValue): boolean =>
  typeof value === "number" ||
  value === undefined ||
  (value instanceof InputText && looksNumeric(value.text));

/** Below 0, 0 or above. */
export function compareValues(left: AwkValue, right: AwkValue): number {
  if (numeric(left) && numeric(right)) return toNumber(left) - toNumber(right);
  const [one, other] = [toText(left), toText(right)];
  return one < other ? -1 : one > other ? 1 : 0;
}
