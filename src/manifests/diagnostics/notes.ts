/** What Kubernetes takes without a word, though it means less than one may think. */
import { acceptedWords, fieldsOf } from "#api";
import { volumeTypeOf } from "#cluster";
import { message } from "#i18n";
import type { FieldPath } from "./field-path.ts";
import { nearestWord } from "./nearest-word.ts";
import type { Problem } from "./problem.ts";
import type { WrittenDocument } from "./written-document.ts";
import { type Fields, isObject, type WrittenField, writtenFields } from "./written-fields.ts";

/**
 * Kinds that are stored, printed and deleted here, and nothing else: who acts on them is no part of this
 * cluster.
 */
const storedOnly = new Set([
  "ClusterRole",
  "ClusterRoleBinding",
  "HorizontalPodAutoscaler",
  "Ingress",
  "IngressClass",
  "NetworkPolicy",
  "Role",
  "RoleBinding",
  "RuntimeClass",
]);

export function notesOn(object: Fields, document: WrittenDocument, at: FieldPath): readonly Problem[] {
  const kind = String(object.kind);
  if (storedOnly.has(kind) || !fieldsOf(kind)) {
    const hint = message("hint.stored-only", { kind });
    return [{ ...document.valueAt([...at, "kind"]), severity: "note", text: "", hint }];
  }
  return [...writtenFields(object, kind, at)].flatMap((written) => [
    ...volumeNote(written, document),
    ...mediumNote(written, document),
  ]);
}

/** Volume sources whose plugin is gone: the API server takes them, and no kubelet can mount them. */
function volumeNote(
  { type, name, path, value }: WrittenField,
  document: WrittenDocument,
): readonly Problem[] {
  const isSource = (type === "Volume" || type === "PersistentVolumeSpec") && isObject(value);
  const isAnySource = isSource && /Source$/.test(fieldsOf(type)?.get(name)?.type ?? "");
  if (!isAnySource || volumeTypeOf(name)) return [];
  return [
    { ...document.keyAt(path), severity: "note", text: "", hint: message("hint.no-plugin", { field: name }) },
  ];
}

/** The one word the API server does not check; the kubelet does (`pkg/volume/emptydir`). */
function mediumNote(
  { type, name, path, value }: WrittenField,
  document: WrittenDocument,
): readonly Problem[] {
  if (type !== "EmptyDirVolumeSource" || name !== "medium" || typeof value !== "string") return [];
  const words = acceptedWords.StorageMedium ?? [];
  if (words.includes(value) || value.startsWith("HugePages-")) return [];
  const to = nearestWord(
    value,
    words.filter((word) => word !== ""),
  );
  const hint = message("hint.medium", { medium: value });
  const problem: Problem = { ...document.valueAt(path), severity: "warning", text: "", hint };
  return [to === undefined ? problem : { ...problem, fix: { from: value, to } }];
}
