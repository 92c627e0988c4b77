/** The processes of every machine: where they live, what they see, and how they come and go. */
import type { ClusterClient } from "../client/client.ts";
import type { ProcessRequest, View } from "../component.ts";
import type { History, Uncommitted } from "../state/history.ts";
import type { ContainerInstance } from "../state/machine-records.ts";
import type { Change, Ms, Revision } from "../state/record.ts";
import type { FileAuthor, MountedFiles } from "../storage/files/index.ts";
import { ContainerProcesses, surroundingsOf } from "./container-processes.ts";
import { type FindProgram, programFinder } from "./find-program.ts";
import type { ImageFiles } from "./machine-mounts.ts";
import { asking, type MachineRequest } from "./machine-requests.ts";
import { TaskMemory } from "./memory.ts";
import { type IsReachable, PodNetwork, type ResolveHost } from "./pod-network.ts";
import { PristineSearch } from "./pristine-search.ts";
import type { Program } from "./process.ts";
import { ProcessOfTask } from "./process-of-task.ts";
import { ProcessTable } from "./process-table.ts";
import type { RunOptions, User } from "./run-options.ts";
import { Scout } from "./scout.ts";
import { SystemError } from "./system-error.ts";
import type { ProcessSpace, Surroundings, Task } from "./task.ts";
import { TaskFiles } from "./task-files.ts";
import { TaskMachine } from "./task-machine.ts";

export interface ProcessesOptions {
  readonly history: History;
  readonly view: View;
  readonly commit: (change: Uncommitted) => Change;
  readonly wakeAt: (at: Ms, task: string) => void;
  readonly programs: Readonly<Record<string, Program>>;
  readonly imageFiles: ImageFiles;
  readonly resolveHost: ResolveHost;
  readonly isReachable: IsReachable;
  /** What the person's own machine knows of the cluster. */
  readonly client: (task: Task) => ClusterClient;
}

interface Place {
  readonly space: ProcessSpace;
  readonly surroundings: Surroundings;
}

