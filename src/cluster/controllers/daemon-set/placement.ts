/**
 * On which nodes a DaemonSet's Pods belong: `pkg/controller/daemon/daemon_controller.go`
 * NodeShouldRunDaemonPod.
 */
import {
  type Affinity,
  type DaemonSet,
  type Node,
  notReadyTaint,
  type Pod,
  type PodSpec,
  type Toleration,
  unreachableTaint,
  unschedulableTaint,
} from "#api";
import { meetsNodeAffinity } from "../../scheduler/node-selector.ts";
import { untoleratedTaint } from "../../scheduler/taints.ts";

/** What every daemon Pod tolerates. */
function ownTolerations({ hostNetwork }: PodSpec): readonly Toleration[] {
  const exists = (key: string, effect: string): Toleration => ({ key, operator: "Exists", effect });
  return [
    exists(notReadyTaint, "NoExecute"),
    exists(unreachableTaint, "NoExecute"),
    exists("node.kubernetes.io/disk-pressure", "NoSchedule"),
    exists("node.kubernetes.io/memory-pressure", "NoSchedule"),
    exists("node.kubernetes.io/pid-pressure", "NoSchedule"),
    exists(unschedulableTaint, "NoSchedule"),
    ...(hostNetwork ? [exists("node.kubernetes.io/network-unavailable", "NoSchedule")] : []),
  ];
}

/** The template's tolerations, those of the same key and effect replaced by the DaemonSet's own. */
export function tolerationsOf(spec: PodSpec): readonly Toleration[] {
  const own = ownTolerations(spec);
  const kept = (spec.tolerations ?? []).filter(
    (toleration) =>
      !own.some(
        ({ key, effect }) =>
          key === toleration.key && effect === toleration.effect && toleration.operator === "Exists",
      ),
  );
  return [...kept, ...own];
}

export interface Belonging {
  /** A new Pod belongs there. */
  readonly run: boolean;
  /** One that is there may stay. */
  readonly stay: boolean;
}

export function belongs({ spec: { template } }: DaemonSet, node: Node): Belonging {
  const { nodeName } = template.spec;
  if ((nodeName && nodeName !== node.metadata.name) || !meetsNodeAffinity(template.spec, node))
    return { run: false, stay: false };
  const tolerations = tolerationsOf(template.spec);
  const { taints } = node.spec;
  if (!untoleratedTaint(taints, tolerations, ["NoSchedule", "NoExecute"])) return { run: true, stay: true };
  return { run: false, stay: !untoleratedTaint(taints, tolerations, ["NoExecute"]) };
}

/** Binds a Pod to a node by its affinity, so that the scheduler still has a say. */
export function affinityTo(affinity: Affinity | undefined, node: string): Affinity {
  const matchFields = [{ key: "metadata.name", operator: "In" as const, values: [node] }];
  const terms =
    affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  const nodeSelectorTerms =
    terms.length === 0
      ? [{ matchFields }]
      : terms.map(({ matchExpressions }) => ({
          ...(matchExpressions ? { matchExpressions } : {}),
          matchFields,
        }));
  return {
    ...affinity,
    nodeAffinity: {
      ...affinity?.nodeAffinity,
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms },
    },
  };
}

/** The node a daemon Pod has, or is meant for. */
export function targetNode({ spec }: Pod): string | undefined {
  if (spec.nodeName) return spec.nodeName;
  const terms =
    spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  for (const { matchFields = [] } of terms)
    for (const { key, operator, values } of matchFields)
      if (key === "metadata.name" && operator === "In") return values?.[0];
  return undefined;
}
