/** The value that was meant where validation refuses one. */
import { type FieldPath, readPath } from "./field-path.ts";
import { nearestWord } from "./nearest-word.ts";
import type { Fields } from "./written-fields.ts";

export const valueAt = (object: unknown, path: FieldPath): unknown =>
  path.reduce<unknown>(
    (held, step) => (held as Readonly<Record<string, unknown>> | undefined | null)?.[step],
    object,
  );

/** The value that a message quotes; of a struct, its type: `apps.DeploymentStrategy{Type:"Rolling", …}`. */
export function quotedValue(message: string): string | undefined {
  const said =
    /^(?:Not found|(?:Unsupported|Invalid|Duplicate) value): (?:[\w.]+\{Type:)?("(?:[^"\\]|\\.)*")/;
  const quoted = said.exec(message)?.[1];
  return quoted === undefined ? undefined : (JSON.parse(quoted) as string);
}

/**
 * What to write instead, of the words that are supported, the volumes there are, or letters that a name may
 * have.
 */
export function meantValue(
  { field, message }: { readonly field: string; readonly message: string },
  object: Fields,
): string | undefined {
  const from = quotedValue(message);
  if (from === undefined) return undefined;
  const to =
    supportedWord(from, message) ?? volumeMeant(from, message, field, object) ?? validName(from, message);
  return to === from ? undefined : to;
}

/** As `kubectl get` abbreviates them, which no manifest may. */
const abbreviations: Readonly<Record<string, string>> = {
  ROX: "ReadOnlyMany",
  RWO: "ReadWriteOnce",
  RWOP: "ReadWriteOncePod",
  RWX: "ReadWriteMany",
};

function supportedWord(from: string, message: string): string | undefined {
  const list = /supported values: (.*)$/.exec(message)?.[1];
  if (list === undefined) return undefined;
  const words = [...list.matchAll(/"([^"]*)"/g)].map((found) => found[1]!);
  const short = abbreviations[from.toUpperCase()];
  if (short && words.includes(short)) return short;
  const filled = words.filter((word) => word !== "");
  return filled.length === 1 ? filled[0] : nearestWord(from, filled);
}

/** The volumes of the Pod whose container a field belongs to. */
export function volumeNames(field: string, object: Fields): readonly string[] {
  const owner = /^(.*?)\.?(?:containers|initContainers)\[/.exec(field)?.[1] ?? "";
  const volumes = valueAt(object, [...readPath(owner), "volumes"]);
  if (!Array.isArray(volumes)) return [];
  return volumes.flatMap((volume) => (typeof volume?.name === "string" ? [volume.name] : []));
}

/** A mount names a volume that the Pod does not have. */
function volumeMeant(from: string, message: string, field: string, object: Fields): string | undefined {
  if (!message.startsWith("Not found") || !/\.volume(Mounts|Devices)\[/.test(field)) return undefined;
  const names = volumeNames(field, object);
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
