/**
 * NodeResourcesBalancedAllocation: CPU and memory should fill evenly.
 * `pkg/scheduler/framework/plugins/noderesources/balanced_allocation.go`.
 */
import type { NodeState } from "../node-state.ts";
import type { Plugin } from "../plugin.ts";
import { type Amounts, requestsOf } from "../pod-requests.ts";

function evenness(asked: Amounts, { allocatable, taken }: NodeState): number {
  const fractions = (["cpu", "memory"] as const).flatMap((name) => {
    const capacity = allocatable[name] ?? 0;
    if (capacity === 0) return [];
    return [Math.min(1, ((taken.asked[name] ?? 0) + (asked[name] ?? 0)) / capacity)];
  });
  const deviation = fractions.length === 2 ? Math.abs(fractions[0]! - fractions[1]!) / 2 : 0;
  return Math.floor((1 - deviation) * 100);
}

export const balancedAllocation: Plugin = {
  name: "NodeResourcesBalancedAllocation",
  weight: 1,
  score: ({ pod }, nodes) => {
    const { asked } = requestsOf(pod);
    if (!asked.cpu && !asked.memory) return undefined;
    return nodes.map((node) => evenness(asked, node));
  },
  wakes: () => false,
};
