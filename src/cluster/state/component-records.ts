/** What components remember between two looks at the cluster. Each component adds its own kind here. */

import type { VolumeAttaching } from "../controllers/attach-detach/attach-detach.ts";
import type { Provisioning } from "../controllers/external-storage/external-provisioner.ts";
import type {
  NodeHealth,
  PendingEviction,
  QuarantinedNode,
  ZoneHealth,
} from "../controllers/node/records.ts";
import type { RecyclingVolume } from "../controllers/persistent-volumes/recycle.ts";
import type { KubeletMemory, PodWorker } from "../kubelet/records.ts";
import type { SystemErrorCode } from "../processes/system-error.ts";
import type { SchedulingVerdict } from "../scheduler/verdict.ts";
import type { Ms } from "./record.ts";

/** Something a person did, in their own words. Every chain of causes ends at one of these. */
export interface Command {
  readonly number: number;
  readonly at: Ms;
  /**
   * `line`: typed at the terminal; `fault`: something broke; `edit`: a file of the working directory changed;
   * `setup`: how the cluster began.
   */
  readonly type: "line" | "fault" | "edit" | "setup";
  readonly text: string;
}

/** How a command ended that a component ran in a container. Exit code -1: nothing ran there. */
interface ExecResult {
  readonly container: string;
  readonly exitCode: number;
  readonly output: string;
  readonly finishedAtMs: Ms;
}

/**
 * How a request ended that a component sent to an address. Without an `error` it was answered, or the
 * connection accepted.
 */
export interface RequestResult {
  readonly status?: number;
  readonly body?: string;
  readonly error?: SystemErrorCode;
  readonly finishedAtMs: Ms;
}

export interface ComponentRecords {
  Command: Command;
  ExecResult: ExecResult;
  KubeletMemory: KubeletMemory;
  PodWorker: PodWorker;
  Provisioning: Provisioning;
  RecyclingVolume: RecyclingVolume;
  RequestResult: RequestResult;
  NodeHealth: NodeHealth;
  PendingEviction: PendingEviction;
  QuarantinedNode: QuarantinedNode;
  SchedulingVerdict: SchedulingVerdict;
  VolumeAttaching: VolumeAttaching;
  ZoneHealth: ZoneHealth;
}
