/** A Node (`ValidateNode` of `pkg/apis/core/validation`). */
import { checkLabelValue, checkQualifiedName, type Node } from "#api";
import { duplicate, type FieldError, invalidFor, required } from "./field-error.ts";
import { goSyntax } from "./go-print/index.ts";
import { checkTaintEffect } from "./label-selector.ts";
import { checkMetadata, checkMetadataUpdate } from "./metadata.ts";

export function checkNode(node: Node): readonly FieldError[] {
  const taints = node.spec?.taints ?? [];
  const seen = new Set<string>();
  return [
    ...checkMetadata(node.metadata, "Node"),
    ...taints.flatMap((taint, index) => {
      const field = `spec.taints[${index}]`;
      const identity = `${taint.key}:${taint.effect}`;
      const twice = seen.has(identity);
      seen.add(identity);
      return [
        ...invalidFor(`${field}.key`, taint.key, checkQualifiedName(taint.key)),
        ...invalidFor(`${field}.value`, taint.value ?? "", checkLabelValue(taint.value ?? "")),
        ...(taint.effect ? checkTaintEffect(taint.effect, `${field}.effect`) : [required(`${field}.effect`)]),
        ...(twice ? [duplicate(field, { goText: goSyntax("core.Taint", taint) })] : []),
      ];
    }),
  ];
}

export function checkNodeUpdate(old: Node, updated: Node): readonly FieldError[] {
  return [...checkMetadataUpdate(old.metadata, updated.metadata), ...checkNode(updated)];
}
