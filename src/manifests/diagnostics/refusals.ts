/** What the API server's validation refuses, at the fields it names, with the words it would take. */
import { message } from "#i18n";
import { type FieldPath, readPath } from "./field-path.ts";
import { meantValue, quotedValue, valueAt, volumeNames } from "./meant-value.ts";
import type { Problem } from "./problem.ts";
import type { Place, WrittenDocument } from "./written-document.ts";
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
  const path = [...at, ...writtenPath(cause, document, at)];
  const quoted = quotedValue(cause.message);
  const isAbsent = /^(Required value|Forbidden)/.test(cause.message);
  const place = isAbsent
    ? document.keyAt(path)
    : (wrongItem(path, quoted, object, document, at) ??
      document.valueBelow(path, quoted) ??
      document.valueAt(path));
  const to = meantValue(cause, object);
  const fix =
    quoted !== undefined && to !== undefined && document.textAt(place).includes(quoted)
      ? { from: quoted, to }
      : undefined;
  const problem: Problem = { ...place, severity: "error", text: `${cause.field}: ${cause.message}` };
  if (quoted?.includes("{{")) return { ...problem, hint: message("hint.template") };
  return fix ? { ...problem, fix } : problem;
}

/** A volume that is wrong itself is not found by its mounts either: to say so would be to say it twice. */
export function isEcho({ field, message: said }: Cause, object: Fields): boolean {
  const wanted = /^Not found: (".*")$/.exec(said)?.[1];
  if (wanted === undefined || !/\.volume(Mounts|Devices)\[/.test(field)) return false;
  return wanted === '""' || volumeNames(field, object).includes(JSON.parse(wanted) as string);
}

/** Some checks leave `spec` away, name Go's fields, or print a struct where its type is meant. */
function writtenPath({ field, message: said }: Cause, document: WrittenDocument, at: FieldPath): FieldPath {
  const path = readPath(field);
  const inner = /^Unsupported value: [\w.]+\{Type:"/.test(said) ? ["type"] : [];
  if (document.has([...at, ...path.slice(0, 1)])) return [...path, ...inner];
  return document.has([...at, "spec", ...path]) ? ["spec", ...path] : path;
}

/** A list or map as a whole is named where one of its items is meant, and a key where it is the key. */
function wrongItem(
  path: FieldPath,
  quoted: string | undefined,
  object: Fields,
  document: WrittenDocument,
  at: FieldPath,
): Place | undefined {
  if (quoted === undefined) return undefined;
  if (path.at(-1) === quoted && document.has(path)) return document.keyAt(path);
  const held = valueAt(object, path.slice(at.length));
  if (Array.isArray(held)) {
    const index = held.findIndex((item) => String(item) === quoted);
    return index < 0 ? undefined : document.valueAt([...path, index]);
  }
  if (!isObject(held)) return undefined;
  if (Object.hasOwn(held, quoted)) return document.keyAt([...path, quoted]);
  const name = Object.keys(held).find((key) => String(held[key]) === quoted);
  return name === undefined ? undefined : document.valueAt([...path, name]);
}
