/** Node selector terms: which nodes a Pod, a DaemonSet or a volume may be on. */
import { meetsRequirements, type Node, type NodeSelectorTerm, type PodSpec } from "#api";

/**
 * Whether a node meets any of the terms; within a term everything must be met, and an empty term is met by
 * nothing
 * (`staging/src/k8s.io/component-helpers/scheduling/corev1/nodeaffinity`).
 */
export function meetsAnyTerm(terms: readonly NodeSelectorTerm[], node: Node): boolean {
  return terms.some((term) => meetsTerm(term, node));
}

export function meetsTerm(
  { matchExpressions = [], matchFields = [] }: NodeSelectorTerm,
  node: Node,
): boolean {
  if (matchExpressions.length === 0 && matchFields.length === 0) return false;
  const withValues = (all: typeof matchExpressions) =>
    all.map(({ values = [], ...rest }) => ({ ...rest, values }));
  return (
    meetsRequirements(withValues(matchExpressions), node.metadata.labels) &&
    meetsRequirements(withValues(matchFields), { "metadata.name": node.metadata.name })
  );
}

/** Whether a Pod's `nodeSelector` and required node affinity accept a node. */
export function meetsNodeAffinity(spec: Pick<PodSpec, "nodeSelector" | "affinity">, node: Node): boolean {
  for (const [key, value] of Object.entries(spec.nodeSelector ?? {}))
    if (node.metadata.labels?.[key] !== value) return false;
  const required = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return required === undefined || meetsAnyTerm(required.nodeSelectorTerms, node);
}
