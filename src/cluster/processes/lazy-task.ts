/** A process from the outside, as it is made. */
import type { Revision } from "../state/record.ts";
import type { FileSystem } from "./file-system.ts";
import type { TaskMemory } from "./memory.ts";
import type { Descriptor, Ended, Process, Running, SignalAction, Wait } from "./process.ts";
import type { SignalName } from "./signals.ts";
import type { ProcessSpace, Surroundings, Task } from "./task.ts";

/** What a task is made from. */
type Beginning = Pick<
  Task,
  | "key"
  | "pid"
  | "machinePid"
  | "space"
  | "parent"
  | "session"
  | "args"
  | "cwd"
  | "umask"
  | "uid"
  | "gid"
  | "groups"
  | "descriptors"
  | "surroundings"
  | "cause"
  | "onEnd"
> & {
  readonly env: ReadonlyMap<string, string>;
  readonly actions: Map<SignalName, SignalAction> | undefined;
};

/** What belongs to a task and is made when it is asked for. */
export interface Equipment {
  filesOf(task: Task): FileSystem;
  /** Its own view of itself. */
  processOf(task: Task): Process;
  memoryOf(task: Task): TaskMemory;
}

/**
 * A task that makes most of what belongs to it only when somebody asks: the many that just sleep have no
 * children,
 * catch no signals and open no files.
 */
export class LazyTask implements Task {
  readonly key: string;
  readonly pid: number;
  readonly machinePid: number;
  readonly space: ProcessSpace;
  parent: number;
  readonly session: number;
  args: readonly string[];
  cwd: string;
  umask: number;
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
  readonly descriptors: Map<number, Descriptor>;
  readonly surroundings: Surroundings;
  readonly cause: Revision;
  onEnd: ((ended: Ended) => void) | undefined;
  running: Running | undefined = undefined;
  waiting: Wait | undefined = undefined;
  unsubscribe: (() => void) | undefined = undefined;
  interrupted = false;
  ended: Ended | undefined = undefined;
  stopped = false;
  steps = 0;
  isOutOfMemory = false;
  readonly #equipment: Equipment;
  readonly #inheritedEnv: ReadonlyMap<string, string>;
  #memory: TaskMemory | undefined = undefined;
  #files: FileSystem | undefined = undefined;
  #process: Process | undefined = undefined;
  #env: Map<string, string> | undefined = undefined;
  #actions: Map<SignalName, SignalAction> | undefined;
  #influences: Revision[] | undefined = undefined;
  #caught: (() => void)[] | undefined = undefined;
  #children: Map<number, Ended | undefined> | undefined = undefined;

  constructor(beginning: Beginning, equipment: Equipment) {
    this.key = beginning.key;
    this.pid = beginning.pid;
    this.machinePid = beginning.machinePid;
    this.space = beginning.space;
    this.parent = beginning.parent;
    this.session = beginning.session;
    this.args = beginning.args;
    this.cwd = beginning.cwd;
    this.umask = beginning.umask;
    this.uid = beginning.uid;
    this.gid = beginning.gid;
    this.groups = beginning.groups;
    this.descriptors = beginning.descriptors;
    this.surroundings = beginning.surroundings;
    this.cause = beginning.cause;
    this.onEnd = beginning.onEnd;
    this.#inheritedEnv = beginning.env;
    this.#actions = beginning.actions;
    this.#equipment = equipment;
  }

  get files(): FileSystem {
    this.#files ??= this.#equipment.filesOf(this);
    return this.#files;
  }

  get memory(): TaskMemory {
    this.#memory ??= this.#equipment.memoryOf(this);
    return this.#memory;
  }

  get process(): Process {
    this.#process ??= this.#equipment.processOf(this);
    return this.#process;
  }

  get env(): Map<string, string> {
    this.#env ??= new Map(this.#inheritedEnv);
    return this.#env;
  }

  get actions(): Map<SignalName, SignalAction> {
    this.#actions ??= new Map();
    return this.#actions;
  }

  get influences(): Revision[] {
    this.#influences ??= [];
    return this.#influences;
  }

  get caught(): (() => void)[] {
    this.#caught ??= [];
    return this.#caught;
  }

  get children(): Map<number, Ended | undefined> {
    this.#children ??= new Map();
    return this.#children;
  }
}