const ROOT: User = { uid: 0, gid: 0, groups: [] };
const MACHINE_ENVIRONMENT: ReadonlyMap<string, string> = new Map([
  ["PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],
  ["HOME", "/root"],
]);

export class Processes {
  readonly table: ProcessTable;
  readonly network: PodNetwork;
  readonly #options: ProcessesOptions;
  readonly #find: FindProgram;
  readonly #containers: ContainerProcesses;
  readonly #files: TaskFiles;
  readonly #spaces = new Map<string, ProcessSpace>();

  constructor(options: ProcessesOptions) {
    const { history, wakeAt } = options;
    this.#options = options;
    this.#files = new TaskFiles(options);
    this.#find = programFinder(options.programs, new PristineSearch(options));
    this.#containers = new ContainerProcesses(this, options);
    this.network = new PodNetwork(options.resolveHost, options.isReachable);
    const world = { view: options.view, client: options.client, network: this.network };
    this.table = new ProcessTable({
      now: () => history.now,
      wakeAt,
      filesOf: (task) => this.#files.of(task, task.memory),
      memoryOf: (task) => new TaskMemory(task, history, () => this.table.endForMemory(task)),
      processOf: (task) => new ProcessOfTask(task, this.table, new TaskMachine(task, world), this.#find),
    });
  }

  /** Carries out what a component asked for. */
  request(request: ProcessRequest, because: readonly Revision[], by: string): void {
    if (request.do === "request") this.#ask(request, because, by);
    else this.#containers.request(request, because, by);
    this.table.run();
  }

  /**
   * Starts a command in a running container. Throws ENOENT or EACCES where it cannot start, ESRCH where
   * nothing runs.
   */
  execIn(container: string, options: RunOptions): Task {
    const main = this.#containers.main(container);
    if (!main || main.ended) throw new SystemError("ESRCH");
    const { uid, gid, groups, cwd, space, surroundings } = main;
    const env = this.#containers.environment(container);
    const task = this.start({ space, surroundings }, { env, cwd, user: { uid, gid, groups }, ...options });
    this.table.run();
    return task;
  }

  /** Starts a command on a machine itself. Throws EHOSTUNREACH where it is off. */
  runOn(machine: string, options: RunOptions): Task {
    const record = this.#options.history.get("Machine", machine)?.value;
    if (!record || record.power === "off") throw new SystemError("EHOSTUNREACH");
    const space = this.#space(`machine ${machine}`);
    const surroundings = {
      machine,
      hostname: machine,
      address: record.address,
      actor: machine === "host" ? "user" : `machine ${machine}`,
    };
    if (space.tasks.size === 0) this.#startIdle({ space, surroundings }, "/sbin/init");
    const task = this.start({ space, surroundings }, { env: MACHINE_ENVIRONMENT, ...options });
    this.table.run();
    return task;
  }

  /** The space of a container's processes: its own, or its Pod's when they are shared. */
  spaceOf(container: ContainerInstance, hostname: string): Place {
    const { history } = this.#options;
    const isShared = history.by("podByUid", container.pod.uid)[0]?.value.spec.shareProcessNamespace === true;
    const address = history.get("Sandbox", container.sandbox)?.value.address ?? "127.0.0.1";
    const space = this.#space(isShared ? `pod ${container.sandbox}` : `container ${container.id}`);
    const surroundings = surroundingsOf(container, hostname, address);
    if (isShared && space.tasks.size === 0) this.#startIdle({ space, surroundings }, "/pause");
    return { space, surroundings };
  }

  /** Starts a process that nobody is the parent of. */
  start({ space, surroundings }: Place, options: RunOptions): Task {
    const { env = new Map<string, string>(), cwd = "/", user = ROOT, cause, descriptors, onEnd } = options;
    const command = options.args[0] ?? "";
    const scout = new Scout({ surroundings, env, cwd, cause }, user, (owner) => this.#files.of(owner));
    const given = options.program && { program: options.program, args: options.args };
    const { program, args } = given ?? this.#find(scout, command, options.args);
    return this.table.start({
      space,
      args,
      program,
      env,
      cwd,
      uid: user.uid,
      gid: user.gid,
      groups: user.groups,
      descriptors,
      surroundings,
      session: "own",
      cause,
      ...(onEnd ? { onEnd } : {}),
    });
  }

  /** Ends what a process leaves behind in its container, and the space with its first process. */
  endRest(main: Task): void {
    const { space, surroundings } = main;
    for (const task of [...space.tasks.values()])
      if (task !== main && task.surroundings.container === surroundings.container)
        this.table.end(task, 137, "KILL");
    if (main.pid === 1) this.#spaces.delete(space.id);
  }

  /** Ends a process when its time is up. */
  endAfter(task: Task, timeoutMs: Ms): void {
    const { table } = this;
    const { space, surroundings, cause } = task;
    const program: Program = function* (process) {
      yield* process.sleep(timeoutMs);
      table.end(task, 137, "KILL");
      return 0;
    };
    table.start({
      space,
      args: ["timeout"],
      program,
      env: new Map(),
      cwd: "/",
      ...ROOT,
      descriptors: new Map(),
      surroundings,
      session: "own",
      cause,
    });
  }

  /** What a change of the machines means for their processes. */
  observe(change: Change): void {
    if (change.kind === "Machine") {
      const before = change.before?.value as { power?: string } | undefined;
      const after = change.after?.value as { power?: string } | undefined;
      if (before?.power === "on" && after?.power !== "on")
        this.#powerOff(change.key.slice("Machine/".length));
    } else if (change.kind === "ContainerInstance") {
      const after = change.after?.value as ContainerInstance | undefined;
      if (after?.state === "running" || after?.state === "created") return;
      const { id } = (change.before ?? change.after)!;
      this.#containers.drop(id);
      this.#files.forget(id);
    }
  }

  /** Files of a machine on behalf of somebody who is no process. */
  filesOn(machine: string, author: FileAuthor): MountedFiles {
    return this.#files.on(machine, author);
  }

  #ask(request: MachineRequest, because: readonly Revision[], by: string): void {
    const { history, commit } = this.#options;
    const machine = history.get("Machine", request.machine)?.value;
    if (!machine || machine.power === "off") return;
    let isAnswered = false;
    const program = asking(request, this.network, (answer) => {
      if (isAnswered) return;
      isAnswered = true;
      const value = { ...answer, finishedAtMs: history.now };
      commit({ kind: "RequestResult", id: request.id, value, by, reason: "RequestAnswered", because });
    });
    const space = this.#space(`machine ${request.machine}`);
    const surroundings = {
      machine: request.machine,
      hostname: request.machine,
      address: machine.address,
      actor: by,
    };
    const task = this.table.start({
      space,
      args: ["probe"],
      program,
      env: new Map(),
      cwd: "/",
      ...ROOT,
      descriptors: new Map(),
      surroundings,
      session: "own",
      cause: because[0] ?? history.revision,
    });
    this.endAfter(task, request.timeoutMs);
  }

  /** Process 1 of a space that belongs to nobody's program. */
  #startIdle({ space, surroundings }: Place, name: string): void {
    const { container: _, ...ownerless } = surroundings;
    const program: Program = function* () {
      for (;;) yield { for: "call", subscribe: () => () => {} };
    };
    const cause = this.#options.history.revision;
    this.table.start({
      space,
      args: [name],
      program,
      env: new Map(),
      cwd: "/",
      ...ROOT,
      descriptors: new Map(),
      surroundings: ownerless,
      session: "own",
      cause,
    });
  }

  #powerOff(machine: string): void {
    for (const space of [...this.#spaces.values()]) {
      const [first] = space.tasks.values();
      if (first?.surroundings.machine !== machine) continue;
      for (const task of space.tasks.values()) task.onEnd = undefined;
      this.table.endSpace(space);
      this.#spaces.delete(space.id);
    }
    this.#containers.dropMachine(machine);
  }

  #space(id: string): ProcessSpace {
    const known = this.#spaces.get(id);
    if (known) return known;
    const space: ProcessSpace = { id, tasks: new Map(), nextPid: 1 };
    this.#spaces.set(id, space);
    return space;
  }
}
