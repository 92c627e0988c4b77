/** Any object that kubectl has no description for: metadata, then every field, sorted. */
import type { KubernetesObject } from "#api";
import { goText } from "../text/go-text.ts";
import { sortedKeys } from "../text/sorted.ts";
import type { DescribeContext } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";
import { writeEvents } from "./events.ts";
import { writeLabelsAndAnnotations } from "./metadata.ts";
import { smartLabel } from "./smart-label.ts";

type Fields = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What the head of the description has shown already. */
const SKIPPED = [
  ".metadata.managedFields",
  ".metadata.name",
  ".metadata.namespace",
  ".metadata.labels",
  ".metadata.annotations",
];

function writeFields(out: DescribeText, level: number, fields: Fields, path: string): void {
  for (const field of sortedKeys(fields)) {
    const value = fields[field];
    const fieldPath = `${path}.${field}`;
    if (SKIPPED.includes(fieldPath) || value === undefined) continue;
    if (isMap(value)) {
      out.write(level, `${smartLabel(field)}:\n`);
      writeFields(out, level + 1, value, fieldPath);
    } else if (Array.isArray(value)) {
      out.write(level, `${smartLabel(field)}:\n`);
      for (const item of value) {
        if (isMap(item)) writeFields(out, level + 1, item, fieldPath);
        else out.write(level + 1, `${goText(item)}\n`);
      }
    } else {
      out.write(level, `${smartLabel(field)}:\t${goText(value)}\n`);
    }
  }
}

export function writeGeneric(out: DescribeText, object: KubernetesObject, context: DescribeContext): void {
  out.field(0, "Name", object.metadata.name);
  out.field(0, "Namespace", object.metadata.namespace ?? "");
  writeLabelsAndAnnotations(out, object);
  writeFields(out, 0, object as unknown as Fields, "");
  writeEvents(out, object, context);
}
