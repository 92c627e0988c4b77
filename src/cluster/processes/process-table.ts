/** All processes of all machines: who runs, who waits, who ends, on the virtual clock. */
import type { Ms, Revision } from "../state/record.ts";
import { type Equipment, LazyTask } from "./lazy-task.ts";
import type { Descriptor, Ended, Program, Running, SignalAction, Wait } from "./process.ts";
import { type SignalName, signalNumbers } from "./signals.ts";
import type { ProcessSpace, Surroundings, Task } from "./task.ts";

/** What the table needs of the world. */
export interface TableWorld extends Equipment {
  now(): Ms;
  /** Asks to be woken at a moment, for a task. */
  wakeAt(at: Ms, task: string): void;
}

export interface Start {
  readonly space: ProcessSpace;
  readonly parent?: Task;
  readonly args: readonly string[];
  readonly program: Program;
  /** Nobody changes it later: it is copied only when the task asks for its own. */
  readonly env: ReadonlyMap<string, string>;
  readonly cwd: string;
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
  readonly umask?: number;
  readonly descriptors: ReadonlyMap<number, Descriptor>;
  readonly surroundings: Surroundings;
  readonly session: "own" | "inherited";
  readonly cause: Revision;
  readonly onEnd?: (ended: Ended) => void;
}

/** `outside`: sent from another namespace, where process 1 is a process like any other. */
export interface Sender {
  readonly outside: boolean;
  /** What made the sender do so. */
  readonly because: readonly Revision[];
}

/** Signals that end nobody who does not catch them. */
const harmless = new Set<SignalName>(["CHLD", "CONT", "WINCH"]);

/** Above the numbers of a machine's own processes. */
const FIRST_MACHINE_PID = 10_000;

/** How many resumptions may follow each other at one moment before the clock must move. */
const TURNS_PER_MOMENT = 200_000;

export class ProcessTable {
  readonly #world: TableWorld;
  readonly #tasks = new Map<string, Task>();
  readonly #ready: Task[] = [];
  readonly #onDescriptors = new Set<Task>();
  #running = false;
  #made = 0;

  constructor(world: TableWorld) {
    this.#world = world;
  }

  /** Whether somebody waits to read from this descriptor. */
  isAwaited(descriptor: Descriptor): boolean {
    return [...this.#onDescriptors].some(
      ({ waiting }) => waiting?.for === "readable" && waiting.descriptor === descriptor,
    );
  }

  /** Processes in containers, as a process of their machine sees them; nobody sees out of a container. */
  inContainersSeenBy({ surroundings }: Task): readonly Task[] {
    if (surroundings.container !== undefined) return [];
    return [...this.#tasks.values()].filter(
      (task) =>
        task.surroundings.machine === surroundings.machine && task.surroundings.container !== undefined,
    );
  }

