/**
 * What a silent node's status becomes, and what its Pods are told. `pkg/controller/nodelifecycle`,
 * `pkg/controller/util/node/controller_utils.go`
 */
import type { Condition, Node, Pod } from "#api";
import { type EventNotice, updateStatus, type View, type Why, type Write } from "../../component.ts";
import type { Ms } from "../../state/record.ts";
import { timestampAt } from "../../time/epoch.ts";
import { conditionOf } from "../conditions.ts";

const kubeletConditions = ["Ready", "MemoryPressure", "DiskPressure", "PIDPressure"] as const;

/** All that only the kubelet can know is Unknown. */
export function unknownStatus(node: Node, now: Ms): Node {
  const at = timestampAt(now);
  const known = node.status?.conditions ?? [];
  const changed = known.map((condition): Condition => {
    const isKubelets = (kubeletConditions as readonly string[]).includes(condition.type);
    if (!isKubelets || condition.status === "Unknown") return condition;
    const message = "Kubelet stopped posting node status.";
    return { ...condition, status: "Unknown", reason: "NodeStatusUnknown", message, lastTransitionTime: at };
  });
  const missing = kubeletConditions
    .filter((type) => !conditionOf(known, type))
    .map((type): Condition => {
      const times = { lastHeartbeatTime: node.metadata.creationTimestamp, lastTransitionTime: at };
      const message = "Kubelet never posted node status.";
      return { type, status: "Unknown", reason: "NodeStatusNeverUpdated", message, ...times };
    });
  return { ...node, status: { ...node.status, conditions: [...changed, ...missing] } };
}

/** The Pods of a node that has just become not ready are not ready either: MarkPodsNotReady. */
export function markPodsNotReady(
  view: View,
  node: string,
  why: Why,
): { readonly writes: readonly Write[]; readonly events: readonly EventNotice[] } {
  const at = timestampAt(view.now);
  const ready = view
    .by("podsOnNode", node)
    .filter(({ value }) => conditionOf(value.status?.conditions, "Ready")?.status === "True");
  const unready = (pod: Pod): Pod => {
    const conditions = pod.status?.conditions?.map((condition) =>
      condition.type === "Ready"
        ? { ...condition, status: "False" as const, lastTransitionTime: at }
        : condition,
    );
    return { ...pod, status: { ...pod.status, ...(conditions ? { conditions } : {}) } };
  };
  return {
    writes: ready.map((pod) => updateStatus(unready(pod.value), { ...why, because: [...why.because, pod] })),
    events: ready.map(({ value }) => ({
      about: value,
      type: "Warning",
      reason: "NodeNotReady",
      message: "Node is not ready",
    })),
  };
}
