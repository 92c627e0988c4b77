/** The Pod template of a workload (`ValidatePodTemplateSpec`, `ValidatePodTemplateSpecForReplicaSet`). */
import type { PodTemplate } from "#api";
import { type FieldError, forbidden, unsupported } from "./field-error.ts";
import { checkAnnotations, checkLabels } from "./metadata.ts";
import { checkPodSpec } from "./pod-spec.ts";

/** Labels and annotations are reported without `metadata`: upstream has it so. */
export function checkTemplateMetadata(template: PodTemplate, field: string): readonly FieldError[] {
  return [
    ...checkLabels(template.metadata?.labels, `${field}.labels`),
    ...checkAnnotations(template.metadata?.annotations, `${field}.annotations`),
  ];
}

export function checkTemplate(template: PodTemplate, field: string): readonly FieldError[] {
  const ephemeral = (template.spec?.ephemeralContainers ?? []).length > 0;
  return [
    ...checkTemplateMetadata(template, field),
    ...checkPodSpec(template.spec, undefined, `${field}.spec`),
    ...(ephemeral
      ? [forbidden(`${field}.spec.ephemeralContainers`, "ephemeral containers not allowed in pod template")]
      : []),
  ];
}

/** Pods that are replaced when they end are never meant to end. */
export function checkRunsForever(template: PodTemplate, kind: string, field: string): readonly FieldError[] {
  const policy = template.spec?.restartPolicy ?? "Always";
  const deadline = template.spec?.activeDeadlineSeconds;
  const path = `${field}.spec.activeDeadlineSeconds`;
  return [
    ...(policy === "Always" ? [] : [unsupported(`${field}.spec.restartPolicy`, policy, ["Always"])]),
    ...(deadline === undefined ? [] : [forbidden(path, `activeDeadlineSeconds in ${kind} is not Supported`)]),
  ];
}
