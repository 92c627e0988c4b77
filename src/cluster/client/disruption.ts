/** Whether a PodDisruptionBudget stands in the way of an eviction. */
import { type LabelSelector, type Pod, selectorMatches } from "#api";
import type { View } from "../component.ts";

interface Budget {
  readonly spec: { readonly selector?: LabelSelector };
  readonly status?: { readonly disruptionsAllowed?: number };
}

/** `pkg/registry/core/pod/storage/eviction.go`: the refusal's message; `undefined` where the Pod may go. */
export function disruptionRefusal(view: View, pod: Pod): string | undefined {
  const phase = pod.status?.phase;
  if (phase === "Succeeded" || phase === "Failed" || phase === "Pending" || pod.metadata.deletionTimestamp)
    return undefined;
  const budgets = view
    .list("PodDisruptionBudget", pod.metadata.namespace)
    .map(({ value }) => value as unknown as Budget);
  const stands = budgets.some(
    ({ spec, status }) =>
      selectorMatches(spec.selector, pod.metadata.labels) && (status?.disruptionsAllowed ?? 0) <= 0,
  );
  return stands ? "Cannot evict pod as it would violate the pod's disruption budget." : undefined;
}
