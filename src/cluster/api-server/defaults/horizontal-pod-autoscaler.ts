/** Defaults of HorizontalPodAutoscalers (`pkg/apis/autoscaling/v2/defaults.go`). */
import type { HorizontalPodAutoscaler } from "#api";
import type { Draft } from "./draft.ts";

/** One replica at least, and 80 % of the requested CPU as the goal. */
export function defaultAutoscaler({ spec }: Draft<HorizontalPodAutoscaler>): void {
  if (!spec) return;
  spec.minReplicas ??= 1;
  if ((spec.metrics ?? []).length === 0) {
    const target = { type: "Utilization", averageUtilization: 80 };
    spec.metrics = [{ type: "Resource", resource: { name: "cpu", target } }];
  }
}
