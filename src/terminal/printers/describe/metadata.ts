/** Labels, annotations, owners and dates: what most descriptions begin with. */
import { type KubernetesObject, type Labels, lastAppliedAnnotation } from "#api";
import { sortedKeys } from "../text/sorted.ts";
import type { DescribeText } from "./describe-text.ts";

/**
 * One value a line, the first beside the title; `<none>` without any. `indent` stands before title and
 * values.
 */
export function writeLines(
  out: DescribeText,
  title: string,
  values: readonly string[],
  indent: string = "",
): void {
  const [first = "<none>", ...rest] = values;
  out.write(0, `${indent}${title}:\t${out.indent}${first}\n`);
  for (const value of rest) out.write(0, `${indent}${out.indent}\t${out.indent}${value}\n`);
}

/** `key=value` lines, sorted. */
export function writeLabels(
  out: DescribeText,
  title: string,
  labels: Labels | undefined,
  indent: string = "",
): void {
  writeLines(
    out,
    title,
    sortedKeys(labels).map((key) => `${key}=${labels?.[key]}`),
    indent,
  );
}

const MAX_ANNOTATION = 140;

const shortened = (text: string, max: number) => (text.length > max ? `${text.slice(0, max)}...` : text);

/** An annotation on one line, or key and value on lines of their own when it is long. */
function annotationLines(key: string, raw: string): readonly string[] {
  const value = raw.replace(/\n$/, "");
  if (value.length + key.length + 2 <= MAX_ANNOTATION && !value.includes("\n")) return [`${key}: ${value}`];
  return [`${key}:`, ...value.split("\n").map((line) => `  ${shortened(line, MAX_ANNOTATION - 2)}`)];
}

/** Annotations, sorted; what `kubectl apply` wrote for itself is left out. */
export function writeAnnotations(
  out: DescribeText,
  title: string,
  annotations: Readonly<Record<string, string>> | undefined,
): void {
  const keys = sortedKeys(annotations).filter((key) => key !== lastAppliedAnnotation);
  writeLines(
    out,
    title,
    keys.flatMap((key) => annotationLines(key, annotations?.[key] ?? "")),
  );
}

/** Name and, for what lives in one, Namespace. */
export function writeName(out: DescribeText, { metadata }: KubernetesObject): void {
  out.field(0, "Name", metadata.name);
  if (metadata.namespace !== undefined) out.field(0, "Namespace", metadata.namespace);
}

/** Labels and annotations of an object. */
export function writeLabelsAndAnnotations(out: DescribeText, { metadata }: KubernetesObject): void {
  writeLabels(out, "Labels", metadata.labels);
  writeAnnotations(out, "Annotations", metadata.annotations);
}

/** `Controlled By:  ReplicaSet/web-5d5`, when there is a controller. */
export function writeController(out: DescribeText, { metadata }: KubernetesObject): void {
  const owner = metadata.ownerReferences?.find((reference) => reference.controller);
  if (owner) out.field(0, "Controlled By", `${owner.kind}/${owner.name}`);
}
