/** The processes of every machine: those of containers, those typed at a machine, and what they may reach. */
import type { ProcessRequest } from "../component.ts";
import type { ClusterClient } from "../client.ts";
import type { History, Uncommitted } from "../state/history.ts";
import type { ContainerInstance } from "../state/machine-records.ts";
import type { Change, Revision } from "../state/record.ts";
import { fileAt, makeDirectories, MountedFiles, type MountPoint, RecordFiles, writeFile } from "../storage/files/index.ts";
import type { View } from "../component.ts";
import { epochMs } from "../time/epoch.ts";
import { containerLog } from "./container-log.ts";
import { nullDevice, sink } from "./descriptors.ts";
import { programFinder } from "./find-program.ts";
import { type ImageFiles, mountsOfContainer, mountsOfMachine } from "./machine-mounts.ts";
import { type IsReachable, PodNetwork, type ResolveHost } from "./pod-network.ts";
import type { Descriptor, Ended, Program } from "./process.ts";
import { type FindProgram, processOfTask } from "./process-of-task.ts";
import { ProcessTable } from "./process-table.ts";
import type { SignalName } from "./signals.ts";
import { SystemError } from "./system-error.ts";
import type { ProcessSpace, Surroundings, Task } from "./task.ts";

export interface ProcessesOptions {
  readonly history: History;
  readonly view: View;
  readonly commit: (change: Uncommitted) => Change;
  readonly wakeAt: (at: number, task: string) => void;
  readonly programs: Readonly<Record<string, Program>>;
  readonly imageFiles: ImageFiles;
  readonly resolveHost: ResolveHost;
  readonly isReachable: IsReachable;
  /** What the person's own machine knows of the cluster. */
  readonly client: (task: Task) => ClusterClient;
}

export interface RunOptions {
  readonly args: readonly string[];
  readonly descriptors: ReadonlyMap<number, Descriptor>;
  readonly cause: Revision;
  readonly env?: ReadonlyMap<string, string>;
  readonly cwd?: string;
  readonly onEnd?: (ended: Ended) => void;
  /** Given instead of finding it by name. */
  readonly program?: Program;
}

