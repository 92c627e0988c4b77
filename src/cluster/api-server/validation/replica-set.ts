/** ReplicaSets (`pkg/apis/apps/validation`) and ReplicationControllers (`pkg/apis/core/validation`). */
import { labelsMatch, type ReplicaSet, type ReplicationController } from "#api";
import { checkReplicaTemplate } from "./deployment.ts";
import { type FieldError, invalid, required } from "./field-error.ts";
import { stringMapText } from "./go-print/index.ts";
import { checkImmutable } from "./immutable.ts";
import { checkLabelSelector, isEmptySelector, selectorText } from "./label-selector.ts";
import { checkMetadata, checkMetadataUpdate } from "./metadata.ts";
import { checkNotNegative } from "./numbers.ts";
import { checkRunsForever, checkTemplate } from "./pod-template.ts";

export function checkReplicaSet(set: ReplicaSet): readonly FieldError[] {
  const spec = set.spec ?? {};
  const { selector } = spec;
  return [
    ...checkMetadata(set.metadata, "ReplicaSet"),
    ...checkNotNegative(spec.replicas, "spec.replicas"),
    ...checkNotNegative(spec.minReadySeconds, "spec.minReadySeconds"),
    ...(selector
      ? [
          ...checkLabelSelector(selector, "spec.selector"),
          ...(isEmptySelector(selector)
            ? [invalid("spec.selector", selectorText(selector), "empty selector is invalid for deployment")]
            : []),
        ]
      : [required("spec.selector")]),
    ...checkReplicaTemplate(spec, "ReplicaSet"),
  ];
}

export function checkReplicaSetUpdate(old: ReplicaSet, updated: ReplicaSet): readonly FieldError[] {
  return [
    ...checkMetadataUpdate(old.metadata, updated.metadata),
    ...checkReplicaSet(updated),
    ...checkImmutable(old.spec.selector, updated.spec.selector, "spec.selector", "v1.LabelSelector"),
  ];
}

export function checkReplicationController(controller: ReplicationController): readonly FieldError[] {
  const spec = controller.spec ?? {};
  const { selector = {}, template } = spec;
  const labels = template?.metadata?.labels;
  const empty = Object.keys(selector).length === 0;
  const mismatch = "`selector` does not match template `labels`";
  return [
    ...checkMetadata(controller.metadata, "ReplicationController"),
    ...checkNotNegative(spec.minReadySeconds, "spec.minReadySeconds"),
    ...(empty ? [required("spec.selector")] : []),
    ...checkNotNegative(spec.replicas, "spec.replicas"),
    ...(template
      ? [
          ...(empty || labelsMatch(selector, labels)
            ? []
            : [invalid("spec.template.metadata.labels", { goText: stringMapText(labels) }, mismatch)]),
          ...checkTemplate(template, "spec.template"),
          ...checkRunsForever(template, "ReplicationController", "spec.template"),
        ]
      : [required("spec.template")]),
  ];
}
