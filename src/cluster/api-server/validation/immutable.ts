/** Fields that may not change once an object exists. */
import { canonicalJson } from "#api";
import { type ErrorValue, type FieldError, invalid } from "./field-error.ts";
import { goSyntax } from "./go-print/index.ts";

/**
 * Whether two values are the same; absent, null and empty lists or maps count as one
 * (`apiequality.Semantic`).
 */
export function sameValue(left: unknown, right: unknown): boolean {
  return canonicalJson(bare(left)) === canonicalJson(bare(right));
}

function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((item) => bare(item) ?? null);
  if (typeof value !== "object" || value === null) return value ?? undefined;
  const members = Object.entries(value).map(([key, member]) => [key, bare(member)] as const);
  const kept = members.filter(([, member]) => member !== undefined);
  return kept.length === 0 && members.length > 0 ? undefined : Object.fromEntries(kept);
}

/** `ValidateImmutableField`; `type` is the Go type of a value that is no plain text or number. */
export function checkImmutable(
  old: unknown,
  updated: unknown,
  field: string,
  type?: string,
): readonly FieldError[] {
  if (sameValue(old, updated)) return [];
  const value: ErrorValue = type ? { goText: goSyntax(type, updated) } : (updated as ErrorValue);
  return [invalid(field, value, "field is immutable")];
}
