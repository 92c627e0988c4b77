/** A quantity as Go keeps it: a whole number, a power of ten and the family of suffixes. */
import { parseQuantity } from "#api";

const decimalScales: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};

export function quantityParts(text: string): {
  readonly value: bigint;
  readonly scale: number;
  readonly format: string;
} {
  const parsed = parseQuantity(text);
  if ("error" in parsed) return { value: 0n, scale: 0, format: "" };
  const { nano, format } = parsed;
  const scale = format === "DecimalSI" ? (decimalScales[text.at(-1) ?? ""] ?? 0) : 0;
  const unit = 10n ** BigInt(scale + 9);
  return { value: nano / unit, scale, format };
}
