/** Checks of numbers, percentages and quantities that many kinds share. */
import { compareQuantities, quantityToMilli } from "#api";
import { type FieldError, type GoText, invalid } from "./field-error.ts";

export const notNegative = "must be greater than or equal to 0";
const positive = "must be greater than zero";

export function checkNotNegative(value: number | undefined, field: string): readonly FieldError[] {
  return value !== undefined && value < 0 ? [invalid(field, value, notNegative)] : [];
}

/** `must be between 1 and 65535, inclusive` */
export function inclusiveRange(low: number, high: number): string {
  return `must be between ${low} and ${high}, inclusive`;
}

export function checkPositiveQuantity(quantity: string, field: string): readonly FieldError[] {
  return compareQuantities(quantity, "0") <= 0 ? [invalid(field, quantity, positive)] : [];
}

export function isWhole(quantity: string): boolean {
  return quantityToMilli(quantity) % 1000 === 0;
}

/** An `intstr.IntOrString` as Go prints it in errors. */
export function intOrString(value: number | string | undefined): GoText {
  const [type, number, text] = typeof value === "string" ? [1, 0, value] : [0, value ?? 0, ""];
  return { goText: `intstr.IntOrString{Type:${type}, IntVal:${number}, StrVal:${JSON.stringify(text)}}` };
}

/** A count or a percentage, neither below nought (`ValidatePositiveIntOrPercent`). */
export function checkIntOrPercent(value: number | string | undefined, field: string): readonly FieldError[] {
  if (typeof value !== "string") return checkNotNegative(value, field);
  if (/^[0-9]+%$/.test(value)) return [];
  const message =
    "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";
  return [invalid(field, intOrString(value), message)];
}

export function checkAtMostAll(value: number | string | undefined, field: string): readonly FieldError[] {
  const percent = typeof value === "string" ? /^([0-9]+)%$/.exec(value)?.[1] : undefined;
  if (percent === undefined || Number(percent) <= 100) return [];
  return [invalid(field, intOrString(value), "must not be greater than 100%")];
}

/** The number in a count or percentage, whatever it counts. */
export function amountOf(value: number | string | undefined): number {
  return typeof value === "string" ? Number.parseInt(value, 10) || 0 : (value ?? 0);
}
