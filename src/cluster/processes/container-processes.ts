/** The processes of containers: started, signalled and run beside them as components ask. */
import type { ProcessRequest } from "../component.ts";
import type { ContainerInstance } from "../state/machine-records.ts";
import type { Revision } from "../state/record.ts";
import { fileAt, makeDirectories, RecordFiles, writeFile } from "../storage/files/index.ts";
import { ContainerLog } from "./container-log.ts";
import { nullDevice, sink } from "./descriptors.ts";
import type { Ended } from "./process.ts";
import type { Processes, ProcessesOptions } from "./processes.ts";
import type { SignalName } from "./signals.ts";
import { startError } from "./start-error.ts";
import { SystemError } from "./system-error.ts";
import type { Surroundings, Task } from "./task.ts";

type StartContainer = Extract<ProcessRequest, { do: "start-container" }>;
type ExecRequest = Extract<ProcessRequest, { do: "exec" }>;

export class ContainerProcesses {
  readonly #processes: Processes;
  readonly #world: Pick<ProcessesOptions, "history" | "commit">;
  readonly #mains = new Map<string, Task>();
  readonly #environments = new Map<string, ReadonlyMap<string, string>>();

  constructor(processes: Processes, world: Pick<ProcessesOptions, "history" | "commit">) {
    this.#processes = processes;
    this.#world = world;
  }

  /** The first process of a running container. */
  main(container: string): Task | undefined {
    return this.#mains.get(container);
  }

  environment(container: string): ReadonlyMap<string, string> {
    return this.#environments.get(container) ?? new Map();
  }

  /** Carries out what a component asked for. */
  request(request: ProcessRequest, because: readonly Revision[], by: string): void {
    if (request.do === "start-container") this.#start(request, because, by);
    else if (request.do === "exec") this.#exec(request, because, by);
    else if (request.do === "signal-container") {
      const main = this.#mains.get(request.container);
      if (main) this.#processes.table.signal(main, request.signal as SignalName, { outside: true, because });
    }
  }

  /** Forgets a container whose record says that it does not run; what still runs is ended without a word. */
  drop(container: string): void {
    const main = this.#mains.get(container);
    if (main && !main.ended) {
      main.onEnd = undefined;
      this.#processes.table.end(main, 137, "KILL");
    }
    this.#mains.delete(container);
    this.#environments.delete(container);
  }

  dropMachine(machine: string): void {
    for (const [id, main] of this.#mains) if (main.surroundings.machine === machine) this.#mains.delete(id);
  }

  #start(request: StartContainer, because: readonly Revision[], by: string): void {
    const { history, commit } = this.#world;
    const container = history.get("ContainerInstance", request.container)?.value;
    if (!container) return;
    const value: ContainerInstance = { ...container, state: "running", startedAtMs: history.now };
    const started = commit({
      kind: "ContainerInstance",
      id: container.id,
      value,
      by,
      reason: "ContainerStarted",
      because,
    });
    this.#environments.set(container.id, request.env);
    const log = new ContainerLog((stream, tag, text) =>
      this.#log(container, `${stream} ${tag} ${text}`, started.revision),
    );
    try {
      const main = this.#processes.start(this.#processes.spaceOf(container, request.hostname), {
        args: request.command,
        descriptors: new Map([
          [0, nullDevice],
          [1, log.stdout],
          [2, log.stderr],
        ]),
        cause: started.revision,
        cwd: request.workingDir,
        env: request.env,
        user: request,
        onEnd: (ended) => {
          log.flush();
          this.#ended(container.id, ended, main);
        },
      });
      this.#mains.set(container.id, main);
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      const failed: ContainerInstance = {
        ...value,
        state: "exited",
        finishedAtMs: history.now,
        exitCode: 128,
        exitReason: "StartError",
        exitMessage: startError(request.command[0] ?? "", error),
      };
      commit({
        kind: "ContainerInstance",
        id: container.id,
        value: failed,
        by,
        reason: "ContainerStartFailed",
        because: [started.revision],
      });
    }
  }

  #ended(id: string, ended: Ended, main: Task): void {
    const { history, commit } = this.#world;
    this.#mains.delete(id);
    this.#processes.endRest(main);
    const container = history.get("ContainerInstance", id)?.value;
    if (container?.state !== "running") return;
    const value: ContainerInstance = {
      ...container,
      state: "exited",
      finishedAtMs: history.now,
      exitCode: ended.code,
      exitReason: main.isOutOfMemory ? "OOMKilled" : ended.code === 0 ? "Completed" : "Error",
    };
    const reason = ended.signal === undefined ? "ContainerProcessEnded" : "ContainerProcessKilled";
    const because = [...new Set([main.cause, ...main.influences])];
    commit({ kind: "ContainerInstance", id, value, by: `containerd/${container.node}`, reason, because });
  }

  #exec(request: ExecRequest, because: readonly Revision[], by: string): void {
    const { history, commit } = this.#world;
    let output = "";
    const out = sink((text) => {
      output += text;
    });
    const finish = (exitCode: number): void => {
      const value = { container: request.container, exitCode, output, finishedAtMs: history.now };
      commit({ kind: "ExecResult", id: request.id, value, by, reason: "ExecFinished", because });
    };
    try {
      const task = this.#processes.execIn(request.container, {
        args: request.command,
        descriptors: new Map([
          [0, nullDevice],
          [1, out],
          [2, out],
        ]),
        cause: because[0] ?? history.revision,
        onEnd: (ended) => finish(ended.code),
      });
      this.#processes.endAfter(task, request.timeoutMs);
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      output = startError(request.command[0] ?? "", error);
      finish(error.code === "ESRCH" ? -1 : 126);
    }
  }

  /** Directories are made with the first line: most containers never say a word. */
  #log(container: ContainerInstance, entry: string, cause: Revision): void {
    const { history, commit } = this.#world;
    const line = `${String(history.now).padStart(12, "0")} ${entry}\n`;
    const store = new RecordFiles(history, commit, {
      by: `containerd/${container.node}`,
      because: () => [cause],
    });
    const known = fileAt(store, container.node, container.logPath);
    if (known) {
      store.put({
        ...known,
        content: known.content + line,
        sizeBytes: known.sizeBytes + line.length,
        modifiedAtMs: history.now,
      });
      return;
    }
    const end = container.logPath.lastIndexOf("/");
    const directory = makeDirectories(store, container.node, container.logPath.slice(0, end));
    if (directory) writeFile(store, directory, container.logPath.slice(end + 1), line, { mode: 0o640 });
  }
}

export const surroundingsOf = (
  container: ContainerInstance,
  hostname: string,
  address: string,
): Surroundings => ({
  machine: container.node,
  container: container.id,
  hostname,
  address,
  actor: `process ${container.pod.name}/${container.name}`,
});
