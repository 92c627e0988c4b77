/**
 * What a patched object fails by, when a value does not fit its field: the server converts it without a
 * decoder.
 */
import { type Field, fieldsOf, parseQuantity } from "#api";

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Go's names of the types JSON comes in. */
function givenType(value: unknown): string {
  if (Array.isArray(value)) return "[]interface {}";
  if (isObject(value)) return "map[string]interface {}";
  if (typeof value === "number") return Number.isInteger(value) ? "int64" : "float64";
  return typeof value === "boolean" ? "bool" : "string";
}

/**
 * The first mismatch in the order of the fields (`fromUnstructured` of
 * `staging/src/k8s.io/apimachinery/pkg/runtime/converter.go`).
 */
export function conversionFailure(object: Members, type: string): string | undefined {
  for (const field of fieldsOf(type)?.values() ?? []) {
    const value = object[field.name];
    const failure = value === undefined || value === null ? undefined : fieldFailure(value, field);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

function fieldFailure(value: unknown, field: Field): string | undefined {
  if (field.container === "list") {
    if (!Array.isArray(value)) return `cannot restore slice from ${givenType(value)}`;
    return firstFailure(value, field);
  }
  if (field.container === "map") {
    if (!isObject(value)) return `cannot restore map from ${givenType(value)}`;
    return firstFailure(Object.values(value), field);
  }
  return elementFailure(value, field);
}

function firstFailure(values: readonly unknown[], field: Field): string | undefined {
  for (const value of values) {
    const failure = value === null ? undefined : elementFailure(value, field);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

function elementFailure(value: unknown, { type }: Field): string | undefined {
  if (fieldsOf(type)) {
    return isObject(value)
      ? conversionFailure(value, type)
      : `cannot restore struct from: ${givenType(value)}`;
  }
  const given = givenType(value);
  switch (type) {
    case "string":
      if (given === "string") return undefined;
      return given === "int64" ? "cannot convert int64 to string" : "unrecognized type: string";
    case "bool":
      return given === "bool" ? undefined : "unrecognized type: bool";
    case "int32":
    case "int64":
      return given === "int64" || given === "float64" ? undefined : `unrecognized type: ${type}`;
    case "quantity": {
      const parsed = parseQuantity(String(value));
      return "error" in parsed ? parsed.error : undefined;
    }
    default:
      return undefined;
  }
}

/** A patch as Go's `%+v` prints it: `map[spec:map[replicas:three]]`. */
export function goMapText(value: unknown): string {
  if (value === null || value === undefined) return "<nil>";
  if (Array.isArray(value)) return `[${value.map(goMapText).join(" ")}]`;
  if (!isObject(value)) return String(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${key}:${goMapText(value[key])}`);
  return `map[${members.join(" ")}]`;
}
