/** What is physically there: machines, disks, files, containers. kubectl cannot see any of it. */
import type { Ms } from "./record.ts";

/** A computer: a node of the cluster, or the one the person types at (`host`), or one outside the cluster. */
export interface Machine {
  readonly name: string;
  readonly role: "node" | "host" | "outside";
  readonly power: "on" | "off";
  readonly kubelet: "running" | "stopped" | "none";
  /** `cut`: the machine runs, but nothing reaches it. */
  readonly network: "connected" | "cut";
  readonly zone?: string;
  readonly address: string;
  /** New at every start. */
  readonly bootId: string;
  readonly bootedAtMs: Ms;
  readonly kubeletStartedAtMs: Ms;
  /** Images that need no pull, by the name a Pod would use. */
  readonly images: readonly string[];
  readonly memoryBytes: number;
  readonly diskBytes: number;
}

/**
 * A file that a disk held from its first moment. It gets a record of its own only when somebody changes it.
 */
export interface InitialFile {
  readonly inode: number;
  readonly parent?: number;
  readonly name: string;
  readonly type: "file" | "directory" | "symlink";
  readonly content?: string;
  readonly target?: string;
  readonly mode: number;
  readonly gid?: number;
}

/**
 * A thing that holds files: a machine's disk, a container's writable layer, an emptyDir, a share, a cloud
 * disk.
 */
export interface Disk {
  readonly id: string;
  /** What it is, for people: `node`, `layer`, `emptyDir`, `hostPath`, `configMap`, `nfs`, `ebs` … */
  readonly type: string;
  readonly medium: "disk" | "memory";
  /** The machine it is part of; a disk with no machine stands outside the cluster. */
  readonly machine?: string;
  readonly zone?: string;
  /** A write beyond it fails with `No space left on device`. */
  readonly capacityBytes?: number;
  /** The Pod and volume it was made for. */
  readonly pod?: { readonly namespace: string; readonly name: string; readonly uid: string };
  readonly volume?: string;
  /** A writable layer: the container it belongs to, and the image below it. */
  readonly container?: string;
  readonly image?: string;
  /** What it was made with, such as a service account's token. */
  readonly contents?: readonly InitialFile[];
  /** When it was made: the age of what it was made with. */
  readonly madeAtMs?: Ms;
  /** Where the machine shows it, such as `/var/lib/kubelet/pods/UID/volumes/kubernetes.io~empty-dir/data`. */
  readonly path?: string;
}

/** A file, directory or link on a disk. The root of a disk is inode 1 and has no name. */
export interface File {
  readonly disk: string;
  readonly inode: number;
  /**
   * The directory that holds it; absent for a root, and for a file that was removed while something still
   * holds it.
   */
  readonly parent?: number;
  readonly name: string;
  /** `whiteout`: on a writable layer, says that the image's file of this name was removed. */
  readonly type:
    | "file"
    | "directory"
    | "symlink"
    | "whiteout"
    | "fifo"
    | "socket"
    | "character-device"
    | "block-device";
  readonly content?: string;
  /** Where a symlink points. */
  readonly target?: string;
  readonly sizeBytes: number;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly modifiedAtMs: Ms;
  /** On a writable layer: the image's directory of this name is hidden, not merged. */
  readonly opaque?: boolean;
}

/** A directory or file of a disk, made visible at a path of a container. */
export interface Mount {
  readonly path: string;
  readonly disk: string;
  readonly inode: number;
  readonly readOnly: boolean;
  /** The Pod's volume, when it is one. */
  readonly volume?: string;
  readonly subPath?: string;
  /** What `mount` prints as its type: `overlay`, `tmpfs`, `ext4`, `nfs4`. */
  readonly fileSystem?: string;
}

/** One instance of a container, as the container runtime knows it. A restart makes another. */
export interface ContainerInstance {
  /** 64 hexadecimal digits. */
  readonly id: string;
  readonly name: string;
  readonly node: string;
  readonly pod: { readonly namespace: string; readonly name: string; readonly uid: string };
  readonly sandbox: string;
  readonly role: "init" | "sidecar" | "app" | "ephemeral";
  /** How often this container was started before in this Pod. */
  readonly attempt: number;
  readonly image: string;
  readonly imageId: string;
  readonly state: "created" | "running" | "exited";
  readonly createdAtMs: Ms;
  readonly startedAtMs?: Ms;
  readonly finishedAtMs?: Ms;
  readonly exitCode?: number;
  readonly signal?: number;
  /** What the runtime says of the end: `Completed`, `Error`, `OOMKilled`, `StartError` … */
  readonly exitReason?: string;
  readonly exitMessage?: string;
  /** Its writable layer. */
  readonly layer: string;
  /** `securityContext.readOnlyRootFilesystem`: only what is mounted can be written. */
  readonly isRootReadOnly?: boolean;
  readonly mounts: readonly Mount[];
  /** The file on the node's disk that holds its output. */
  readonly logPath: string;
  readonly memoryLimitBytes?: number;
}

/** What the containers of one Pod share on a machine: the network address and the process namespace. */
export interface Sandbox {
  readonly id: string;
  readonly node: string;
  readonly pod: { readonly namespace: string; readonly name: string; readonly uid: string };
  readonly attempt: number;
  readonly state: "ready" | "stopped";
  readonly address: string;
  readonly createdAtMs: Ms;
}

export interface MachineRecords {
  Machine: Machine;
  Disk: Disk;
  File: File;
  ContainerInstance: ContainerInstance;
  Sandbox: Sandbox;
}
