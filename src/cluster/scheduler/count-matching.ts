/** How many Pods of a node a selector picks: counted once for as long as the node's Pods are the same. */
import { canonicalJson, meetsRequirements, type Pod, type Requirement } from "#api";

const counts = new WeakMap<readonly Pod[], Map<string, number>>();

export interface Matcher {
  readonly namespace: string;
  readonly requirements: readonly Requirement[];
  readonly key: string;
}

export function matcher(namespace: string, requirements: readonly Requirement[]): Matcher {
  return { namespace, requirements, key: `${namespace} ${canonicalJson(requirements)}` };
}

/** Pods that are being deleted do not count. */
export function countMatching(pods: readonly Pod[], { namespace, requirements, key }: Matcher): number {
  let known = counts.get(pods);
  if (!known) {
    known = new Map();
    counts.set(pods, known);
  }
  const found = known.get(key);
  if (found !== undefined) return found;
  const fresh = pods.filter(
    ({ metadata }) =>
      metadata.namespace === namespace &&
      !metadata.deletionTimestamp &&
      meetsRequirements(requirements, metadata.labels),
  ).length;
  known.set(key, fresh);
  return fresh;
}
