/** A process from the inside: the system calls of one task. */
import type { Revision } from "../state/record.ts";
import { openFile } from "./descriptors.ts";
import { openDevice } from "./devices.ts";
import type { FileSystem } from "./file-system.ts";
import type { FindProgram } from "./find-program.ts";
import { makePipe } from "./pipe.ts";
import type {
  Descriptor,
  Ended,
  Process,
  ProcessEntry,
  ProcessMachine,
  Running,
  SignalAction,
  SpawnOptions,
  Wait,
} from "./process.ts";
import { entryFromOutside, entryOf } from "./process-entry.ts";
import type { ProcessTable } from "./process-table.ts";
import type { SignalName } from "./signals.ts";
import { SystemError } from "./system-error.ts";
import type { Task } from "./task.ts";

/** Every so many steps a busy loop lets a millisecond go by. */
const STEPS_PER_MS = 50;

export class ProcessOfTask implements Process {
  readonly machine: ProcessMachine;
  readonly #task: Task;
  readonly #table: ProcessTable;
  readonly #find: FindProgram;
  /** What was read beyond the end of a line. */
  #kept: Map<Descriptor, string> | undefined;

  constructor(task: Task, table: ProcessTable, machine: ProcessMachine, find: FindProgram) {
    this.#task = task;
    this.#table = table;
    this.#find = find;
    this.machine = machine;
  }

  get pid(): number {
    return this.#task.pid;
  }
  get parent(): number {
    return this.#task.parent;
  }
  get session(): number {
    return this.#task.session;
  }
  get args(): readonly string[] {
    return this.#task.args;
  }
  get env(): Map<string, string> {
    return this.#task.env;
  }
  get cwd(): string {
    return this.#task.cwd;
  }
  set cwd(path: string) {
    this.#task.cwd = path;
  }
  get umask(): number {
    return this.#task.umask;
  }
  set umask(mask: number) {
    this.#task.umask = mask;
  }
  get uid(): number {
    return this.#task.uid;
  }
  get gid(): number {
    return this.#task.gid;
  }
  get groups(): readonly number[] {
    return this.#task.groups;
  }
  get descriptors(): Map<number, Descriptor> {
    return this.#task.descriptors;
  }
  get files(): FileSystem {
    return this.#task.files;
  }
  get cause(): Revision {
    return this.#task.cause;
  }

  print(text: string): Generator<Wait, void, void> {
    return this.write(1, text);
  }

  complain(text: string): Generator<Wait, void, void> {
    return this.write(2, text);
  }

  *wait(what: Wait): Generator<Wait, boolean, void> {
    this.#task.interrupted = this.#task.caught.length > 0;
    yield what;
    return !this.#task.interrupted;
  }

  *read(number: number, limit?: number): Generator<Wait, string | undefined, void> {
    const descriptor = this.#descriptor(number);
    const kept = this.#kept?.get(descriptor);
    if (kept !== undefined) {
      const taken = kept.slice(0, limit);
      if (taken.length < kept.length) this.#keep(descriptor, kept.slice(taken.length));
      else this.#kept?.delete(descriptor);
      return taken;
    }
    for (;;) {
      const text = descriptor.readable ? descriptor.read(limit) : "";
      if (text !== "") return text;
      yield* this.wait({ for: "readable", descriptor });
    }
  }

  *readLine(number = 0): Generator<Wait, string | undefined, void> {
    let line = "";
    for (;;) {
      const text = yield* this.read(number);
      if (text === undefined) return line === "" ? undefined : line;
      const end = text.indexOf("\n");
      if (end < 0) {
        line += text;
        continue;
      }
      if (end + 1 < text.length) this.#keep(this.#descriptor(number), text.slice(end + 1));
      return line + text.slice(0, end + 1);
    }
  }

  *readAll(number = 0): Generator<Wait, string, void> {
    const parts: string[] = [];
    for (;;) {
      const text = yield* this.read(number);
      if (text === undefined) return parts.join("");
      parts.push(text);
    }
  }

