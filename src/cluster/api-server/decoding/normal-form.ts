/** What Go writes for a field nobody set: `resources: {}`, `creationTimestamp: null`, an empty name. */
import { type Field, fieldsOf, type Manifest } from "#api";

/** Whether `omitempty` leaves a decoded value out. */
export function isEmpty(value: unknown, field: Field): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (field.container === "map") return Object.keys(value as object).length === 0;
  return value === "" || value === 0 || value === false;
}

/** What is written for an absent field that is always written; `undefined` where nothing sensible is. */
export function emptyValueOf(field: Field): unknown {
  if (field.container) return undefined;
  switch (field.type) {
    case "string":
    case "bytes":
      return "";
    case "bool":
      return false;
    case "time":
    case "microtime":
      return null;
    case "quantity":
      return "0";
    case "int32":
    case "int64":
      return 0;
    case "int-or-string":
      return 0;
    default:
      return emptyStruct(field.type);
  }
}

function emptyStruct(type: string): Readonly<Record<string, unknown>> | undefined {
  const fields = fieldsOf(type);
  if (!fields) return undefined;
  const members = [...fields.values()]
    .filter((field) => field.empty === "always")
    .map((field) => [field.name, emptyValueOf(field)] as const)
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(members);
}

/** A new object without the status its sender may have written (`PrepareForCreate` of most kinds). */
export function withEmptyStatus(object: Manifest): Manifest {
  const field = fieldsOf(object.kind)?.get("status");
  return field ? { ...object, status: emptyValueOf(field) ?? {} } : object;
}
