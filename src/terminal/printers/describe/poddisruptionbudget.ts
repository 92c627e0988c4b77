/** `kubectl describe poddisruptionbudget`. */
import { formatSelector, type PodDisruptionBudget } from "#api";
import type { DescribeContext } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";
import { writeEvents } from "./events.ts";
import { writeName } from "./metadata.ts";

export function writePodDisruptionBudget(
  out: DescribeText,
  budget: PodDisruptionBudget,
  context: DescribeContext,
): void {
  const { spec, status } = budget;
  writeName(out, budget);
  if (spec.minAvailable !== undefined) out.field(0, "Min available", spec.minAvailable);
  else if (spec.maxUnavailable !== undefined) out.field(0, "Max unavailable", spec.maxUnavailable);
  out.field(0, "Selector", spec.selector ? formatSelector(spec.selector) : "<unset>");
  out.write(0, "Status:\n");
  out.field(2, "Allowed disruptions", status?.disruptionsAllowed ?? 0);
  out.field(2, "Current", status?.currentHealthy ?? 0);
  out.field(2, "Desired", status?.desiredHealthy ?? 0);
  out.field(2, "Total", status?.expectedPods ?? 0);
  writeEvents(out, budget, context);
}
