/**
 * One cluster with one person at its terminal: files in the working directory, lines typed, things broken.
 */
import {
  type Change,
  type Cluster,
  type Ms,
  type RecordKind,
  type Stored,
  software,
  type TypedLine,
  type TypedShell,
  typeLine,
} from "#cluster";
import { hostPrograms } from "#terminal";
import { clusterOf } from "./cluster-of.ts";
import { breakThing } from "./faults.ts";
import type { Scenario } from "./scenario/scenario.ts";
import type { Output, Stage } from "./scenario/stage.ts";
import type { NodeAction } from "./scenario/verb.ts";

/** Where the person stands, and where a scenario's files lie. */
export const WORKING_DIRECTORY = "/home/user";

/** A command that takes longer than this is given up, as somebody would who presses Ctrl-C. */
const PATIENCE_MS: Ms = 3_600_000;

/** What it takes to type a line and start what it names. */
const LINE_MS: Ms = 60;

export interface OutputSinks {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
}

export class Sandbox implements Stage {
  readonly cluster: Cluster;

  constructor(scenario: Scenario, seed = 1) {
    this.cluster = clusterOf(scenario, { seed, software, programs: hostPrograms });
    for (const [path, text] of Object.entries(scenario.files)) this.writeFile(path, text, "setup");
  }

  get now(): Ms {
    return this.cluster.now;
  }

  get changes(): readonly Change[] {
    return this.cluster.history.changes;
  }

  list<Kind extends RecordKind>(kind: Kind): readonly Stored<Kind>[] {
    return this.cluster.history.list(kind);
  }

  nodeAnswers(name: string): boolean {
    const machine = this.cluster.view.get("Machine", name)?.value;
    return machine?.power === "on" && machine.kubelet === "running" && machine.network === "connected";
  }

  runUntil(moment: Ms): void {
    this.cluster.runUntil(moment);
  }

  /** Writes a file of the working directory, as the editor does. */
  writeFile(path: string, text: string, type: "edit" | "setup" = "edit"): void {
    const cause = this.cluster.command(type, `edit ${path}`);
    const place = path.startsWith("/") ? path : `${WORKING_DIRECTORY}/${path}`;
    writeDeep(this.cluster.processes.filesOn("host", { by: "user", because: () => [cause] }), place, text);
  }

  /** Starts a line; it goes on as the clock does. A terminal's shell remembers the lines before it. */
  start(line: string, sinks: OutputSinks, machine = "host", shell?: TypedShell): TypedLine {
    const cause = this.cluster.command("line", machine === "host" ? line : `node sh ${machine} ${line}`);
    return typeLine(this.cluster.processes, machine, line, {
      cause,
      ...sinks,
      ...(shell && { shell }),
      cwd: machine === "host" ? WORKING_DIRECTORY : "/root",
    });
  }

  type(line: string): Output {
    return this.#finish(line, "host");
  }

  typeOn(node: string, line: string): Output {
    return this.#finish(line, node);
  }

  act(action: NodeAction, node: string): Output {
    return breakThing(this.cluster, `node ${action}`, node);
  }

  kill(pod: string, container: string | undefined): Output {
    return breakThing(this.cluster, "kill-container", container === undefined ? pod : `${pod} ${container}`);
  }

  #finish(line: string, machine: string): Output {
    const output = { stdout: "", stderr: "" };
    this.cluster.runFor(LINE_MS);
    const running = this.start(
      line,
      {
        stdout: (text) => {
          output.stdout += text;
        },
        stderr: (text) => {
          output.stderr += text;
        },
      },
      machine,
    );
    const deadline = this.now + PATIENCE_MS;
    while (running.exitCode === undefined && this.cluster.step(deadline));
    if (running.exitCode === undefined) running.interrupt();
    return { exitCode: running.exitCode ?? 130, ...output };
  }
}

/** Writes a file and makes the directories on the way. */
function writeDeep(files: ReturnType<Cluster["processes"]["filesOn"]>, path: string, text: string): void {
  const names = path.split("/").slice(1, -1);
  for (const [at] of names.entries()) {
    const directory = `/${names.slice(0, at + 1).join("/")}`;
    if (!files.exists(directory)) files.makeDirectory(directory);
  }
  files.write(path, text);
}
