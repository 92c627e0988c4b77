/** A StatefulSet (`pkg/apis/apps/validation`). */
import type { StatefulSet } from "#api";
import { type FieldError, forbidden, invalid, required, unsupported } from "./field-error.ts";
import { goSyntax } from "./go-print/index.ts";
import { sameValue } from "./immutable.ts";
import {
  checkLabelSelector,
  checkSelectorPicksTemplate,
  isEmptySelector,
  selectorText,
} from "./label-selector.ts";
import { checkMetadata, checkMetadataUpdate } from "./metadata.ts";
import { checkNotNegative } from "./numbers.ts";
import { checkRunsForever, checkTemplateMetadata } from "./pod-template.ts";

/**
 * The template's spec is not looked at: its volumes are known only with the claims (upstream leaves it out,
 * too).
 */
export function checkStatefulSet(set: StatefulSet): readonly FieldError[] {
  const {
    selector,
    template = { spec: { containers: [] } },
    ...spec
  } = set.spec ?? ({} as Partial<StatefulSet["spec"]>);
  const { podManagementPolicy = "OrderedReady" } = spec;
  const managed = ["OrderedReady", "Parallel"].includes(podManagementPolicy);
  const management = "must be 'OrderedReady' or 'Parallel'";
  return [
    ...checkMetadata(set.metadata, "StatefulSet"),
    ...(managed ? [] : [invalid("spec.podManagementPolicy", podManagementPolicy, management)]),
    ...checkStrategy(spec.updateStrategy, "spec.updateStrategy"),
    ...checkRetention(spec.persistentVolumeClaimRetentionPolicy, "spec.persistentVolumeClaimRetentionPolicy"),
    ...checkNotNegative(spec.replicas, "spec.replicas"),
    ...checkNotNegative(spec.minReadySeconds, "spec.minReadySeconds"),
    ...checkNotNegative(spec.ordinals?.start, "spec.ordinals.start"),
    ...(selector
      ? [
          ...checkLabelSelector(selector, "spec.selector"),
          ...(isEmptySelector(selector)
            ? [invalid("spec.selector", selectorText(selector), "empty selector is invalid for statefulset")]
            : []),
        ]
      : [required("spec.selector")]),
    ...checkSelectorPicksTemplate(selector, template.metadata?.labels, "spec.template"),
    ...checkTemplateMetadata(template, "spec.template"),
    ...checkRunsForever(template, "StatefulSet", "spec.template"),
  ];
}

function checkStrategy(
  strategy: StatefulSet["spec"]["updateStrategy"],
  field: string,
): readonly FieldError[] {
  const { type = "RollingUpdate", rollingUpdate } = strategy ?? {};
  if (type === "RollingUpdate") {
    return checkNotNegative(rollingUpdate?.partition, `${field}.rollingUpdate.partition`);
  }
  if (type === "OnDelete") {
    if (!rollingUpdate) return [];
    const text = goSyntax("apps.RollingUpdateStatefulSetStrategy", rollingUpdate);
    const why = "only allowed for updateStrategy 'RollingUpdate'";
    return [invalid(`${field}.rollingUpdate`, { goText: text }, why)];
  }
  const text = goSyntax("apps.StatefulSetUpdateStrategy", strategy);
  return [invalid(field, { goText: text }, "must be 'RollingUpdate' or 'OnDelete'")];
}

function checkRetention(
  policy: StatefulSet["spec"]["persistentVolumeClaimRetentionPolicy"],
  field: string,
): readonly FieldError[] {
  const words = ["Retain", "Delete"];
  return (["whenDeleted", "whenScaled"] as const).flatMap((name) => {
    const word = policy?.[name];
    return word === undefined || words.includes(word) ? [] : [unsupported(`${field}.${name}`, word, words)];
  });
}

const mutable = [
  "replicas",
  "ordinals",
  "template",
  "updateStrategy",
  "persistentVolumeClaimRetentionPolicy",
  "minReadySeconds",
];

export function checkStatefulSetUpdate(old: StatefulSet, updated: StatefulSet): readonly FieldError[] {
  const fixed = (set: StatefulSet) =>
    Object.fromEntries(Object.entries(set.spec).filter(([field]) => !mutable.includes(field)));
  const list = `${mutable
    .slice(0, -1)
    .map((field) => `'${field}'`)
    .join(", ")} and '${mutable.at(-1)}'`;
  const why = `updates to statefulset spec for fields other than ${list} are forbidden`;
  return [
    ...checkMetadataUpdate(old.metadata, updated.metadata),
    ...checkStatefulSet(updated),
    ...(sameValue(fixed(old), fixed(updated)) ? [] : [forbidden("spec", why)]),
  ];
}
