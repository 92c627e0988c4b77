/** A kind of storage: what a Pod's manifest says to use it, and what has to be there before. */
import type { Manifest } from "#api";

export interface Storage {
  readonly title: string;
  /** What stands in the Pod's `volumes`, but for the name; absent for the container's own layer. */
  readonly volume?: Readonly<Record<string, unknown>>;
  /** The spec of the claim that the volume leads to. */
  readonly claim?: Readonly<Record<string, unknown>>;
  /** Objects that it needs. */
  objects?(policy: ReclaimPolicy | undefined): readonly Manifest[];
  /** Lines typed on each node beforehand. */
  readonly onNodes?: readonly string[];
  /** Where the file is, in the container. */
  readonly path: string;
  /** The file's content comes from an object, and no container can write it. */
  readonly isReadOnly?: true;
}

export type ReclaimPolicy = "Retain" | "Delete" | "Recycle";

/** What is written into the file that has to survive. */
export const treasure = "the only copy";

/** Where the volume is mounted. */
export const mountPath = "/data";

export const fileInVolume = `${mountPath}/file`;

/** A claim for a volume of a class. */
export const claimOf = (storageClassName: string): Readonly<Record<string, unknown>> => ({
  accessModes: ["ReadWriteOnce"],
  storageClassName,
  resources: { requests: { storage: "1Gi" } },
});

/** A volume that somebody made by hand, with one source. */
export const volumeOf = (
  storageClassName: string,
  policy: ReclaimPolicy | undefined,
  source: Readonly<Record<string, unknown>>,
): Manifest => ({
  apiVersion: "v1",
  kind: "PersistentVolume",
  metadata: { name: "volume" },
  spec: {
    capacity: { storage: "1Gi" },
    accessModes: ["ReadWriteOnce"],
    storageClassName,
    ...(policy ? { persistentVolumeReclaimPolicy: policy } : {}),
    ...source,
  },
});

export const storageClass = (
  name: string,
  provisioner: string,
  more: Readonly<Record<string, unknown>> = {},
): Manifest => ({
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name },
  provisioner,
  volumeBindingMode: "WaitForFirstConsumer",
  ...more,
});
