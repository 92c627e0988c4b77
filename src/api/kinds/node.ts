/** A Node: one machine of the cluster. */
import type { Condition, KubernetesObject, Timestamp } from "../object.ts";

export interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
  readonly timeAdded?: Timestamp;
}

/** https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/node-v1/ */
export interface Node extends KubernetesObject {
  readonly spec: {
    readonly podCIDR?: string;
    readonly podCIDRs?: readonly string[];
    readonly providerID?: string;
    readonly unschedulable?: boolean;
    readonly taints?: readonly Taint[];
  };
  readonly status?: {
    readonly capacity?: Readonly<Record<string, string>>;
    readonly allocatable?: Readonly<Record<string, string>>;
    readonly conditions?: readonly Condition[];
    readonly addresses?: readonly { readonly type: string; readonly address: string }[];
    readonly nodeInfo?: Readonly<Record<string, string>>;
    readonly images?: readonly { readonly names?: readonly string[]; readonly sizeBytes?: number }[];
    readonly volumesInUse?: readonly string[];
    readonly volumesAttached?: readonly { readonly name: string; readonly devicePath: string }[];
  };
}

export interface Lease extends KubernetesObject {
  readonly spec: {
    readonly holderIdentity?: string;
    readonly leaseDurationSeconds?: number;
    readonly acquireTime?: Timestamp;
    readonly renewTime?: Timestamp;
  };
}
