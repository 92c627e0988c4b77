/** Objects while defaults are written into them. */

/** The same shape, every field writable. */
export type Draft<Value> = { -readonly [Key in keyof Value]: Draft<Value[Key]> };

/** A deep copy of plain JSON that may be written to. */
export function draftOf<Value>(value: Value): Draft<Value> {
  if (Array.isArray(value)) return value.map((item) => draftOf(item)) as Draft<Value>;
  if (typeof value !== "object" || value === null) return value as Draft<Value>;
  const copy = Object.entries(value).map(([key, member]) => [key, draftOf(member)]);
  return Object.fromEntries(copy) as Draft<Value>;
}
