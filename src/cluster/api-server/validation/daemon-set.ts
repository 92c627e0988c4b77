/** A DaemonSet (`pkg/apis/apps/validation`). */
import type { DaemonSet } from "#api";
import { type FieldError, invalid, required, unsupported } from "./field-error.ts";
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

export function checkDaemonSet(set: DaemonSet): readonly FieldError[] {
  const {
    selector,
    template = { spec: { containers: [] } },
    ...spec
  } = set.spec ?? ({} as Partial<DaemonSet["spec"]>);
  return [
    ...checkMetadata(set.metadata, "DaemonSet"),
    ...checkLabelSelector(selector, "spec.selector"),
    ...checkSelectorPicksTemplate(selector, template.metadata?.labels, "spec.template"),
    ...(selector && isEmptySelector(selector)
      ? [invalid("spec.selector", selectorText(selector), "empty selector is invalid for daemonset")]
      : []),
    ...checkTemplate(template, "spec.template"),
    ...checkRunsForever(template, "DaemonSet", "spec.template"),
    ...checkNotNegative(spec.minReadySeconds, "spec.minReadySeconds"),
    ...checkStrategy(spec.updateStrategy, "spec.updateStrategy"),
    ...checkNotNegative(spec.revisionHistoryLimit, "spec.revisionHistoryLimit"),
  ];
}

function checkStrategy(strategy: DaemonSet["spec"]["updateStrategy"], field: string): readonly FieldError[] {
  const { type = "RollingUpdate", rollingUpdate } = strategy ?? {};
  if (type === "OnDelete") return [];
  if (type !== "RollingUpdate") {
    const text = goSyntax("apps.DaemonSetUpdateStrategy", strategy);
    return [unsupported(field, { goText: text }, ["RollingUpdate", "OnDelete"])];
  }
  const path = `${field}.rollingUpdate`;
  if (!rollingUpdate) return [required(path)];
  const { maxUnavailable, maxSurge } = rollingUpdate;
  const [down, up] = [amountOf(maxUnavailable) !== 0, amountOf(maxSurge) !== 0];
  return [
    ...checkIntOrPercent(maxUnavailable, `${path}.maxUnavailable`),
    ...checkIntOrPercent(maxSurge, `${path}.maxSurge`),
    ...checkAtMostAll(maxUnavailable, `${path}.maxUnavailable`),
    ...checkAtMostAll(maxSurge, `${path}.maxSurge`),
    ...(down && up
      ? [invalid(`${path}.maxSurge`, intOrString(maxSurge), "may not be set when maxUnavailable is non-zero")]
      : []),
    ...(!down && !up ? [required(`${path}.maxUnavailable`, "cannot be 0 when maxSurge is 0")] : []),
  ];
}

export function checkDaemonSetUpdate(old: DaemonSet, updated: DaemonSet): readonly FieldError[] {
  return [
    ...checkMetadataUpdate(old.metadata, updated.metadata),
    ...checkDaemonSet(updated),
    ...checkImmutable(old.spec.selector, updated.spec.selector, "spec.selector", "v1.LabelSelector"),
  ];
}
