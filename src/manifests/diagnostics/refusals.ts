/** What the API server's validation refuses, at the fields it names, with the words it would take. */
import { type FieldPath, readPath, writePath } from "./field-path.ts";
import { nearestWord } from "./nearest-word.ts";
import type { Fix, Problem } from "./problem.ts";
import type { WrittenDocument } from "./written-document.ts";
import { type Fields, isObject } from "./written-fields.ts";

export interface Cause {
  readonly field: string;
  /** `Unsupported value: "always": supported values: "Always", "Never"` */
  readonly message: string;
}

export function refusalProblem(
  cause: Cause,
  object: Fields,
  document: WrittenDocument,
  at: FieldPath,
): Problem {
  const path = [...at, ...writtenPath(cause.field, document, at)];
  const isAbsent = /^(Required value|Forbidden)/.test(cause.message);
  const place = isAbsent
    ? document.keyAt(path)
    : (wrongItem(path, cause, object, document, at) ?? document.valueAt(path));
  const fix = fixOf(cause, path, object, document.textAt(place), at);
  const text = `${cause.field}: ${cause.message}`;
  return { ...place, severity: "error", text, ...(fix ? { fix } : {}) };
}

/** Some checks leave `spec` away, or name Go's fields. */
function writtenPath(field: string, document: WrittenDocument, at: FieldPath): FieldPath {
  const path = readPath(field);
  if (document.has([...at, ...path.slice(0, 1)])) return path;
  return document.has([...at, "spec", ...path]) ? ["spec", ...path] : path;
}

/** A list as a whole is named where one of its items is meant. */
function wrongItem(
  path: FieldPath,
  { message }: Cause,
  object: Fields,
  document: WrittenDocument,
  at: FieldPath,
) {
  const held = valueAt(object, path.slice(at.length));
  const quoted = quotedValue(message);
  if (quoted === undefined) return undefined;
  if (Array.isArray(held)) {
    const index = held.findIndex((item) => String(item) === quoted);
    return index < 0 ? undefined : document.valueAt([...path, index]);
  }
  if (!isObject(held)) return undefined;
  const name = Object.keys(held).find((key) => key === quoted || String(held[key]) === quoted);
  return name === undefined
    ? undefined
    : name === quoted
      ? document.keyAt([...path, name])
      : document.valueAt([...path, name]);
}

const valueAt = (object: unknown, path: FieldPath): unknown =>
  path.reduce<unknown>(
    (held, step) => (held as Readonly<Record<string, unknown>> | undefined | null)?.[step],
    object,
  );

function quotedValue(message: string): string | undefined {
  const quoted =
    /^(?:Unsupported|Invalid|Duplicate) value: "((?:[^"\\]|\\.)*)"/.exec(message)?.[1] ??
    /^Not found: "((?:[^"\\]|\\.)*)"/.exec(message)?.[1];
  return quoted === undefined ? undefined : (JSON.parse(`"${quoted}"`) as string);
}

/** As `kubectl get` abbreviates them, which no manifest may. */
const abbreviations: Readonly<Record<string, string>> = {
  ROX: "ReadOnlyMany",
  RWO: "ReadWriteOnce",
  RWOP: "ReadWriteOncePod",
  RWX: "ReadWriteMany",
};

function fixOf(
  { message }: Cause,
  path: FieldPath,
  object: Fields,
  line: string,
  at: FieldPath,
): Fix | undefined {
  const from = quotedValue(message);
  if (from === undefined || !line.includes(from)) return undefined;
  const to =
    supportedWord(from, message) ?? volumeMeant(from, message, path, object, at) ?? validName(from, message);
  return to === undefined || to === from ? undefined : { from, to };
}

function supportedWord(from: string, message: string): string | undefined {
  const list = /supported values: (.*)$/.exec(message)?.[1];
  if (list === undefined) return undefined;
  const words = [...list.matchAll(/"([^"]*)"/g)].map((found) => found[1]!);
  const short = abbreviations[from.toUpperCase()];
  if (short && words.includes(short)) return short;
  const filled = words.filter((word) => word !== "");
  return filled.length === 1 ? filled[0] : nearestWord(from, filled);
}

/** A mount names a volume that the Pod does not have. */
function volumeMeant(
  from: string,
  message: string,
  path: FieldPath,
  object: Fields,
  at: FieldPath,
): string | undefined {
  const text = writePath(path.slice(at.length));
  const owner = /^(.*?)\.?(?:containers|initContainers)\[\d+\]\.volume(?:Mounts|Devices)\[\d+\]\.name$/.exec(
    text,
  )?.[1];
  if (owner === undefined || !message.startsWith("Not found")) return undefined;
  const volumes = valueAt(object, [...readPath(owner), "volumes"]);
  const names = Array.isArray(volumes)
    ? volumes.flatMap((volume) => (typeof volume?.name === "string" ? [volume.name] : []))
    : [];
  return names.length === 1 ? names[0] : nearestWord(from, names);
}

/** Names of RFC 1123: small letters, digits and dashes, no longer than 63. */
function validName(from: string, message: string): string | undefined {
  if (!/RFC 1123|DNS-1035/.test(message)) return undefined;
  const letters = from.toLowerCase().replace(/[^a-z0-9.-]+/g, "-");
  const plain = message.includes("subdomain") ? letters : letters.replaceAll(".", "-");
  const started = message.includes("DNS-1035")
    ? plain.replace(/^[^a-z]+/, "")
    : plain.replace(/^[^a-z0-9]+/, "");
  const name = started.slice(0, 63).replace(/[^a-z0-9]+$/, "");
  return name === "" ? undefined : name;
}
