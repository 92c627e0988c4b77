/**
 * The shell a person types at. Each line is a process of its own, so that what it does is done because of
 * that line; what the shell remembers (variables, directory, functions, jobs) goes from line to line.
 */
import type { Process, Program, Running, Wait } from "../../processes/process.ts";
import { builtins } from "./builtins/index.ts";
import { collectJobs, jobLine } from "./builtins/jobs.ts";
import { introduce, runLine } from "./program.ts";
import { Shell } from "./shell.ts";

export class TypedShell {
  private memory: Shell | undefined;

  /** The program of a line: whole commands, see `lineState`. */
  line(text: string): Program {
    return (process) => this.run(process, text);
  }

  /** Where the next line begins; `undefined` before the first. */
  get directory(): string | undefined {
    return this.memory?.process.cwd;
  }

  private *run(process: Process, text: string): Running {
    const shell = this.memory?.continuedIn(process) ?? first(process);
    this.memory = shell;
    process.onSignal("INT", () => {
      shell.interrupted = true;
      shell.pendingSignals.push("INT");
    });
    const { status } = yield* runLine(shell, text);
    yield* tellFinishedJobs(shell);
    return status;
  }
}

function first(process: Process): Shell {
  const shell = new Shell(process, { dialect: "bash", name: "bash", interactive: true, builtins });
  introduce(shell);
  return shell;
}

function* tellFinishedJobs(shell: Shell): Generator<Wait, void, void> {
  if (shell.jobs.length === 0) return;
  yield* collectJobs(shell);
  for (const job of shell.jobs)
    if (job.status !== undefined) yield* shell.process.complain(jobLine(shell, job));
  shell.jobs = shell.jobs.filter((job) => job.status === undefined);
}
