/** A line that a person types at a machine: bash runs it, and its output goes to whoever listens. */
import type { TypedShell } from "../programs/index.ts";
import type { Revision } from "../state/record.ts";
import { nullDevice, sink } from "./descriptors.ts";
import type { Processes } from "./processes.ts";
import { SystemError } from "./system-error.ts";
import { terminalInput } from "./terminal-input.ts";

export interface TypedLine {
  readonly exitCode: number | undefined;
  /** Whether something it has started waits for what is typed next. */
  readonly isReading: boolean;
  /** Gives it another line, with its newline. */
  input(text: string): void;
  /** Ctrl-C: SIGINT to everything the line has started. */
  interrupt(): void;
}

export interface TypedLineOptions {
  readonly cause: Revision;
  readonly cwd: string;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** The terminal's shell, which remembers the lines before; without one each line is a shell of its own. */
  readonly shell?: TypedShell;
}

/** Starts a line on a machine; a machine that is off answers as ssh does. */
export function typeLine(
  processes: Processes,
  machine: string,
  line: string,
  options: TypedLineOptions,
): TypedLine {
  const { cause, cwd, stdout, stderr, shell } = options;
  let exitCode: number | undefined;
  const input = shell ? terminalInput() : undefined;
  try {
    const task = processes.runOn(machine, {
      ...(shell ? { args: ["bash"], program: shell.line(line) } : { args: ["bash", "-c", line] }),
      descriptors: new Map([
        [0, input ?? nullDevice],
        [1, sink(stdout)],
        [2, sink(stderr)],
      ]),
      cause,
      cwd,
      onEnd: (ended) => {
        exitCode = ended.code;
        input?.hangUp();
      },
    });
    return {
      get exitCode() {
        return exitCode;
      },
      get isReading() {
        return exitCode === undefined && input !== undefined && processes.table.isAwaited(input);
      },
      input: (text) => {
        input?.type(text);
        processes.table.run();
      },
      interrupt: () => {
        for (const other of [...task.space.tasks.values()])
          if (other.session === task.session)
            processes.table.signal(other, "INT", { outside: true, because: [cause] });
        processes.table.run();
      },
    };
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    stderr(`ssh: connect to host ${machine} port 22: No route to host\n`);
    return { exitCode: 255, isReading: false, input: () => {}, interrupt: () => {} };
  }
}
