/** A PersistentVolumeClaim: a request for storage that outlives Pods. */
import type { Condition, KubernetesObject, LabelSelector } from "../object.ts";

export interface PersistentVolumeClaimSpec {
  readonly accessModes?: readonly string[];
  readonly selector?: LabelSelector;
  readonly resources?: {
    readonly requests?: Readonly<Record<string, string>>;
    readonly limits?: Readonly<Record<string, string>>;
  };
  readonly volumeName?: string;
  readonly storageClassName?: string;
  readonly volumeMode?: string;
  readonly dataSource?: { readonly apiGroup?: string; readonly kind: string; readonly name: string };
  readonly dataSourceRef?: { readonly apiGroup?: string; readonly kind: string; readonly name: string };
  readonly volumeAttributesClassName?: string;
}

/**
 * https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/persistent-volume-claim-v1/
 */
export interface PersistentVolumeClaim extends KubernetesObject {
  readonly spec: PersistentVolumeClaimSpec;
  readonly status?: {
    readonly phase?: "Pending" | "Bound" | "Lost";
    readonly accessModes?: readonly string[];
    readonly capacity?: Readonly<Record<string, string>>;
    readonly conditions?: readonly Condition[];
    readonly allocatedResources?: Readonly<Record<string, string>>;
    readonly allocatedResourceStatuses?: Readonly<Record<string, string>>;
  };
}
