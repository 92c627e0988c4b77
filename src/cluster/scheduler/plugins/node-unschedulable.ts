/**
 * NodeUnschedulable: a cordoned node takes no new Pods. `pkg/scheduler/framework/plugins/nodeunschedulable`.
 */
import { type Node, type Pod, unschedulableTaint } from "#api";
import { nodeAdded } from "../occurrences.ts";
import { type Plugin, unresolvable } from "../plugin.ts";
import { tolerates } from "../taints.ts";

const refusal = unresolvable("node(s) were unschedulable");

const toleratesCordon = (pod: Pod): boolean =>
  pod.spec.tolerations?.some((toleration) =>
    tolerates(toleration, { key: unschedulableTaint, effect: "NoSchedule" }),
  ) ?? false;

export const nodeUnschedulable: Plugin = {
  name: "NodeUnschedulable",
  prepare: ({ pod }) =>
    toleratesCordon(pod)
      ? undefined
      : { filter: ({ node }) => (node.spec.unschedulable ? refusal : undefined) },
  wakes: (change) => {
    const node = nodeAdded(change, ({ spec }: Node) => spec.unschedulable ?? false);
    return node !== undefined && !node.spec.unschedulable;
  },
};
