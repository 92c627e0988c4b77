/**
 * A provisioner: something outside Kubernetes that makes volumes for claims, and may attach and grow them.
 */
import type { Node, PersistentVolumeClaim, PersistentVolumeSpec, StorageClass } from "#api";
import type { View } from "../../component.ts";

export interface ProvisionRequest {
  readonly view: View;
  readonly claim: PersistentVolumeClaim;
  readonly storageClass: StorageClass;
  /** `pvc-UID` */
  readonly volumeName: string;
  /** The node the scheduler chose, where the class waits for one. */
  readonly node?: Node;
}

export type ProvisionResult =
  | {
      readonly spec: Partial<PersistentVolumeSpec>;
      readonly annotations?: Readonly<Record<string, string>>;
    }
  | { readonly error: string };

export interface Provisioner {
  /** As a StorageClass names it, and a CSIDriver, when it is one. */
  readonly name: string;
  /** As it signs its Events: `ebs.csi.aws.com_ebs-csi-controller-0_0`. */
  readonly identity: string;
  /** A CSI driver; absent for a provisioner of plain directories. */
  readonly driver?: { readonly attachRequired: boolean; readonly expands: boolean };
  provision(request: ProvisionRequest): ProvisionResult;
}

/** What a driver says to a request it cannot meet: a gRPC status. */
export const invalidArgument = (text: string): ProvisionResult => ({
  error: `rpc error: code = InvalidArgument desc = ${text}`,
});

/** The source that a driver's volumes have. */
export const csiSource = (
  driver: string,
  volumeHandle: string,
  fsType?: string,
): Partial<PersistentVolumeSpec> => ({
  csi: {
    driver,
    volumeHandle,
    ...(fsType ? { fsType } : {}),
    volumeAttributes: { "storage.kubernetes.io/csiProvisionerIdentity": `0-0-${driver}` },
  },
});

/** The name of an access mode between Kubernetes and a driver. */
export const csiAccessModes: Readonly<Record<string, string>> = {
  ReadWriteOnce: "SINGLE_NODE_WRITER",
  ReadOnlyMany: "MULTI_NODE_READER_ONLY",
  ReadWriteMany: "MULTI_NODE_MULTI_WRITER",
  ReadWriteOncePod: "SINGLE_NODE_SINGLE_WRITER",
};
