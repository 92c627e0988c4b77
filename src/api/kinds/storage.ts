/** The cluster's side of storage: PersistentVolume, StorageClass, VolumeAttachment, CSIDriver. */
import type { KubernetesObject, ObjectReference, Timestamp } from "../object.ts";
import type { NodeSelectorTerm } from "./pod.ts";
import type { HostPathSource, NfsSource } from "./volume.ts";

/** https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/persistent-volume-v1/ */
export interface PersistentVolumeSpec {
  readonly capacity?: Readonly<Record<string, string>>;
  readonly accessModes?: readonly string[];
  readonly claimRef?: ObjectReference;
  readonly persistentVolumeReclaimPolicy?: "Retain" | "Delete" | "Recycle";
  readonly storageClassName?: string;
  readonly mountOptions?: readonly string[];
  readonly volumeMode?: string;
  readonly nodeAffinity?: { readonly required?: { readonly nodeSelectorTerms: readonly NodeSelectorTerm[] } };
  readonly hostPath?: HostPathSource;
  readonly local?: { readonly path: string; readonly fsType?: string };
  readonly nfs?: NfsSource;
  readonly csi?: {
    readonly driver: string;
    readonly volumeHandle: string;
    readonly readOnly?: boolean;
    readonly fsType?: string;
    readonly volumeAttributes?: Readonly<Record<string, string>>;
  };
  readonly [source: string]: unknown;
}

export interface PersistentVolume extends KubernetesObject {
  readonly spec: PersistentVolumeSpec;
  readonly status?: {
    readonly phase?: "Pending" | "Available" | "Bound" | "Released" | "Failed";
    readonly message?: string;
    readonly reason?: string;
    readonly lastPhaseTransitionTime?: Timestamp;
  };
}

export interface StorageClass extends KubernetesObject {
  readonly provisioner: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly reclaimPolicy?: string;
  readonly mountOptions?: readonly string[];
  readonly allowVolumeExpansion?: boolean;
  readonly volumeBindingMode?: string;
  readonly allowedTopologies?: readonly {
    readonly matchLabelExpressions?: readonly { readonly key: string; readonly values: readonly string[] }[];
  }[];
}

export interface VolumeAttachment extends KubernetesObject {
  readonly spec: {
    readonly attacher: string;
    readonly nodeName: string;
    readonly source: {
      readonly persistentVolumeName?: string;
      /** A volume that a Pod names itself, in the terms of the driver. */
      readonly inlineVolumeSpec?: PersistentVolumeSpec;
    };
  };
  readonly status?: { readonly attached: boolean; readonly attachError?: { readonly message?: string } };
}

export interface CsiDriver extends KubernetesObject {
  readonly spec: {
    readonly attachRequired?: boolean;
    readonly podInfoOnMount?: boolean;
    readonly fsGroupPolicy?: string;
    readonly volumeLifecycleModes?: readonly string[];
    readonly storageCapacity?: boolean;
  };
}
