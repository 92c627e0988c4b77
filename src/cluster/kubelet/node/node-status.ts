/**
 * What a kubelet says of its node. `pkg/kubelet/kubelet_node_status.go`, `pkg/kubelet/nodestatus/setters.go`
 */
import type { Condition, Manifest, Node, Timestamp } from "#api";
import type { Machine } from "../../state/machine-records.ts";

const healthy: readonly Pick<Condition, "type" | "status" | "reason" | "message">[] = [
  {
    type: "MemoryPressure",
    status: "False",
    reason: "KubeletHasSufficientMemory",
    message: "kubelet has sufficient memory available",
  },
  {
    type: "DiskPressure",
    status: "False",
    reason: "KubeletHasNoDiskPressure",
    message: "kubelet has no disk pressure",
  },
  {
    type: "PIDPressure",
    status: "False",
    reason: "KubeletHasSufficientPID",
    message: "kubelet has sufficient PID available",
  },
  { type: "Ready", status: "True", reason: "KubeletReady", message: "kubelet is posting ready status" },
];

/** The conditions of a node that is well; those of others stay. */
export function healthyConditions(old: readonly Condition[], at: Timestamp): readonly Condition[] {
  const own = healthy.map((condition): Condition => {
    const before = old.find(({ type }) => type === condition.type);
    const since = before?.status === condition.status ? (before.lastTransitionTime ?? at) : at;
    return { ...condition, lastHeartbeatTime: at, lastTransitionTime: since };
  });
  return [...own, ...old.filter(({ type }) => !healthy.some((condition) => condition.type === type))];
}

export const isReady = (node: Node): boolean =>
  node.status?.conditions?.some(({ type, status }) => type === "Ready" && status === "True") ?? false;

/** The object a kubelet registers when there is none: what the machine is, without what people had added. */
export function registration(machine: Machine, before: Node | undefined): Manifest {
  const name = machine.name;
  const kept = ["beta.kubernetes.io/arch", "beta.kubernetes.io/os", "kubernetes.io/arch", "kubernetes.io/os"];
  const zones = ["topology.kubernetes.io/zone", "topology.kubernetes.io/region"];
  const labels = Object.entries(before?.metadata.labels ?? {}).filter(([key]) =>
    [...kept, ...zones].includes(key),
  );
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: {
      name,
      labels: { ...Object.fromEntries(labels), "kubernetes.io/hostname": name },
      annotations: { "volumes.kubernetes.io/controller-managed-attach-detach": "true" },
    },
    spec: {
      ...(before?.spec.podCIDR ? { podCIDR: before.spec.podCIDR, podCIDRs: before.spec.podCIDRs } : {}),
    },
  };
}
