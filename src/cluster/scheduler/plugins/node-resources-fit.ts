/**
 * NodeResourcesFit: what a Pod asks for must be left on the node.
 * `pkg/scheduler/framework/plugins/noderesources/fit.go`.
 */
import type { NodeState } from "../node-state.ts";
import { nodeAdded, nodeTaintsChanged, podLeft } from "../occurrences.ts";
import { type Plugin, preemptible } from "../plugin.ts";
import { type Amounts, amountsOf, requestsOf } from "../pod-requests.ts";

const nothingTaken = { asked: {}, assumed: { cpu: 0, memory: 0 }, ports: [] } as const;

const commonResources = ["cpu", "memory", "ephemeral-storage"] as const;

function shortages(asked: Amounts, { allocatable, taken, podCount }: NodeState): readonly string[] {
  const lacking: string[] = [];
  if (podCount + 1 > (allocatable.pods ?? 0)) lacking.push("Too many pods");
  const short = (name: string): boolean => {
    const wanted = asked[name] ?? 0;
    return wanted > 0 && wanted > (allocatable[name] ?? 0) - (taken.asked[name] ?? 0);
  };
  for (const name of commonResources) if (short(name)) lacking.push(`Insufficient ${name}`);
  for (const name in asked)
    if (!(commonResources as readonly string[]).includes(name) && short(name))
      lacking.push(`Insufficient ${name}`);
  return lacking;
}

/** LeastAllocated: the mean of the free shares of CPU and memory, as whole percents. */
function freeShare(assumed: { readonly cpu: number; readonly memory: number }, node: NodeState): number {
  const share = (name: "cpu" | "memory"): number => {
    const capacity = node.allocatable[name] ?? 0;
    const used = node.taken.assumed[name] + assumed[name];
    return capacity === 0 || used > capacity ? 0 : Math.floor(((capacity - used) * 100) / capacity);
  };
  return Math.floor((share("cpu") + share("memory")) / 2);
}

export const nodeResourcesFit: Plugin = {
  name: "NodeResourcesFit",
  weight: 1,
  prepare: ({ pod }) => {
    const { asked } = requestsOf(pod);
    return {
      filter: (node) => {
        const lacking = shortages(asked, node);
        return lacking.length === 0 ? undefined : preemptible(...lacking);
      },
    };
  },
  score: ({ pod }, nodes) => {
    const { assumed } = requestsOf(pod);
    return nodes.map((node) => freeShare(assumed, node));
  },
  wakes: (change, pod) => {
    if (nodeTaintsChanged(change)) return true;
    const node = nodeAdded(change, ({ status }) => status?.allocatable ?? {});
    if (!node) return podLeft(change) !== undefined;
    const { asked } = requestsOf(pod);
    const state = {
      name: node.metadata.name,
      node,
      pods: [],
      podCount: 0,
      withAffinity: [],
      taken: nothingTaken,
    } as const;
    return shortages(asked, { ...state, allocatable: amountsOf(node.status?.allocatable) }).length === 0;
  },
};
