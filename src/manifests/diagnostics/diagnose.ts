/** Goes through a manifest as kubectl and the API server would, and says what each would say, on its line. */
import type { Manifest } from "#api";
import type { Answer, ApiStatus } from "#cluster";
import { metadataProblem } from "../metadata-problem.ts";
import { type DocumentText, splitDocuments } from "../split-documents.ts";
import { decodingFailure } from "./decoding-failure.ts";
import { type FieldPath, readPath } from "./field-path.ts";
import { notesOn } from "./notes.ts";
import { typeProblems } from "./object-type.ts";
import type { Problem } from "./problem.ts";
import { isEcho, refusalProblem } from "./refusals.ts";
import { duplicateKeys, syntaxProblem } from "./syntax.ts";
import { unknownFields } from "./unknown-fields.ts";
import { WrittenDocument } from "./written-document.ts";
import { type Fields, isObject } from "./written-fields.ts";

/**
 * What the API server would answer to the object, without storing anything; unknown fields may come as
 * warnings.
 */
export type Ask = (manifest: Manifest) => Answer<unknown>;

/** Everything that is to be said of a file, in the order of its lines; every document of it is looked at. */
export function diagnose(text: string, ask: Ask): readonly Problem[] {
  const isJson = text.trimStart().startsWith("{");
  const documents = isJson ? [{ text, linesBefore: 0 }] : splitDocuments(text);
  const problems = documents.flatMap((document) => documentProblems(document, ask));
  return problems.sort((one, other) => one.line - other.line);
}

function documentProblems(text: DocumentText, ask: Ask): readonly Problem[] {
  const document = new WrittenDocument(text);
  const broken = syntaxProblem(document);
  if (broken) return [broken];
  const value = document.value();
  if (value === null) return [];
  if (!isObject(value)) {
    return [
      { ...document.first, severity: "error", text: "error validating data: invalid object to validate" },
    ];
  }
  return [
    ...duplicateKeys(document),
    ...objectsIn(value).flatMap(([object, at]) => objectProblems(object, document, at, ask)),
  ];
}

/** The object, or the items of a List. */
function objectsIn(value: Fields): readonly (readonly [Fields, FieldPath])[] {
  if (!Array.isArray(value.items) || !/List$/.test(String(value.kind))) return [[value, []]];
  return value.items.flatMap((item, index) => (isObject(item) ? [[item, ["items", index]] as const] : []));
}

function objectProblems(
  object: Fields,
  document: WrittenDocument,
  at: FieldPath,
  ask: Ask,
): readonly Problem[] {
  const untyped = typeProblems(object, document, at);
  if (untyped.length > 0) return untyped;
  const unreadable = metadataProblem(object);
  if (unreadable !== undefined) return [decodingFailure(unreadable, object, document, at)];
  const unknown = unknownFields(object, document, at);
  const nameless = namelessProblem(object, document, at);
  const answer = ask({ ...object, metadata: object.metadata ?? {} } as unknown as Manifest);
  const refused = answer.ok ? [] : statusProblems(answer.status, object, document, at);
  // A misspelt field is missing under its right name, too; the server itself does not get that far.
  const others =
    unknown.length === 0 ? refused : refused.filter(({ text }) => !/: (Required value|Not found)/.test(text));
  const warned = answer.warnings.filter((text) => !/^(unknown|duplicate) field /.test(text));
  return [
    ...unknown,
    ...nameless,
    ...(nameless.length > 0 ? others.filter(({ text }) => !text.startsWith("metadata.name:")) : others),
    ...warned.map((text) => warning(text, document, at)),
    ...notesOn(object, document, at),
  ];
}

/** `kubectl apply` looks the object up by its name before it sends it. */
function namelessProblem(object: Fields, document: WrittenDocument, at: FieldPath): readonly Problem[] {
  const metadata = isObject(object.metadata) ? object.metadata : {};
  if (metadata.name) return [];
  const place = document.keyAt([...at, "metadata"]);
  const generated = metadata.generateName;
  const text = generated
    ? `from ${generated}: cannot use generate name with apply`
    : "resource name may not be empty";
  return [{ ...place, severity: "error", text }];
}

function statusProblems(
  status: ApiStatus,
  object: Fields,
  document: WrittenDocument,
  at: FieldPath,
): readonly Problem[] {
  const causes = (status.details?.causes ?? []).filter(({ field }) => field !== undefined && field !== "");
  if (causes.length > 0) {
    return causes
      .map(({ field = "", message }) => ({ field, message }))
      .filter((cause) => !isEcho(cause, object))
      .map((cause) => refusalProblem(cause, object, document, at));
  }
  if (status.reason === "BadRequest") return [decodingFailure(status.message, object, document, at)];
  const where = status.details?.kind === "namespaces" ? ["metadata", "namespace"] : ["metadata", "name"];
  return [{ ...document.valueAt([...at, ...where]), severity: "error", text: status.message }];
}

/** `spec.template.spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; …` */
function warning(text: string, document: WrittenDocument, at: FieldPath): Problem {
  const path = /^([a-zA-Z][\w.]*(?:\[[^\]]*\][\w.]*)*): /.exec(text)?.[1];
  const place = document.valueAt([...at, ...(path === undefined ? ["kind"] : readPath(path))]);
  return { ...place, severity: "warning", text: `Warning: ${text}` };
}
