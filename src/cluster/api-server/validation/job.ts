/** A Job (`pkg/apis/batch/validation`). */
import type { Job, JobSpec } from "#api";
import { type FieldError, invalid, required, unsupported } from "./field-error.ts";
import { checkImmutable } from "./immutable.ts";
import { checkLabelSelector, checkSelectorPicksTemplate } from "./label-selector.ts";
import { checkMetadata, checkMetadataUpdate } from "./metadata.ts";
import { checkNotNegative } from "./numbers.ts";
import { internalSpec } from "./pod.ts";
import { checkTemplate } from "./pod-template.ts";

export function checkJob(job: Job): readonly FieldError[] {
  const spec = job.spec ?? ({} as JobSpec);
  return [
    ...checkMetadata(job.metadata, "Job"),
    ...checkJobSpec(spec, "spec"),
    ...(spec.selector ? checkLabelSelector(spec.selector, "spec.selector") : [required("spec.selector")]),
    ...checkSelectorPicksTemplate(spec.selector, spec.template?.metadata?.labels, "spec.template"),
  ];
}

/** Without the selector, which a CronJob's template does not have yet (`validateJobSpec`). */
export function checkJobSpec(spec: JobSpec, field: string): readonly FieldError[] {
  const numbers = [
    "parallelism",
    "completions",
    "activeDeadlineSeconds",
    "backoffLimit",
    "ttlSecondsAfterFinished",
    "backoffLimitPerIndex",
    "maxFailedIndexes",
  ] as const;
  const template = spec.template ?? { spec: { containers: [] } };
  return [
    ...numbers.flatMap((name) => checkNotNegative(spec[name], `${field}.${name}`)),
    ...checkCompletionMode(spec, field),
    ...checkTemplate(template, `${field}.template`),
    ...checkRestartPolicy(template.spec?.restartPolicy, `${field}.template.spec.restartPolicy`),
  ];
}

function checkCompletionMode({ completionMode, completions }: JobSpec, field: string): readonly FieldError[] {
  const modes = ["NonIndexed", "Indexed"];
  if (completionMode === undefined || completionMode === "NonIndexed") return [];
  if (completionMode !== "Indexed") return [unsupported(`${field}.completionMode`, completionMode, modes)];
  return completions === undefined
    ? [required(`${field}.completions`, "when completion mode is Indexed")]
    : [];
}

/** Always, which is also what stands for nothing said, would never let a Job end. */
function checkRestartPolicy(policy: string | undefined, field: string): readonly FieldError[] {
  if (policy === undefined || policy === "Always")
    return [required(field, 'valid values: "OnFailure", "Never"')];
  const finite = ["OnFailure", "Never"];
  return finite.includes(policy) ? [] : [unsupported(field, policy, finite)];
}

/**
 * Completions, selector and template are fixed; a suspended Job that never started may still be placed
 * elsewhere.
 */
export function checkJobUpdate(old: Job, updated: Job): readonly FieldError[] {
  const [before, after] = [old.spec, updated.spec];
  return [
    ...checkMetadataUpdate(old.metadata, updated.metadata),
    ...checkJob(updated),
    ...checkCompletions(before, after),
    ...checkImmutable(before.selector, after.selector, "spec.selector", "v1.LabelSelector"),
    ...checkTemplateUpdate(old, updated),
    ...checkImmutable(before.completionMode, after.completionMode, "spec.completionMode"),
    ...checkImmutable(before.backoffLimitPerIndex, after.backoffLimitPerIndex, "spec.backoffLimitPerIndex"),
  ];
}

function checkCompletions(before: JobSpec, after: JobSpec): readonly FieldError[] {
  const field = "spec.completions";
  const elastic = before.completionMode === "Indexed" && before.completions !== undefined;
  if (!elastic || after.completions === before.completions) {
    return checkImmutable(before.completions, after.completions, field);
  }
  const why = `can only be modified in tandem with spec.parallelism`;
  return after.completions === after.parallelism ? [] : [invalid(field, after.completions, why)];
}

function checkTemplateUpdate(old: Job, updated: Job): readonly FieldError[] {
  const unstarted = old.spec.suspend === true && old.status?.startTime === undefined;
  const internal = ({ spec, metadata }: JobSpec["template"]) => {
    if (!unstarted) return { metadata, spec: internalSpec(spec) };
    const { affinity, nodeSelector, tolerations, schedulingGates, ...fixed } = spec;
    return { spec: internalSpec(fixed as typeof spec) };
  };
  const same = checkImmutable(internal(old.spec.template), internal(updated.spec.template), "spec.template");
  if (same.length === 0) return [];
  const shown = { metadata: updated.spec.template.metadata, spec: internalSpec(updated.spec.template.spec) };
  return checkImmutable(undefined, shown, "spec.template", "core.PodTemplateSpec");
}