  *write(number: number, text: string): Generator<Wait, void, void> {
    if (text === "") return;
    const descriptor = this.#descriptor(number);
    while (!descriptor.writable) yield* this.wait({ for: "writable", descriptor });
    try {
      descriptor.write(text);
    } catch (error) {
      const isPipe = error instanceof SystemError && error.code === "EPIPE";
      if (isPipe) this.#table.signal(this.#task, "PIPE", { outside: true, because: [] });
      // Who dies of it does not come back from here.
      if (this.#task.ended) yield { for: "time", until: this.machine.now };
      throw error;
    }
  }

  *sleep(ms: number): Generator<Wait, boolean, void> {
    return yield* this.wait({ for: "time", until: this.machine.now + Math.max(0, Math.round(ms)) });
  }

  *step(): Generator<Wait, void, void> {
    this.#task.steps += 1;
    if (this.#task.steps % STEPS_PER_MS === 0) yield { for: "time", until: this.machine.now + 1 };
  }

  *waitFor(pid?: number): Generator<Wait, Ended | undefined, void> {
    const { children } = this.#task;
    for (;;) {
      const ended = this.#takeEnded(pid);
      if (ended) return ended;
      if (pid === undefined ? children.size === 0 : !children.has(pid)) return undefined;
      const isWhole = yield* this.wait(pid === undefined ? { for: "child" } : { for: "child", pid });
      if (!isWhole) return this.#takeEnded(pid);
    }
  }

  children(): readonly number[] {
    return [...this.#task.children.keys()];
  }

  spawn({ args, program, env, cwd, descriptors, session }: SpawnOptions): number {
    const task = this.#task;
    const found = program ? { program, args } : this.#find(task, args[0] ?? "", args);
    const held = new Map(descriptors);
    for (const [number, descriptor] of task.descriptors)
      if (!held.has(number)) held.set(number, descriptor.share());
    return this.#table.start({
      space: task.space,
      parent: task,
      args: found.args,
      program: found.program,
      env: new Map(env ?? task.env),
      cwd: cwd ?? task.cwd,
      uid: task.uid,
      gid: task.gid,
      groups: task.groups,
      descriptors: held,
      surroundings: task.surroundings,
      session: session ?? "inherited",
      cause: task.cause,
    }).pid;
  }

  *exec(args: readonly string[], env?: ReadonlyMap<string, string>): Running {
    const task = this.#task;
    const found = this.#find(task, args[0] ?? "", args);
    const environment = env && [...env];
    task.args = found.args;
    if (environment) {
      task.env.clear();
      for (const [name, value] of environment) task.env.set(name, value);
    }
    for (const [signal, action] of task.actions)
      if (typeof action === "function") task.actions.delete(signal);
    return yield* found.program(this);
  }

  onSignal(signal: SignalName, action: SignalAction): void {
    this.#task.actions.set(signal, action);
  }

  kill(pid: number, signal: SignalName): boolean {
    const { space, uid, cause } = this.#task;
    const below = this.#table.inContainersSeenBy(this.#task);
    const other = space.tasks.get(pid) ?? below.find(({ machinePid }) => machinePid === pid);
    if (!other || other.ended) return false;
    if (uid !== 0 && other.uid !== uid) throw new SystemError("EPERM");
    this.#table.signal(other, signal, { outside: other.space !== space, because: [cause] });
    return true;
  }

  killAll(signal: SignalName): boolean {
    const { space, session, cause } = this.#task;
    const others = [...space.tasks.values()].filter(
      (other) => other.pid !== 1 && other.session !== session && !other.ended,
    );
    for (const other of others) this.#table.signal(other, signal, { outside: false, because: [cause] });
    return others.length > 0;
  }

  *holdMemory(bytes: number): Generator<Wait, void, void> {
    this.#task.memory.hold(bytes);
    yield* this.step();
  }

  list(): readonly ProcessEntry[] {
    const below = this.#table.inContainersSeenBy(this.#task);
    return [...[...this.#task.space.tasks.values()].map(entryOf), ...below.map(entryFromOutside)];
  }

  pipe(): readonly [Descriptor, Descriptor] {
    return makePipe();
  }

  open(path: string, mode: "read" | "write" | "append" | "read-write"): Descriptor {
    return openDevice(this.#task, path, this.machine) ?? openFile(this.#task.files, path, mode);
  }

  #keep(descriptor: Descriptor, text: string): void {
    this.#kept ??= new Map();
    this.#kept.set(descriptor, text);
  }

  #descriptor(number: number): Descriptor {
    const descriptor = this.#task.descriptors.get(number);
    if (!descriptor) throw new SystemError("EBADF");
    return descriptor;
  }

  #takeEnded(pid: number | undefined): Ended | undefined {
    const { children, space } = this.#task;
    for (const [child, ended] of children) {
      if (!ended || (pid !== undefined && child !== pid)) continue;
      children.delete(child);
      space.tasks.delete(child);
      return ended;
    }
    return undefined;
  }
}
