/** A process from the outside: its state in the process table. */

import type { Revision } from "../state/record.ts";
import type { FileSystem } from "./file-system.ts";
import type { TaskMemory } from "./memory.ts";
import type { Descriptor, Ended, Process, Running, SignalAction, Wait } from "./process.ts";
import type { SignalName } from "./signals.ts";

/** Processes that see each other: those of a container, of a Pod that shares, of a machine. */
export interface ProcessSpace {
  readonly id: string;
  readonly tasks: Map<number, Task>;
  nextPid: number;
}

/** Where a process runs and as whom; children inherit it. */
export interface Surroundings {
  readonly machine: string;
  /** The container instance, for processes in one. */
  readonly container?: string;
  readonly hostname: string;
  readonly address: string;
  /** How its changes are signed: `process web/app`. */
  readonly actor: string;
}

export interface Task {
  /** Unique in the whole cluster. */
  readonly key: string;
  readonly pid: number;
  /** Its number as the machine itself counts: what somebody on a node sees of a container's processes. */
  readonly machinePid: number;
  readonly space: ProcessSpace;
  parent: number;
  readonly session: number;
  args: readonly string[];
  /** Its own copy: it may change it. */
  readonly env: Map<string, string>;
  cwd: string;
  umask: number;
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
  readonly descriptors: Map<number, Descriptor>;
  readonly surroundings: Surroundings;
  readonly cause: Revision;
  /** What else made it do what it does: signals it got, children that were killed. */
  readonly influences: Revision[];
  readonly files: FileSystem;
  readonly process: Process;
  running: Running | undefined;
  waiting: Wait | undefined;
  /** Undoes the subscription of a `call` wait. */
  unsubscribe: (() => void) | undefined;
  /** Set when a caught signal cut a wait short. */
  interrupted: boolean;
  readonly actions: Map<SignalName, SignalAction>;
  readonly caught: (() => void)[];
  readonly children: Map<number, Ended | undefined>;
  ended: Ended | undefined;
  onEnd: ((ended: Ended) => void) | undefined;
  stopped: boolean;
  steps: number;
  readonly memory: TaskMemory;
  /** The kernel killed it for want of memory. */
  isOutOfMemory: boolean;
}
