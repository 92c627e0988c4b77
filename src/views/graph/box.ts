/**
 * The picture as data: boxes that nest by lifetime, the files in them, and the edges that run down from
 * mounts to disks.
 */

import type { Revision } from "#cluster";
import type { Message } from "#i18n";
import type { Verdict } from "../files/file-row.ts";

/** From the shortest lived to the longest. */
export type BoxType =
  | "container"
  | "pod"
  | "volume"
  | "node"
  | "node-disk"
  | "waiting"
  | "cluster"
  | "claim"
  | "persistent-volume"
  | "outside"
  | "disk";

/** A word of Kubernetes, and whether it is good news. */
export interface Badge {
  readonly text: string;
  readonly tone: "good" | "warn" | "bad" | "quiet";
}

export interface BoxFile {
  readonly id: string;
  readonly name: string;
  /** As the person knows it. */
  readonly path: string;
  readonly verdict: Verdict;
}

/** What kubectl would call it. */
export interface BoxTarget {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  /** The Pod's container. */
  readonly container?: string;
}

/** Where a manifest says it: the object that was applied, and the part of it. */
export interface ManifestPart {
  /** `Deployment/default/web`. */
  readonly object: string;
  readonly part?: { readonly type: "container" | "volume"; readonly name: string };
}

export interface Box {
  readonly id: string;
  readonly type: BoxType;
  /** The box it is drawn in, and dies with. */
  readonly parent?: string;
  readonly name: string;
  /** A word of Kubernetes for what it is: `emptyDir`. */
  readonly kind?: string;
  readonly badge?: Badge;
  /** A few words of ours beside the name. */
  readonly note?: Message;
  /** Kubernetes' own words beside the name: a mount path, a container's id. */
  readonly detail?: string;
  /** `silent`: there, but nothing answers for it; `gone`: only its outline, for a while. */
  readonly state: "present" | "silent" | "gone";
  readonly files: readonly BoxFile[];
  /** How many files it holds beside those listed. */
  readonly moreFiles: number;
  readonly target?: BoxTarget;
  readonly manifest?: ManifestPart;
  /** What took it away, of one that is gone. */
  readonly cause?: Revision;
}

/**
 * A line from what uses to what is used: mount to volume, volume to claim or disk, claim to volume, volume
 * to disk.
 */
export interface Edge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly readOnly?: boolean;
}

export interface Graph {
  /** Parents before their children. */
  readonly boxes: readonly Box[];
  readonly edges: readonly Edge[];
}
