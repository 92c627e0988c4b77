/** Goes through what an object says beside what its kind knows. */
import { type Field, fieldsOf } from "#api";
import type { FieldPath } from "./field-path.ts";

export interface WrittenField {
  readonly path: FieldPath;
  readonly name: string;
  readonly value: unknown;
  /** The type it stands in, and what that type knows of it; unknown fields have no `field`. */
  readonly type: string;
  readonly field: Field | undefined;
  /** The types around it, the kind first. */
  readonly around: readonly Surrounding[];
}

interface Surrounding {
  readonly type: string;
  readonly path: FieldPath;
}

export type Fields = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every field that an object of a kind writes, in order, also inside lists and maps. */
export function* writtenFields(object: Fields, kind: string, at: FieldPath = []): Generator<WrittenField> {
  for (const written of fieldsIn(object, kind, at, [])) {
    const isType = written.path.length === at.length + 1 && ["apiVersion", "kind"].includes(written.name);
    if (!isType) yield written;
  }
}

function* fieldsIn(
  object: Fields,
  type: string,
  at: FieldPath,
  outside: readonly Surrounding[],
): Generator<WrittenField> {
  const known = fieldsOf(type);
  if (!known) return;
  const around = [...outside, { type, path: at }];
  for (const [name, value] of Object.entries(object)) {
    const field = known.get(name);
    const path = [...at, name];
    yield { path, name, value, type, field, around };
    if (field)
      for (const [inner, below] of valuesOf(field, value, path))
        yield* fieldsIn(inner, field.type, below, around);
  }
}

/** The objects in a field's value: itself, or those in its list or map. */
function valuesOf(field: Field, value: unknown, path: FieldPath): readonly (readonly [Fields, FieldPath])[] {
  const held: readonly (readonly [unknown, FieldPath])[] =
    field.container === "list" && Array.isArray(value)
      ? value.map((item, index) => [item, [...path, index]])
      : field.container === "map" && isObject(value)
        ? Object.entries(value).map(([key, item]) => [item, [...path, key]])
        : [[value, path]];
  return held.filter((pair): pair is readonly [Fields, FieldPath] => isObject(pair[0]));
}
