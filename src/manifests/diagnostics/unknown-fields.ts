/** Fields that a kind does not know: what was meant, or where they belong. */
import { fieldsOf } from "#api";
import { type Message, message } from "#i18n";
import { type FieldPath, withoutIndexes, writePath } from "./field-path.ts";
import { nearestWord } from "./nearest-word.ts";
import type { Problem } from "./problem.ts";
import type { WrittenDocument } from "./written-document.ts";
import { isObject, type WrittenField, writtenFields } from "./written-fields.ts";

/** As the API server's strict decoding lists them; its path starts at the object, wherever that stands. */
export function unknownFields(
  object: Readonly<Record<string, unknown>>,
  document: WrittenDocument,
  at: FieldPath,
): readonly Problem[] {
  return [...writtenFields(object, String(object.kind), at)]
    .filter(({ field }) => !field)
    .map((written) => {
      const place = document.keyAt(written.path);
      const problem: Problem = {
        ...place,
        severity: "error",
        text: `unknown field "${writePath(written.path.slice(at.length))}"`,
      };
      const to = meantField(written, object, at);
      if (to !== undefined) return { ...problem, fix: { from: written.name, to } };
      const hint = belonging(written, at);
      return hint ? { ...problem, hint } : problem;
    });
}

/** A field of a similar name that is not there yet. */
function meantField(written: WrittenField, object: unknown, at: FieldPath): string | undefined {
  const { name, path, type, value } = written;
  const beside = path.slice(at.length, -1).reduce<unknown>((held, step) => (held as never)?.[step], object);
  const present = isObject(beside) ? Object.keys(beside) : [];
  const shaped = [...(fieldsOf(type)?.values() ?? [])].filter((field) => {
    const isStruct = field.container === undefined && fieldsOf(field.type) !== undefined;
    return (
      !present.includes(field.name) &&
      (isStruct || field.container === "map" ? isObject(value) || value === null : !isObject(value))
    );
  });
  return nearestWord(
    name,
    shaped.map((field) => field.name),
  );
}

/** Names that so many types have that finding one proves nothing. */
const everywhere = new Set([
  "name",
  "type",
  "key",
  "value",
  "path",
  "items",
  "labels",
  "namespace",
  "kind",
  "optional",
]);

/** What containers and claims ask for: never right beside `requests`. */
const resourceNames = new Set(["cpu", "memory", "storage", "ephemeral-storage"]);

/** Says where a field is known: further out, or further in. */
function belonging({ name, around, type }: WrittenField, at: FieldPath): Message | undefined {
  if (resourceNames.has(name) && fieldsOf(type)?.has("requests")) {
    return message("hint.belongs", { field: name, place: "requests" });
  }
  const outer = everywhere.has(name)
    ? undefined
    : around.slice(0, -1).findLast(({ type }) => fieldsOf(type)?.has(name));
  const here = around.at(-1)!;
  const inner = everywhere.has(name) ? undefined : placeInside(here.type, name);
  const place = outer
    ? withoutIndexes(outer.path.slice(at.length))
    : inner && [withoutIndexes(here.path.slice(at.length)), inner].filter((part) => part !== "").join(".");
  return place ? message("hint.belongs", { field: name, place }) : undefined;
}

/** How far inside a field is looked for: from a Deployment to its containers. */
const DEPTH = 4;

/** The shortest way from a type to one that knows the field: `spec.template.spec`, `containers[]`. */
function placeInside(type: string, name: string): string | undefined {
  let layer: readonly (readonly [type: string, place: string])[] = [[type, ""]];
  for (let depth = 0; depth < DEPTH; depth += 1) {
    layer = layer.flatMap(([outer, place]) =>
      [...(fieldsOf(outer)?.values() ?? [])]
        .filter((field) => field.container !== "map" && !["status", "metadata"].includes(field.name))
        .map((field): readonly [string, string] => {
          const step = field.container === "list" ? `${field.name}[]` : field.name;
          return [field.type, place === "" ? step : `${place}.${step}`];
        }),
    );
    const found = layer.find(([inner]) => fieldsOf(inner)?.has(name));
    if (found) return found[1];
  }
  return undefined;
}
