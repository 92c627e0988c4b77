/** A Deployment (`pkg/apis/apps/validation`). */
import type { Deployment } from "#api";
import { type FieldError, forbidden, invalid, required, unsupported } from "./field-error.ts";
import { goSyntax } from "./go-print/index.ts";
import { checkImmutable } from "./immutable.ts";
import {
  checkLabelSelector,
  checkSelectorPicksTemplate,
  isEmptySelector,
  selectorText,
} from "./label-selector.ts";
import { checkMetadata, checkMetadataUpdate } from "./metadata.ts";
import { amountOf, checkAtMostAll, checkIntOrPercent, checkNotNegative, intOrString } from "./numbers.ts";
import { checkRunsForever, checkTemplate } from "./pod-template.ts";

export function checkDeployment(deployment: Deployment): readonly FieldError[] {
  const spec = deployment.spec ?? {};
  const { selector, progressDeadlineSeconds, minReadySeconds = 0 } = spec;
  const late = progressDeadlineSeconds !== undefined && progressDeadlineSeconds <= minReadySeconds;
  return [
    ...checkMetadata(deployment.metadata, "Deployment"),
    ...checkNotNegative(spec.replicas, "spec.replicas"),
    ...(selector
      ? [
          ...checkLabelSelector(selector, "spec.selector"),
          ...(isEmptySelector(selector)
            ? [invalid("spec.selector", selectorText(selector), "empty selector is invalid for deployment")]
            : []),
        ]
      : [required("spec.selector")]),
    ...checkReplicaTemplate(spec, "ReplicaSet"),
    ...checkStrategy(spec.strategy, "spec.strategy"),
    ...checkNotNegative(spec.minReadySeconds, "spec.minReadySeconds"),
    ...checkNotNegative(spec.revisionHistoryLimit, "spec.revisionHistoryLimit"),
    ...checkNotNegative(progressDeadlineSeconds, "spec.progressDeadlineSeconds"),
    ...(late
      ? [
          invalid(
            "spec.progressDeadlineSeconds",
            progressDeadlineSeconds,
            "must be greater than minReadySeconds",
          ),
        ]
      : []),
  ];
}

/** The template of anything that keeps a number of Pods running (`ValidatePodTemplateSpecForReplicaSet`). */
export function checkReplicaTemplate(
  spec: Partial<Pick<Deployment["spec"], "selector" | "template">>,
  kind: string,
): readonly FieldError[] {
  const template = spec.template ?? { spec: { containers: [] } };
  return [
    ...checkSelectorPicksTemplate(spec.selector, template.metadata?.labels, "spec.template"),
    ...checkTemplate(template, "spec.template"),
    ...checkRunsForever(template, kind, "spec.template"),
  ];
}

function checkStrategy(strategy: Deployment["spec"]["strategy"], field: string): readonly FieldError[] {
  const { type = "RollingUpdate", rollingUpdate } = strategy ?? {};
  if (type === "Recreate") {
    const why = "may not be specified when strategy `type` is 'Recreate'";
    return rollingUpdate ? [forbidden(`${field}.rollingUpdate`, why)] : [];
  }
  if (type !== "RollingUpdate") {
    const text = goSyntax("apps.DeploymentStrategy", strategy);
    return [unsupported(field, { goText: text }, ["Recreate", "RollingUpdate"])];
  }
  const { maxUnavailable, maxSurge } = rollingUpdate ?? {};
  const path = `${field}.rollingUpdate`;
  const stuck = rollingUpdate !== undefined && amountOf(maxUnavailable) === 0 && amountOf(maxSurge) === 0;
  return [
    ...checkIntOrPercent(maxUnavailable, `${path}.maxUnavailable`),
    ...checkIntOrPercent(maxSurge, `${path}.maxSurge`),
    ...(stuck
      ? [invalid(`${path}.maxUnavailable`, intOrString(maxUnavailable), "may not be 0 when `maxSurge` is 0")]
      : []),
    ...checkAtMostAll(maxUnavailable, `${path}.maxUnavailable`),
  ];
}

export function checkDeploymentUpdate(old: Deployment, updated: Deployment): readonly FieldError[] {
  return [
    ...checkMetadataUpdate(old.metadata, updated.metadata),
    ...checkDeployment(updated),
    ...checkImmutable(old.spec.selector, updated.spec.selector, "spec.selector", "v1.LabelSelector"),
  ];
}
