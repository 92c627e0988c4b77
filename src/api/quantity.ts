/**
 * Kubernetes quantities (`1.5Gi`, `250m`, `1e3`): exact arithmetic and the spelling the API server stores.
 */

type Format = "BinarySI" | "DecimalSI" | "DecimalExponent";

/** A quantity as an exact number of billionths (nano), with the family of suffixes it is written in. */
export interface Quantity {
  readonly nano: bigint;
  readonly format: Format;
}

const nanoPerUnit = 1_000_000_000n;
const binarySuffixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"] as const;
const decimalSuffixes = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"] as const;

export const quantityFormatMessage =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
const suffixMessage = "unable to parse quantity's suffix";
const numericMessage = "unable to parse numeric part of quantity";

interface Scale {
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly format: Format;
}

function scaleOf(suffix: string): Scale | undefined {
  const binary = (binarySuffixes as readonly string[]).indexOf(suffix);
  if (binary > 0) return { numerator: 1024n ** BigInt(binary), denominator: 1n, format: "BinarySI" };
  const decimal = (decimalSuffixes as readonly string[]).indexOf(suffix);
  if (decimal >= 0) return decimalScale((decimal - 3) * 3, "DecimalSI");
  const exponent = /^[eE]([-+]?\d+)$/.exec(suffix);
  return exponent ? decimalScale(Number(exponent[1]), "DecimalExponent") : undefined;
}

function decimalScale(power: number, format: Format): Scale {
  return power >= 0
    ? { numerator: 10n ** BigInt(power), denominator: 1n, format }
    : { numerator: 1n, denominator: 10n ** BigInt(-power), format };
}

/**
 * Reads a quantity, or returns the error text of `resource.ParseQuantity`
 * (`staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go`). Fractions of a billionth round away from
 * zero.
 */
export function parseQuantity(text: string): Quantity | { readonly error: string } {
  if (text === "") return { error: quantityFormatMessage };
  const parts = /^([-+]?)(\d*)(\.(\d*))?(.*)$/s.exec(text);
  const [, sign = "", whole = "", dot, fraction = "", suffix = ""] = parts ?? [];
  if (whole === "" && fraction === "") return { error: quantityFormatMessage };
  if (dot !== undefined && suffix.startsWith(".")) return { error: quantityFormatMessage };
  if (!/^[eEinumkKMGTP]*[-+]?\d*$/.test(suffix)) return { error: quantityFormatMessage };
  const scale = scaleOf(suffix);
  if (!scale) return { error: suffixMessage };
  if (!/^\d*$/.test(whole + fraction)) return { error: numericMessage };
  const digits = BigInt(`${whole}${fraction}` || "0") * nanoPerUnit * scale.numerator;
  const nano = divideUp(digits, 10n ** BigInt(fraction.length) * scale.denominator);
  const format = scale.format === "BinarySI" && nano % nanoPerUnit !== 0n ? "DecimalSI" : scale.format;
  return { nano: sign === "-" ? -nano : nano, format };
}

function divideUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}

/** Writes a quantity as the API server does: the largest suffix that leaves a whole number. */
export function formatQuantity({ nano, format }: Quantity): string {
  if (nano === 0n) return "0";
  const magnitude = nano < 0n ? -nano : nano;
  const sign = nano < 0n ? "-" : "";
  const small = magnitude < 1024n * nanoPerUnit || magnitude % nanoPerUnit !== 0n;
  if (format === "BinarySI" && !small)
    return sign + largestWhole(magnitude / nanoPerUnit, 1024n, binarySuffixes);
  if (format === "DecimalExponent") return sign + exponentForm(magnitude);
  return sign + largestWhole(magnitude, 1000n, decimalSuffixes);
}

function largestWhole(amount: bigint, step: bigint, suffixes: readonly string[]): string {
  let rest = amount;
  let index = 0;
  while (index < suffixes.length - 1 && rest % step === 0n) {
    rest /= step;
    index += 1;
  }
  return `${rest}${suffixes[index]}`;
}

function exponentForm(magnitude: bigint): string {
  let rest = magnitude;
  let power = -9;
  while (rest % 1000n === 0n) {
    rest /= 1000n;
    power += 3;
  }
  return power === 0 ? `${rest}` : `${rest}e${power}`;
}

/** The stored spelling of a quantity (`1.5Gi` is `1536Mi`); text that is none is returned as it is. */
export function canonicalQuantity(text: string): string {
  const parsed = parseQuantity(text);
  return "error" in parsed ? text : formatQuantity(parsed);
}

/** Whole units (bytes, CPUs), rounded up as `Quantity.Value()` does; 0 for an absent or unreadable one. */
export function quantityToBytes(text: string | undefined): number {
  return Number(ceilingOf(text, nanoPerUnit));
}

/** Thousandths (milli-CPU), rounded up as `Quantity.MilliValue()` does; 0 for an absent or unreadable one. */
export function quantityToMilli(text: string | undefined): number {
  return Number(ceilingOf(text, nanoPerUnit / 1000n));
}

function ceilingOf(text: string | undefined, unit: bigint): bigint {
  const nano = nanoOf(text);
  return nano < 0n ? -divideUp(-nano, unit) : divideUp(nano, unit);
}

function nanoOf(text: string | undefined): bigint {
  const parsed = parseQuantity(text ?? "0");
  return "error" in parsed ? 0n : parsed.nano;
}

/** Negative, zero or positive as `left` is less than, equal to or more than `right`; absent counts as 0. */
export function compareQuantities(left: string | undefined, right: string | undefined): number {
  const difference = nanoOf(left) - nanoOf(right);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The sum, written in the first summand's family of suffixes unless that is zero. */
export function addQuantities(left: string | undefined, right: string | undefined): string {
  const first = parseQuantity(left ?? "0");
  const second = parseQuantity(right ?? "0");
  if ("error" in first || "error" in second) return "error" in first ? (right ?? "0") : (left ?? "0");
  return formatQuantity({
    nano: first.nano + second.nano,
    format: first.nano === 0n ? second.format : first.format,
  });
}
