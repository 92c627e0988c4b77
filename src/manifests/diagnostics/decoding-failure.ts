/**
 * The one value that the API server's decoder failed at: its message names the field, but neither item nor
 * line.
 */
import { type Field, fieldsOf, parseQuantity } from "#api";
import { type Message, message } from "#i18n";
import { type FieldPath, withoutIndexes } from "./field-path.ts";
import type { Fix, Problem } from "./problem.ts";
import type { WrittenDocument } from "./written-document.ts";
import { type Fields, isObject, type WrittenField, writtenFields } from "./written-fields.ts";

interface Culprit {
  readonly path: FieldPath;
  readonly value: unknown;
  readonly field: Field | undefined;
  readonly fix?: Fix | undefined;
  readonly hint?: Message;
}

/** Puts the message of a `BadRequest` at the value it is about. */
export function decodingFailure(
  text: string,
  object: Fields,
  document: WrittenDocument,
  at: FieldPath,
): Problem {
  const fields = [...writtenFields(object, String(object.kind), at)];
  const culprit = wrongType(text, fields, at) ?? wrongQuantity(text, fields) ?? wrongBase64(text, fields);
  const place = culprit ? document.valueAt(culprit.path) : document.keyAt([...at, "kind"]);
  const { fix, hint } = culprit ?? {};
  return { ...place, severity: "error", text, ...(fix ? { fix } : {}), ...(hint ? { hint } : {}) };
}

const jsonType = (value: unknown): string =>
  Array.isArray(value) ? "array" : typeof value === "boolean" ? "bool" : typeof value;

/** A field's value, or the members of its list or map. */
function membersOf({ value, path, field }: WrittenField): readonly (readonly [unknown, FieldPath])[] {
  if (Array.isArray(value)) return value.map((item, index) => [item, [...path, index]]);
  if (field?.container === "map" && isObject(value)) {
    return Object.entries(value).map(([key, item]) => [item, [...path, key]]);
  }
  return [];
}

function wrongType(text: string, fields: readonly WrittenField[], at: FieldPath): Culprit | undefined {
  const told = /cannot unmarshal (\w+)(?: \S+)? into Go struct field \w+\.(\S+) of type (\S+)/.exec(text);
  if (!told) return undefined;
  const [, given, goPath, goType = ""] = told;
  for (const written of fields) {
    const { field, path, value } = written;
    if (withoutIndexes(path.slice(at.length)) !== goPath) continue;
    const members: readonly (readonly [unknown, FieldPath])[] = [[value, path], ...membersOf(written)];
    const isCollected =
      field?.container !== undefined && !goType.startsWith("[]") && !goType.startsWith("map[");
    const found = (isCollected ? members.slice(1) : members).find(([member]) => jsonType(member) === given);
    if (found) {
      const [wrong, where] = found;
      const inList = isCollected ? { ...field!, container: undefined } : field;
      return { path: where, value: wrong, field, fix: inList && fittingValue(wrong, inList) };
    }
  }
  return undefined;
}

/** The same said in the type that is wanted. */
function fittingValue(value: unknown, field: Field): Fix | undefined {
  if (typeof value === "object" || value === null) return undefined;
  const from = String(value);
  if (field.container === "list") {
    const items = field.name === "command" || field.name === "args" ? from.split(/\s+/) : [from];
    return {
      from,
      to: `[${items.map((item) => (/^[\w./-]+$/.test(item) ? item : JSON.stringify(item))).join(", ")}]`,
    };
  }
  if (field.container === "map") return undefined;
  if (field.type === "string") return { from, to: JSON.stringify(from) };
  if (/^int(32|64)$/.test(field.type))
    return /^-?\d+$/.test(from) ? { from: `"${from}"`, to: from } : undefined;
  if (field.type === "bool")
    return /^(true|false)$/i.test(from) ? { from: `"${from}"`, to: from.toLowerCase() } : undefined;
  const required = [...(fieldsOf(field.type)?.values() ?? [])].filter((inner) => inner.required);
  const [only] = required;
  return required.length === 1 && only?.type === "string"
    ? { from, to: `{ ${only.name}: ${from} }` }
    : undefined;
}

function wrongQuantity(text: string, fields: readonly WrittenField[]): Culprit | undefined {
  if (!/quantit|numeric part/.test(text)) return undefined;
  for (const written of fields.filter(({ field }) => field?.type === "quantity")) {
    const members = membersOf(written);
    for (const [value, path] of members.length > 0 ? members : [[written.value, written.path] as const]) {
      const said = String(value).trim();
      if ("error" in parseQuantity(said))
        return { path, value, field: written.field, fix: meantQuantity(String(value)) };
    }
  }
  return undefined;
}

/** `1GB`, `1 Gi`, `10gib`: the unit that was meant. */
function meantQuantity(from: string): Fix | undefined {
  const [, number, unit = ""] = /^\s*([\d.]+)\s*([a-z]*)\s*$/i.exec(from) ?? [];
  if (number === undefined) return undefined;
  const [, prefix = "", binary = ""] = /^([kmgtpe])(i?)b?(?:ytes?)?$/i.exec(unit) ?? [];
  const letter = binary === "" && prefix.toLowerCase() === "k" ? "k" : prefix.toUpperCase();
  const to = `${number}${letter}${binary.toLowerCase()}`;
  return "error" in parseQuantity(to) || (unit !== "" && prefix === "") ? undefined : { from, to };
}

const isBase64 = (value: unknown): boolean =>
  typeof value !== "string" ||
  (/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(value) && value.replace(/\s/g, "").length % 4 === 0);

function wrongBase64(text: string, fields: readonly WrittenField[]): Culprit | undefined {
  if (!text.includes("illegal base64 data")) return undefined;
  const places = fields
    .filter(({ field }) => field?.type === "bytes")
    .flatMap((written) => membersOf(written).map((member) => [member, written] as const));
  const wrong = places.find(([[value]]) => !isBase64(value));
  if (!wrong) return undefined;
  const [[value, path], { field }] = wrong;
  return { path, value, field, hint: message("hint.base64") };
}
