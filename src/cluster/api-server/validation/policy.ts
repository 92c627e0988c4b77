/** Disruption budgets, autoscalers and priority classes. */
import type { HorizontalPodAutoscaler, PodDisruptionBudget, PriorityClass } from "#api";
import { type FieldError, forbidden, invalid, required } from "./field-error.ts";
import { goSyntax } from "./go-print/index.ts";
import { checkLabelSelector } from "./label-selector.ts";
import { checkMetadata } from "./metadata.ts";
import { checkAtMostAll, checkIntOrPercent } from "./numbers.ts";

/** `pkg/apis/policy/validation` */
export function checkDisruptionBudget(budget: PodDisruptionBudget): readonly FieldError[] {
  const spec = budget.spec ?? {};
  const { minAvailable, maxUnavailable } = spec;
  const both = minAvailable !== undefined && maxUnavailable !== undefined;
  const text = goSyntax("policy.PodDisruptionBudgetSpec", spec);
  const limits = ["minAvailable", "maxUnavailable"] as const;
  return [
    ...checkMetadata(budget.metadata, "PodDisruptionBudget"),
    ...(both
      ? [invalid("spec", { goText: text }, "minAvailable and maxUnavailable cannot be both set")]
      : []),
    ...limits.flatMap((name) => [
      ...checkIntOrPercent(spec[name], `spec.${name}`),
      ...checkAtMostAll(spec[name], `spec.${name}`),
    ]),
    ...checkLabelSelector(spec.selector, "spec.selector"),
  ];
}

/** `pkg/apis/autoscaling/validation` */
export function checkAutoscaler(autoscaler: HorizontalPodAutoscaler): readonly FieldError[] {
  const { minReplicas = 1, maxReplicas = 0, scaleTargetRef } = autoscaler.spec ?? ({} as never);
  return [
    ...checkMetadata(autoscaler.metadata, "HorizontalPodAutoscaler"),
    ...(minReplicas < 1
      ? [invalid("spec.minReplicas", minReplicas, "must be greater than or equal to 1")]
      : []),
    ...(maxReplicas < 1 ? [invalid("spec.maxReplicas", maxReplicas, "must be greater than 0")] : []),
    ...(maxReplicas < minReplicas
      ? [invalid("spec.maxReplicas", maxReplicas, "must be greater than or equal to `minReplicas`")]
      : []),
    ...(scaleTargetRef?.kind ? [] : [required("spec.scaleTargetRef.kind")]),
    ...(scaleTargetRef?.name ? [] : [required("spec.scaleTargetRef.name")]),
  ];
}

const highestUserPriority = 1_000_000_000;

/** `pkg/apis/scheduling/validation` */
export function checkPriorityClass(priorityClass: PriorityClass): readonly FieldError[] {
  const { name = "" } = priorityClass.metadata;
  const own = name.startsWith("system-");
  const why = `maximum allowed value of a user defined priority is ${highestUserPriority}`;
  return [
    ...checkMetadata(priorityClass.metadata, "PriorityClass"),
    ...(own && name !== "system-node-critical" && name !== "system-cluster-critical"
      ? [
          forbidden(
            "metadata.name",
            "priority class names with 'system-' prefix are reserved for system use only",
          ),
        ]
      : []),
    ...(!own && priorityClass.value > highestUserPriority ? [forbidden("value", why)] : []),
  ];
}

export function checkPriorityClassUpdate(old: PriorityClass, updated: PriorityClass): readonly FieldError[] {
  const fixed = (["value", "preemptionPolicy"] as const).filter((field) => old[field] !== updated[field]);
  return fixed.map((field) =>
    field === "value"
      ? forbidden("value", "may not be changed in an update.")
      : invalid("preemptionPolicy", updated.preemptionPolicy, "field is immutable"),
  );
}
