/** What `kubectl drain` makes of each Pod (`staging/src/k8s.io/kubectl/pkg/drain/filters.go`). */
import type { Pod } from "#api";

export type DrainVerdict =
  | { readonly evict: true; readonly warning?: string }
  /** Left alone. */
  | { readonly evict: false; readonly warning?: string }
  /** Nothing is drained at all. */
  | { readonly evict: "refuse"; readonly error: string };

export interface DrainRules {
  readonly ignoresDaemonSets: boolean;
  readonly deletesEmptyDir: boolean;
  readonly forces: boolean;
  /** Whether a DaemonSet is still there. */
  daemonSetExists(name: string, namespace: string): boolean;
}

type Filter = (pod: Pod, rules: DrainRules) => DrainVerdict;

const goes: DrainVerdict = { evict: true };

const hasEnded = ({ status }: Pod) => status?.phase === "Succeeded" || status?.phase === "Failed";

const controllerOf = ({ metadata }: Pod) => metadata.ownerReferences?.find(({ controller }) => controller);

const daemonSet: Filter = (pod, rules) => {
  const owner = controllerOf(pod);
  if (owner?.kind !== "DaemonSet" || hasEnded(pod)) return goes;
  if (!rules.daemonSetExists(owner.name, pod.metadata.namespace ?? "")) {
    if (rules.forces)
      return { evict: true, warning: "deleting DaemonSet-managed Pods whose DaemonSet is gone" };
    return { evict: "refuse", error: `daemonsets.apps "${owner.name}" not found` };
  }
  if (rules.ignoresDaemonSets) return { evict: false, warning: "ignoring DaemonSet-managed Pods" };
  return { evict: "refuse", error: "DaemonSet-managed Pods (use --ignore-daemonsets to ignore)" };
};

const localStorage: Filter = (pod, rules) => {
  if (!pod.spec.volumes?.some(({ emptyDir }) => emptyDir) || hasEnded(pod)) return goes;
  if (rules.deletesEmptyDir) return { evict: true, warning: "deleting Pods with local storage" };
  return { evict: "refuse", error: "Pods with local storage (use --delete-emptydir-data to override)" };
};

const unmanaged: Filter = (pod, rules) => {
  if (hasEnded(pod) || controllerOf(pod)) return goes;
  if (rules.forces) return { evict: true, warning: "deleting Pods that declare no controller" };
  return {
    evict: "refuse",
    error: "cannot delete Pods that declare no controller (use --force to override)",
  };
};

/**
 * The first filter that keeps a Pod decides; else the last one's word stands, whatever the others warned
 * of.
 */
export function drainVerdict(pod: Pod, rules: DrainRules): DrainVerdict {
  let verdict = goes;
  for (const filter of [daemonSet, localStorage, unmanaged]) {
    verdict = filter(pod, rules);
    if (verdict.evict !== true) return verdict;
  }
  return verdict;
}