const MACHINE_ENV: ReadonlyMap<string, string> = new Map([
  ["PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],
  ["HOME", "/root"],
]);

export class Processes {
  readonly table: ProcessTable;
  readonly network: PodNetwork;
  readonly #options: ProcessesOptions;
  readonly #find: FindProgram;
  readonly #spaces = new Map<string, ProcessSpace>();
  readonly #mains = new Map<string, Task>();
  readonly #mounts = new Map<string, readonly MountPoint[]>();

  constructor(options: ProcessesOptions) {
    this.#options = options;
    this.#find = programFinder(options.programs);
    this.network = new PodNetwork(options.resolveHost, options.isReachable);
    this.table = new ProcessTable({
      now: () => options.history.now,
      wakeAt: options.wakeAt,
      equip: (task) => this.#equip(task),
    });
  }

  /** Carries out what a component asked for. */
  request(request: ProcessRequest, because: readonly Revision[], by: string): void {
    if (request.do === "start-container") this.#startContainer(request, because, by);
    else if (request.do === "signal-container") {
      const main = this.#mains.get(request.container);
      if (main) this.table.signal(main, request.signal as SignalName, { outside: true, because });
    } else this.#execForComponent(request, because, by);
    this.table.run();
  }

  /** Starts a command in a running container. Throws ENOENT, EACCES where it cannot start, ESRCH where nothing runs. */
  execIn(container: string, options: RunOptions): Task {
    const main = this.#mains.get(container);
    if (!main || main.ended) throw new SystemError("ESRCH");
    return this.#start(main.space, main, options, main.surroundings, new Map(this.#baseEnv.get(container)));
  }

  /** Starts a command on a machine itself. */
  runOn(machine: string, options: RunOptions): Task {
    const record = this.#options.history.get("Machine", machine)?.value;
    if (!record || record.power === "off") throw new SystemError("EHOSTUNREACH");
    const space = this.#space(`machine ${machine}`);
    const surroundings = { machine, hostname: machine, address: record.address, actor: `machine ${machine}` };
    if (space.tasks.size === 0) this.#startIdle(space, "/sbin/init", surroundings);
    return this.#start(space, undefined, options, surroundings, MACHINE_ENV);
  }

  /** What a change of the machines means for their processes. */
  observe(change: Change): void {
    if (change.kind === "Machine") {
      const before = change.before?.value as { power?: string } | undefined;
      const after = change.after?.value as { power?: string; name?: string } | undefined;
      if (before?.power === "on" && after?.power !== "on") this.#powerOff(change.key.slice("Machine/".length));
    } else if (change.kind === "ContainerInstance") {
      const after = change.after?.value as ContainerInstance | undefined;
      const id = (change.before ?? change.after)!.id;
      if (after?.state !== "running" && after?.state !== "created") this.#drop(id);
    }
  }

  readonly #baseEnv = new Map<string, ReadonlyMap<string, string>>();

  #startContainer(request: ProcessRequest & { do: "start-container" }, because: readonly Revision[], by: string): void {
    const { history, commit } = this.#options;
    const container = history.get("ContainerInstance", request.container)?.value;
    if (!container) return;
    const pod = history.by("podByUid", container.pod.uid)[0]?.value;
    const shares = pod?.spec.shareProcessNamespace === true;
    const space = this.#space(shares ? `pod ${container.pod.uid}` : `container ${container.id}`);
    const sandbox = history.get("Sandbox", container.sandbox)?.value;
    const surroundings: Surroundings = {
      machine: container.node,
      container: container.id,
      hostname: request.hostname,
      address: sandbox?.address ?? "127.0.0.1",
      actor: `process ${container.pod.name}/${container.name}`,
    };
    if (shares && space.tasks.size === 0) this.#startIdle(space, "/pause", surroundings);
    const started = commit({
      kind: "ContainerInstance",
      id: container.id,
      value: { ...container, state: "running", startedAtMs: history.now },
      by,
      reason: "ContainerStarted",
      because,
    });
    const log = containerLog((stream, tag, text) => this.#addLogLine(container, stream, tag, text, started.revision));
    const env = new Map(Object.entries(request.env));
    this.#baseEnv.set(container.id, env);
    try {
      const main = this.#start(space, undefined, {
        args: request.command,
        descriptors: new Map([[0, nullDevice], [1, log.stdout], [2, log.stderr]]),
        cause: started.revision,
        cwd: request.workingDir,
        onEnd: (ended) => {
          log.flush();
          this.#containerEnded(container.id, ended, main);
        },
      }, surroundings, env, request);
      this.#mains.set(container.id, main);
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      const running = history.get("ContainerInstance", container.id)!.value;
      commit({
        kind: "ContainerInstance",
        id: container.id,
        value: {
          ...running,
          state: "exited",
          finishedAtMs: history.now,
          exitCode: 128,
          exitReason: "StartError",
          exitMessage: startError(request.command[0] ?? "", error),
        },
        by,
        reason: "ContainerStartFailed",
        because: [started.revision],
      });
    }
  }

  #containerEnded(id: string, ended: Ended, main: Task): void {
    const { history, commit } = this.#options;
    this.#mains.delete(id);
    for (const task of [...main.space.tasks.values()]) if (task.surroundings.container === id && task !== main) {
      this.table.end(task, 137, "KILL");
    }
    if (main.pid === 1) this.#spaces.delete(main.space.id);
    const container = history.get("ContainerInstance", id)?.value;
    if (container?.state !== "running") return;
    const isKilled = ended.signal !== undefined;
    commit({
      kind: "ContainerInstance",
      id,
      value: {
        ...container,
        state: "exited",
        finishedAtMs: history.now,
        exitCode: ended.code,
        exitReason: ended.code === 0 ? "Completed" : "Error",
      },
      by: `containerd/${container.node}`,
      reason: isKilled ? "ContainerProcessKilled" : "ContainerProcessEnded",
      because: [...new Set([main.cause, ...main.influences])],
    });
    this.#mounts.delete(id);
  }

  #execForComponent(request: ProcessRequest & { do: "exec" }, because: readonly Revision[], by: string): void {
    const { history, commit } = this.#options;
    let output = "";
    const finish = (exitCode: number): void => {
      const value = { container: request.container, exitCode, output, finishedAtMs: history.now };
      commit({ kind: "ExecResult", id: request.id, value, by, reason: "ExecFinished", because });
    };
    const out = sink((text) => {
      output += text;
    });
    try {
      const task = this.execIn(request.container, {
        args: request.command,
        descriptors: new Map([[0, nullDevice], [1, out], [2, out]]),
        cause: because[0] ?? history.revision,
        onEnd: (ended) => finish(ended.code),
      });
      this.#timeOut(task, request.timeoutMs);
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      output = startError(request.command[0] ?? "", error);
      finish(error.code === "ESRCH" ? -1 : 126);
    }
  }

  /** A second process that ends the first when its time is up. */
  #timeOut(task: Task, timeoutMs: number): void {
    const { table } = this;
    this.table.start({
      ...task,
      parent: task,
      args: ["timeout"],
      program: function* (process) {
        yield { for: "time", until: process.machine.now + timeoutMs };
        table.end(task, 137, "KILL");
        return 0;
      },
      descriptors: new Map(),
      session: "own",
    });
  }

  #start(
    space: ProcessSpace,
    parent: Task | undefined,
    options: RunOptions,
    surroundings: Surroundings,
    env: ReadonlyMap<string, string>,
    user: { readonly uid: number; readonly gid: number; readonly groups: readonly number[] } = parent ?? { uid: 0, gid: 0, groups: [] },
  ): Task {
    const cwd = options.cwd ?? parent?.cwd ?? "/";
    const scout = { space, surroundings, cwd, uid: user.uid, gid: user.gid, groups: user.groups, umask: 0o22, env: options.env ?? env, influences: [], cause: options.cause } as unknown as Task;
    scout.files = this.#filesOf(scout);
    const found = options.program ? { program: options.program, args: options.args } : this.#find(scout, options.args[0] ?? "", options.args);
    return this.table.start({
      space,
      args: found.args,
      program: found.program,
      env: options.env ?? env,
      cwd,
      uid: user.uid,
      gid: user.gid,
      groups: user.groups,
      descriptors: options.descriptors,
      surroundings,
      session: "own",
      cause: options.cause,
      ...(options.onEnd ? { onEnd: options.onEnd } : {}),
    });
  }

  /** Process 1 of a space that belongs to nobody's program. */
  #startIdle(space: ProcessSpace, name: string, surroundings: Surroundings): void {
    const { container: _, ...ownerless } = surroundings;
    this.table.start({
      space,
      args: [name],
      program: function* () {
        for (;;) yield { for: "call", subscribe: () => () => {} };
      },
      env: new Map(),
      cwd: "/",
      uid: 0,
      gid: 0,
      groups: [],
      descriptors: new Map(),
      surroundings: ownerless,
      session: "own",
      cause: this.#options.history.revision,
    });
  }

  #equip(task: Task): Pick<Task, "files" | "process"> {
    const files = this.#filesOf(task);
    task.files = files;
    const { history, view, client } = this.#options;
    const network = this.network.of(task);
    const { hostname, address, machine } = task.surroundings;
    const surroundings = {
      hostname,
      address,
      epochMs,
      network,
      get now() {
        return history.now;
      },
      random: (purpose: string) => view.random.number(purpose, task.key),
      ...(machine === "host" ? { cluster: client(task) } : {}),
    };
    Object.defineProperty(surroundings, "now", { get: () => history.now, enumerable: true });
    return { files, process: processOfTask(task, this.table, surroundings, this.#find) };
  }

  #filesOf(task: Task): MountedFiles {
    const { history, commit, imageFiles } = this.#options;
    const { container, machine, actor } = task.surroundings;
    return new MountedFiles({
      store: new RecordFiles(history, commit, { by: actor, because: () => [...new Set([task.cause, ...task.influences])] }),
      mounts: () => (container === undefined ? mountsOfMachine(history, machine, imageFiles) : this.#mountsOf(container)),
      user: task,
      isHeld: ({ disk, inode }) =>
        history
          .by("containersMounting", `${disk}#${inode}`)
          .some(({ value }) => value.state === "running" || value.state === "created"),
    });
  }

  #mountsOf(id: string): readonly MountPoint[] {
    const known = this.#mounts.get(id);
    if (known) return known;
    const container = this.#options.history.get("ContainerInstance", id)?.value;
    const mounts = container ? mountsOfContainer(container, this.#options.imageFiles) : [];
    this.#mounts.set(id, mounts);
    return mounts;
  }

  #addLogLine(container: ContainerInstance, stream: string, tag: string, text: string, cause: Revision): void {
    const { history, commit, view } = this.#options;
    const by = `containerd/${container.node}`;
    const at = String(history.now).padStart(12, "0");
    const line = `${at} ${stream} ${tag} ${text}\n`;
    const store = new RecordFiles(history, commit, { by, because: () => [cause] });
    const known = fileAt(store, container.node, container.logPath);
    if (known) {
      store.put({ ...known, content: known.content + line, sizeBytes: known.sizeBytes + line.length, modifiedAtMs: view.now });
      return;
    }
    const end = container.logPath.lastIndexOf("/");
    const directory = makeDirectories(store, container.node, container.logPath.slice(0, end));
    if (directory) writeFile(store, directory, container.logPath.slice(end + 1), line, { mode: 0o640 });
  }

  #powerOff(machine: string): void {
    for (const space of [...this.#spaces.values()]) {
      const [first] = space.tasks.values();
      if (first?.surroundings.machine !== machine) continue;
      for (const task of space.tasks.values()) task.onEnd = undefined;
      this.table.endSpace(space);
      this.#spaces.delete(space.id);
    }
    for (const [id, main] of this.#mains) if (main.surroundings.machine === machine) this.#mains.delete(id);
  }

  #drop(container: string): void {
    const main = this.#mains.get(container);
    if (main && !main.ended) {
      main.onEnd = undefined;
      this.table.end(main, 137, "KILL");
    }
    this.#mains.delete(container);
    this.#baseEnv.delete(container);
    this.#mounts.delete(container);
  }

  #space(id: string): ProcessSpace {
    const known = this.#spaces.get(id);
    if (known) return known;
    const space: ProcessSpace = { id, tasks: new Map(), nextPid: 1 };
    this.#spaces.set(id, space);
    return space;
  }
}

/** runc's words for a command that cannot start. */
export function startError(command: string, error: SystemError): string {
  const cause =
    error.code === "ENOENT" && !command.includes("/")
      ? `exec: "${command}": executable file not found in $PATH`
      : `exec: "${command}": stat ${command}: ${error.message.toLowerCase()}`;
  return `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ${cause}: unknown`;
}
