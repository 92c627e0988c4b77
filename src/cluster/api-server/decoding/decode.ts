/** Reads a JSON object into a kind, as Go's decoder does: unknown fields, wrong types, normal form. */
import { allResources, canonicalQuantity, type Field, fieldsOf, parseQuantity, parseTimestamp } from "#api";
import { corruptBase64At } from "./base64.ts";
import { goTypeOf, jsonTypeOf } from "./go-types.ts";
import { emptyValueOf, isEmpty } from "./normal-form.ts";

export interface Decoded {
  /**
   * The object in normal form: unknown fields, nulls and empty optional fields gone, quantities as stored.
   */
  readonly object: Readonly<Record<string, unknown>>;
  /** Strict errors in the order the decoder meets them: `unknown field "spec.x"`. */
  readonly unknownFields: readonly string[];
  /**
   * What the decoder failed by, instead of an object: `json: cannot unmarshal string into Go struct field …`.
   */
  readonly failure?: string;
}

/** Where the decoder is: the way it names fields in strict errors, and in type errors. */
interface Place {
  readonly path: string;
  readonly struct: string;
  readonly goPath: string;
}

/** Objects inside objects (claim templates) may say their type, too. */
const kinds = new Set(allResources.map(({ kind }) => kind));
const typeFields = ["apiVersion", "kind"];

/** An error that a type's own `UnmarshalJSON` raises: it ends the decoding. */
class HardError extends Error {}

interface Findings {
  readonly unknown: string[];
  /** The first mismatch; decoding goes on after it (`encoding/json` `saveError`). */
  mismatch: string | undefined;
}

/** Decodes an object as the kind it says it is; a kind without a schema is taken as it stands. */
export function decode(object: Readonly<Record<string, unknown>>): Decoded {
  return decodeAs(object, String(object.kind));
}

function decodeAs(object: Readonly<Record<string, unknown>>, type: string): Decoded {
  if (!fieldsOf(type)) return { object, unknownFields: [] };
  const findings: Findings = { unknown: [], mismatch: undefined };
  try {
    const { apiVersion, kind, ...rest } = object;
    const decoded = decodeStruct(rest, type, { path: "", struct: type, goPath: "" }, findings);
    const failure = findings.mismatch;
    const typed = { apiVersion, kind, ...decoded };
    return { object: typed, unknownFields: findings.unknown, ...(failure ? { failure } : {}) };
  } catch (error) {
    if (!(error instanceof HardError)) throw error;
    return { object, unknownFields: [], failure: error.message };
  }
}

function decodeStruct(
  value: Readonly<Record<string, unknown>>,
  type: string,
  place: Place,
  findings: Findings,
): Record<string, unknown> {
  const fields = fieldsOf(type) ?? new Map<string, Field>();
  const decoded: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    const field = fields.get(key);
    const path = place.path === "" ? key : `${place.path}.${key}`;
    if (!field && kinds.has(type) && typeFields.includes(key)) {
      decoded[key] = value[key];
      continue;
    }
    if (!field) {
      findings.unknown.push(`unknown field "${path}"`);
      continue;
    }
    const goPath = place.goPath === "" ? key : `${place.goPath}.${key}`;
    const member = decodeField(value[key], field, { path, struct: type, goPath }, findings);
    if (member !== undefined && !(field.empty === "omitted" && isEmpty(member, field))) decoded[key] = member;
  }
  for (const field of fields.values()) {
    if (field.empty === "always" && decoded[field.name] === undefined) {
      const empty = emptyValueOf(field);
      if (empty !== undefined) decoded[field.name] = empty;
    }
  }
  return decoded;
}

function decodeField(value: unknown, field: Field, place: Place, findings: Findings): unknown {
  if (value === null || value === undefined) return undefined;
  if (field.container === "list") {
    if (!Array.isArray(value)) return mismatch(value, goTypeOf(field), place, findings);
    return value.map((item, index) =>
      decodeElement(item, field, { ...place, path: `${place.path}[${index}]` }, findings),
    );
  }
  if (field.container === "map") {
    if (!isObject(value)) return mismatch(value, goTypeOf(field), place, findings);
    const entries = Object.keys(value)
      .sort()
      .map((key) => [
        key,
        decodeElement(value[key], field, { ...place, path: `${place.path}.${key}` }, findings),
      ]);
    return Object.fromEntries(entries);
  }
  return decodeScalar(value, field, place, findings);
}

function decodeElement(value: unknown, field: Field, place: Place, findings: Findings): unknown {
  const decoded = value === null ? undefined : decodeScalar(value, field, place, findings);
  return decoded ?? emptyValueOf({ ...field, container: undefined, empty: "always" });
}

function decodeScalar(value: unknown, field: Field, place: Place, findings: Findings): unknown {
  const { type } = field;
  if (fieldsOf(type)) {
    return isObject(value)
      ? decodeStruct(value, type, place, findings)
      : mismatch(value, goTypeOf({ ...field, container: undefined }), place, findings);
  }
  switch (type) {
    case "any":
      return value;
    case "quantity":
      return decodeQuantity(value);
    case "time":
    case "microtime":
      return decodeTime(value, type, place);
    case "int-or-string":
      return decodeIntOrString(value, place);
    case "bytes":
      return decodeBytes(value, field, place, findings);
    case "bool":
      return typeof value === "boolean" ? value : mismatch(value, "bool", place, findings);
    case "string":
      return typeof value === "string"
        ? value
        : mismatch(value, goTypeOf({ ...field, container: undefined }), place, findings);
    default:
      return isInteger(value, type) ? value : mismatch(value, type, place, findings);
  }
}

function decodeQuantity(value: unknown): string {
  const text = typeof value === "string" ? value.trim() : String(value);
  const parsed = parseQuantity(text);
  if ("error" in parsed) throw new HardError(parsed.error);
  return canonicalQuantity(text);
}

function decodeTime(value: unknown, type: string, place: Place): string {
  if (typeof value !== "string") throw new HardError(mismatchText(value, "string", place));
  if (parseTimestamp(value) !== undefined) return value;
  const layout = type === "time" ? "2006-01-02T15:04:05Z07:00" : "2006-01-02T15:04:05.000000Z07:00";
  throw new HardError(`parsing time "${value}" as "${layout}": cannot parse "${value}" as "2006"`);
}

function decodeIntOrString(value: unknown, place: Place): unknown {
  if (typeof value === "string" || isInteger(value, "int32")) return value;
  throw new HardError(mismatchText(value, "int32", place, true));
}

function decodeBytes(value: unknown, field: Field, place: Place, findings: Findings): unknown {
  if (typeof value !== "string") {
    return mismatch(value, goTypeOf({ ...field, container: undefined }), place, findings);
  }
  const at = corruptBase64At(value);
  if (at !== undefined) findings.mismatch ??= `illegal base64 data at input byte ${at}`;
  return value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isInteger(value: unknown, type: string): boolean {
  const limit = type === "int32" ? 2 ** 31 : 2 ** 63;
  return typeof value === "number" && Number.isInteger(value) && value < limit && value >= -limit;
}

function mismatch(value: unknown, goType: string, place: Place, findings: Findings): undefined {
  const numeric = goType === "int32" || goType === "int64";
  findings.mismatch ??= mismatchText(value, goType, place, numeric);
  return undefined;
}

function mismatchText(value: unknown, goType: string, { struct, goPath }: Place, numeric = false): string {
  const given = numeric && typeof value === "number" ? `number ${value}` : jsonTypeOf(value);
  return `json: cannot unmarshal ${given} into Go struct field ${struct}.${goPath} of type ${goType}`;
}