  start(options: Start): Task {
    const { space, parent, args, env, cwd, uid, gid, groups, surroundings, cause, onEnd } = options;
    const pid = space.nextPid++;
    const beginning = {
      key: `${space.id} ${pid} ${this.#made}`,
      pid,
      machinePid: FIRST_MACHINE_PID + this.#made++,
      space,
      parent: parent?.pid ?? 0,
      session: options.session === "own" || !parent ? pid : parent.session,
      args,
      env,
      cwd,
      umask: options.umask ?? parent?.umask ?? 0o22,
      uid,
      gid,
      groups,
      descriptors: new Map(options.descriptors),
      surroundings,
      cause,
      actions: parent && ignoredBy(parent),
      onEnd,
    };
    const task = new LazyTask(beginning, this.#world);
    task.running = options.program(task.process);
    this.#tasks.set(task.key, task);
    space.tasks.set(pid, task);
    parent?.children.set(pid, undefined);
    this.#ready.push(task);
    return task;
  }

  /** A moment came that a task had asked for. */
  wake(key: string): void {
    const task = this.#tasks.get(key);
    if (task && isDue(task.waiting, this.#world.now())) this.#resume(task);
    this.run();
  }

  /** Lets everybody run who can, until all wait. */
  run(): void {
    if (this.#running) return;
    this.#running = true;
    for (let turns = 0; turns < TURNS_PER_MOMENT; turns++) {
      const task = this.#ready.shift() ?? this.#nextOnDescriptor();
      if (!task) break;
      if (!task.ended && !task.stopped) this.#turn(task);
    }
    this.#running = false;
  }

  /** A signal from another process, or from the machine itself (`outside`). */
  signal(task: Task, signal: SignalName, { outside, because }: Sender): void {
    if (task.ended) return;
    task.influences.push(...because);
    if (signal === "KILL") this.#kill(task, outside);
    else if (signal === "STOP" || signal === "TSTP") task.stopped = task.stopped || task.pid !== 1;
    else this.#deliver(task, signal);
  }

  /** The kernel shields process 1 of a namespace from its own people. */
  #kill(task: Task, outside: boolean): void {
    if (task.pid !== 1 || outside) this.end(task, 128 + signalNumbers.KILL, "KILL");
  }

  #deliver(task: Task, signal: SignalName): void {
    if (signal === "CONT" && task.stopped) {
      task.stopped = false;
      this.#ready.push(task);
    }
    const action = task.actions.get(signal) ?? "default";
    if (typeof action === "function") {
      task.caught.push(action);
      task.interrupted = true;
      this.#resume(task);
      return;
    }
    // Process 1 does not die of a signal it has not asked for, whoever sends it.
    if (action === "ignore" || harmless.has(signal) || task.pid === 1) return;
    this.end(task, 128 + signalNumbers[signal], signal);
  }

  /** What the kernel does to a process that asks for more memory than its container may have. */
  endForMemory(task: Task): void {
    task.isOutOfMemory = true;
    this.end(task, 128 + signalNumbers.KILL, "KILL");
  }

  end(task: Task, code: number, signal?: SignalName): void {
    if (task.ended) return;
    const ended: Ended = { pid: task.pid, code, ...(signal ? { signal } : {}) };
    task.ended = ended;
    this.#forgetWait(task);
    task.running = undefined;
    this.#tasks.delete(task.key);
    for (const descriptor of task.descriptors.values()) descriptor.close();
    task.descriptors.clear();
    const { space } = task;
    for (const [pid] of task.children) {
      const child = space.tasks.get(pid);
      if (child && !child.ended) child.parent = 1;
      else space.tasks.delete(pid);
    }
    const parent = space.tasks.get(task.parent);
    if (parent && !parent.ended && parent.children.has(task.pid)) {
      parent.children.set(task.pid, ended);
      if (signal) parent.influences.push(...task.influences);
      if (parent.waiting?.for === "child") this.#resume(parent);
    } else space.tasks.delete(task.pid);
    task.onEnd?.(ended);
  }

  /** Ends everything in a space at once: what happens when its process 1 is gone, or the power. */
  endSpace(space: ProcessSpace): void {
    for (const task of [...space.tasks.values()]) {
      task.onEnd = task.pid === 1 ? undefined : task.onEnd;
      this.end(task, 128 + signalNumbers.KILL, "KILL");
    }
    space.tasks.clear();
  }

  #turn(task: Task): void {
    this.#forgetWait(task);
    for (const action of task.caught.splice(0)) action();
    if (task.ended || !task.running) return;
    const result = this.#advance(task, task.running);
    if (result === undefined || task.ended) return;
    if (result.done) this.end(task, result.value & 255);
    else this.#waitFor(task, result.value);
  }

  /** A task that was killed in the middle of its turn falls out of whatever it was doing. */
  #advance(task: Task, running: Running): IteratorResult<Wait, number> | undefined {
    try {
      return running.next();
    } catch (error) {
      if (task.ended) return undefined;
      throw error;
    }
  }

  #waitFor(task: Task, wait: Wait): void {
    task.waiting = wait;
    if (wait.for === "time") this.#world.wakeAt(wait.until, task.key);
    else if (wait.for === "readable" || wait.for === "writable") this.#onDescriptors.add(task);
    else if (wait.for === "child") {
      if (hasEndedChild(task, wait.pid)) this.#resume(task);
    } else {
      let isSubscribed = true;
      const stop = wait.subscribe(() => {
        if (isSubscribed && task.waiting === wait) {
          this.#resume(task);
          this.run();
        }
      });
      task.unsubscribe = () => {
        isSubscribed = false;
        stop();
      };
      if (wait.until !== undefined) this.#world.wakeAt(wait.until, task.key);
    }
    if (task.caught.length > 0) this.#resume(task);
  }

  #resume(task: Task): void {
    if (task.ended || this.#ready.includes(task)) return;
    this.#forgetWait(task);
    this.#ready.push(task);
  }

  #forgetWait(task: Task): void {
    task.unsubscribe?.();
    task.unsubscribe = undefined;
    task.waiting = undefined;
    this.#onDescriptors.delete(task);
  }

  #nextOnDescriptor(): Task | undefined {
    for (const task of this.#onDescriptors) {
      const wait = task.waiting;
      if (wait?.for === "readable" && wait.descriptor.readable) return task;
      if (wait?.for === "writable" && wait.descriptor.writable) return task;
    }
    return undefined;
  }
}

/** A child inherits what its parent ignores, and nothing of what it catches. */
const ignoredBy = (parent: Task): Map<SignalName, SignalAction> =>
  new Map([...parent.actions].filter(([, action]) => action === "ignore"));

const hasEndedChild = (task: Task, pid: number | undefined): boolean =>
  pid === undefined
    ? [...task.children.values()].some((ended) => ended !== undefined) || task.children.size === 0
    : !task.children.has(pid) || task.children.get(pid) !== undefined;

const isDue = (wait: Wait | undefined, now: Ms): boolean =>
  (wait?.for === "time" || wait?.for === "call") && wait.until !== undefined && wait.until <= now;
