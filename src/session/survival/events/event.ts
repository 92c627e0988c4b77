/** Something that happens to a cluster, and what becomes of a file in each kind of storage. */
import type { Expected } from "../outcome.ts";
import type { ReclaimPolicy, StorageName } from "../storages/index.ts";
import type { Workload } from "../workloads.ts";

export type Cells = Readonly<Partial<Record<StorageName, Expected>>>;

export interface SurvivalEvent {
  readonly title: string;
  readonly workload: Workload;
  /** One unless said otherwise; the Pod always begins on `node-1`. */
  readonly nodes?: number;
  /** Of the volume, or of the class that makes it. */
  readonly policy?: ReclaimPolicy;
  /** Lines typed before anything is applied. */
  readonly before?: readonly string[];
  /** As in a scenario: lines at the terminal and verbs. */
  readonly steps: readonly string[];
  /** The next reader has to be on another node. */
  readonly isMove?: true;
  /** The causes lead back to the manifest that was applied, and no further. */
  readonly isOfManifest?: true;
  /** Storage that the event does not concern is left out. */
  readonly cells: Cells;
}

/** The same for several kinds of storage. */
export const forEach = (names: readonly StorageName[], expected: Expected): Cells =>
  Object.fromEntries(names.map((name) => [name, expected]));

/** Volumes that the kubelet makes for a Pod, on the node's disk and in its memory. */
export const madeForPod = ["emptyDir", "memory", "gitRepo"] as const;

/** Volumes that show an object of the API. */
export const fromApi = ["configMap", "secret"] as const;

/** What lies outside of every Pod. */
export const outlivingPods = ["hostPath", "nfs", "hostPathClaim", "localClaim", "diskClaim"] as const;

export const everyVolume = [...madeForPod, ...fromApi, "ephemeral", ...outlivingPods] as const;

/** Every kind of claim, also those that differ only in how they are made and reclaimed. */
export const claims = [
  "hostPathClaim",
  "temporaryClaim",
  "nfsClaim",
  "localClaim",
  "localPathClaim",
  "diskClaim",
] as const;

/** Why what lies outside of every Pod is stranded once nothing reads it. */
export const unread = "The bytes outlive the Pod; until another one mounts them nobody reads them.";
