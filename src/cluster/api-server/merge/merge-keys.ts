/**
 * How a strategic merge patch treats each list and map: the `patchStrategy` and `patchMergeKey` tags of the
 * Go types.
 */
import { fieldsOf } from "#api";

export interface Strategy {
  /** Lists only: elements are merged by this field; empty for lists of plain values. */
  readonly mergeKey?: string;
  /** Fields that the patch does not name are dropped (`retainKeys`). */
  readonly retainKeys?: boolean;
  /** The type of what is inside. */
  readonly type?: string;
}

const containerKeys = {
  ports: "containerPort",
  env: "name",
  volumeMounts: "mountPath",
  volumeDevices: "devicePath",
};

/** `staging/src/k8s.io/api/*`: lists that are merged, by type and field; every other list is replaced. */
const mergeKeys: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Container: containerKeys,
  EphemeralContainer: containerKeys,
  ObjectMeta: { ownerReferences: "uid", finalizers: "" },
  PodSpec: {
    volumes: "name",
    containers: "name",
    initContainers: "name",
    ephemeralContainers: "name",
    imagePullSecrets: "name",
    hostAliases: "ip",
    topologySpreadConstraints: "topologyKey",
    schedulingGates: "name",
    resourceClaims: "name",
  },
  PodStatus: { conditions: "type", podIPs: "ip", hostIPs: "ip" },
  ServiceSpec: { ports: "port" },
  ServiceStatus: { conditions: "type" },
  ServiceAccount: { secrets: "name", imagePullSecrets: "name" },
  NodeSpec: { podCIDRs: "" },
  NodeStatus: { conditions: "type", addresses: "type" },
  NamespaceStatus: { conditions: "type" },
  DeploymentStatus: { conditions: "type" },
  ReplicaSetStatus: { conditions: "type" },
  ReplicationControllerStatus: { conditions: "type" },
  StatefulSetStatus: { conditions: "type" },
  DaemonSetStatus: { conditions: "type" },
  JobStatus: { conditions: "type" },
  PersistentVolumeClaimStatus: { conditions: "type" },
  PodDisruptionBudgetStatus: { conditions: "type" },
};

const retainingKeys = new Set(["PodSpec.volumes", "PodSpec.resourceClaims", "DeploymentSpec.strategy"]);

/** How a field of a type is merged. Types the schema does not know are merged as plain JSON. */
export function strategyOf(type: string | undefined, field: string): Strategy {
  if (type === undefined) return {};
  const inner = fieldsOf(type)?.get(field)?.type;
  const mergeKey = mergeKeys[type]?.[field];
  return {
    ...(mergeKey === undefined ? {} : { mergeKey }),
    ...(retainingKeys.has(`${type}.${field}`) ? { retainKeys: true } : {}),
    ...(inner && fieldsOf(inner) ? { type: inner } : {}),
  };
}
