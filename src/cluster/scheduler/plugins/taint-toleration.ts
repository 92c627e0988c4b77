/**
 * TaintToleration: Pods keep off nodes whose taints they do not tolerate.
 * `pkg/scheduler/framework/plugins/tainttoleration`.
 */
import type { Node, Pod } from "#api";
import type { NodeState } from "../node-state.ts";
import { nodeAdded } from "../occurrences.ts";
import { normalized, type Plugin, unresolvable } from "../plugin.ts";
import { tolerates, untoleratedTaint } from "../taints.ts";

const hardEffects = ["NoSchedule", "NoExecute"] as const;

const repelling = (pod: Pod, node: Node) =>
  untoleratedTaint(node.spec.taints, pod.spec.tolerations, hardEffects);

/** How many of a node's PreferNoSchedule taints a Pod does not tolerate. */
function disliked(pod: Pod, { node }: NodeState): number {
  if (!node.spec.taints?.length) return 0;
  const tolerations = (pod.spec.tolerations ?? []).filter(
    ({ effect }) => !effect || effect === "PreferNoSchedule",
  );
  return node.spec.taints.filter(
    (taint) =>
      taint.effect === "PreferNoSchedule" && !tolerations.some((toleration) => tolerates(toleration, taint)),
  ).length;
}

export const taintToleration: Plugin = {
  name: "TaintToleration",
  weight: 3,
  prepare: ({ pod }) => ({
    filter: ({ node }) => {
      const taint = repelling(pod, node);
      return taint && unresolvable(`node(s) had untolerated taint {${taint.key}: ${taint.value ?? ""}}`);
    },
  }),
  score: ({ pod }, nodes) => {
    const counts = nodes.map((node) => disliked(pod, node));
    return counts.some((count) => count > 0) ? normalized(counts, true) : undefined;
  },
  wakes: (change, pod) => {
    const node = nodeAdded(change, ({ spec }) => spec.taints ?? []);
    if (!node || repelling(pod, node)) return false;
    return !change.before || repelling(pod, change.before.value as Node) !== undefined;
  },
};
