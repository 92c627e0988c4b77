/** NodeAffinity: `nodeSelector` and node affinity. `pkg/scheduler/framework/plugins/nodeaffinity`. */
import type { Node, Pod } from "#api";
import { meetsNodeAffinity, meetsTerm } from "../node-selector.ts";
import { nodeAdded, nodeTaintsChanged } from "../occurrences.ts";
import { normalized, type Plugin, unresolvable } from "../plugin.ts";

const refusal = unresolvable("node(s) didn't match Pod's node affinity/selector");

/** The only nodes that can match, when every term names nodes by `metadata.name` (as DaemonSet Pods do). */
function namedNodes(pod: Pod): ReadonlySet<string> | undefined {
  const required = pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  if (!required) return undefined;
  const names = new Set<string>();
  for (const { matchFields = [] } of required.nodeSelectorTerms) {
    const named = matchFields.filter(({ key, operator }) => key === "metadata.name" && operator === "In");
    if (named.length === 0) return undefined;
    for (const { values = [] } of named) for (const name of values) names.add(name);
  }
  return names;
}

export const nodeAffinity: Plugin = {
  name: "NodeAffinity",
  weight: 2,
  prepare: ({ pod }) => {
    if (!pod.spec.nodeSelector && !pod.spec.affinity?.nodeAffinity) return undefined;
    const among = namedNodes(pod);
    return {
      ...(among && { among }),
      filter: ({ node }) => (meetsNodeAffinity(pod.spec, node) ? undefined : refusal),
    };
  },
  score: ({ pod }, nodes) => {
    const preferred = pod.spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution;
    if (!preferred?.length) return undefined;
    const weights = nodes.map(({ node }) =>
      preferred.reduce((sum, { weight, preference }) => sum + (meetsTerm(preference, node) ? weight : 0), 0),
    );
    return normalized(weights);
  },
  wakes: (change, pod) => {
    if (nodeTaintsChanged(change)) return true;
    const node = nodeAdded(change, ({ metadata }) => metadata.labels ?? {});
    if (!node || !meetsNodeAffinity(pod.spec, node)) return false;
    return !change.before || !meetsNodeAffinity(pod.spec, change.before.value as Node);
  },
};
