/** The program `sh`: `-c TEXT`, a script, or what comes in; and the shell that a terminal talks to. */
import type { Process, Running, Wait } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";
import { builtins } from "./builtins/index.ts";
import { collectJobs, jobLine } from "./builtins/jobs.ts";
import type { Dialect } from "./dialect.ts";
import { lineState } from "./line-state.ts";
import { runText } from "./run-text.ts";
import { Shell } from "./shell.ts";
import { Jump, ShellError } from "./shell-error.ts";
import { runToEnd } from "./subshell.ts";

interface Invocation {
  readonly options: ReadonlySet<string>;
  readonly text: string | undefined;
  readonly rest: readonly string[];
}

function readArguments(args: readonly string[]): Invocation {
  const options = new Set<string>();
  let takesText = false;
  let at = 0;
  for (; at < args.length; at++) {
    const arg = args[at] ?? "";
    if (arg === "--") {
      at += 1;
      break;
    }
    if (!/^[-+][a-zA-Z]/.test(arg)) break;
    if (arg === "-o" || arg === "+o") {
      at += 1;
      if (args[at] === "pipefail") options.add("pipefail");
      continue;
    }
    for (const letter of arg.slice(1)) {
      if (letter === "c") takesText = true;
      else options.add(letter);
    }
  }
  return takesText
    ? { options, text: args[at] ?? "", rest: args.slice(at + 1) }
    : { options, text: undefined, rest: args.slice(at) };
}

/**
 * `sh` as a program.
 * @param args with the name it was called by first
 */
export function* runShell(process: Process, dialect: Dialect, args: readonly string[]): Running {
  const { options, text, rest } = readArguments(args.slice(1));
  const name = (args[0] ?? "sh").replace(/^-/, "");
  const shell = new Shell(process, { dialect, name, builtins });
  for (const letter of options)
    if (letter !== "i" && letter !== "l" && letter !== "s") shell.options.add(letter);
  introduce(shell);
  if (text !== undefined) {
    shell.zero = rest[0] ?? name;
    shell.positional = rest.slice(1);
    return yield* runToEnd(shell, (whole) => runText(whole, text, { final: true }));
  }
  const [script, ...positional] = rest;
  if (script !== undefined && !options.has("s")) {
    shell.zero = script;
    shell.positional = positional;
    return yield* runScriptFile(shell, script);
  }
  shell.interactive = options.has("i") || process.descriptors.get(0)?.isTerminal === true;
  if (shell.interactive) return yield* readAndRun(shell);
  return yield* runToEnd(shell, function* (whole) {
    return yield* runText(whole, yield* process.readAll(0), { line: 1 });
  });
}

/** A shell exports where it is and how deep it sits in others. */
function introduce(shell: Shell): void {
  const depth = Number(shell.variables.get("SHLVL") ?? "0");
  shell.variables.set("SHLVL", String(Number.isInteger(depth) ? depth + 1 : 1), { exported: true });
  shell.variables.set("PWD", shell.process.cwd, { exported: true });
}

function* runScriptFile(shell: Shell, path: string): Running {
  let text: string;
  try {
    text = shell.process.files.read(path);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    const cannot = {
      ash: `can't open '${path}': ${error.message}`,
      dash: `0: cannot open ${path}: No such file`,
      bash: `${path}: ${error.message}`,
    };
    yield* shell.process.complain(`${shell.name}: ${cannot[shell.dialect]}\n`);
    return shell.dialect === "bash" ? 127 : 2;
  }
  shell.scriptName = path;
  return yield* runToEnd(shell, (whole) => runText(whole, text, { line: 1, final: true }));
}

/** Reads lines from a terminal, with a prompt, until the end of input or `exit`. */
function* readAndRun(shell: Shell): Running {
  const { process } = shell;
  shell.process.onSignal("INT", () => shell.pendingSignals.push("INT"));
  let status = 0;
  let pending = "";
  for (;;) {
    const sign = process.uid === 0 ? "#" : "$";
    yield* process.complain(pending === "" ? `${process.cwd} ${sign} ` : "> ");
    const line = yield* process.readLine(0);
    shell.pendingSignals = [];
    if (line === undefined) return status;
    pending += line;
    if (lineState(pending, shell.dialect, shell.aliases) === "incomplete") continue;
    const outcome = yield* runLine(shell, pending);
    pending = "";
    status = outcome.status;
    if (outcome.exits) return status;
  }
}

/** Runs one line that somebody typed; nothing it does ends the shell but `exit`. */
function* runLine(shell: Shell, text: string): Generator<Wait, { status: number; exits: boolean }, void> {
  try {
    return { status: yield* runText(shell, text), exits: false };
  } catch (error) {
    if (error instanceof Jump) {
      const interrupted = error.value === 130 && error.kind === "exit" && shell.interrupted;
      shell.interrupted = false;
      shell.status = error.kind === "exit" ? error.value : shell.status;
      return { status: shell.status, exits: error.kind === "exit" && !interrupted };
    }
    if (error instanceof RangeError) return { status: 139, exits: false };
    if (!(error instanceof ShellError)) throw error;
    yield* shell.complain(error.message);
    shell.status = error.status;
    return { status: error.status, exits: false };
  }
}

/** A shell that somebody types at: variables, directory and jobs stay from line to line. */
export interface InteractiveShell {
  readonly state: Shell;
  /** Runs what was typed: whole commands, see `lineState`. The value is the exit status. */
  run(text: string): Generator<Wait, number, void>;
  /** Whether `exit` was typed. */
  readonly exited: boolean;
  /** Ctrl+C: ends what runs in front. */
  interrupt(): void;
}

/** The shell of a terminal, in a process that the terminal has started for it. */
export function createShell(process: Process, dialect: Dialect): InteractiveShell {
  const shell = new Shell(process, {
    dialect,
    name: dialect === "bash" ? "bash" : "sh",
    interactive: true,
    builtins,
  });
  introduce(shell);
  process.onSignal("INT", () => shell.pendingSignals.push("INT"));
  let exited = false;
  return {
    state: shell,
    get exited() {
      return exited;
    },
    *run(text) {
      shell.pendingSignals = [];
      const outcome = yield* runLine(shell, text);
      exited ||= outcome.exits;
      yield* tellFinishedJobs(shell);
      return outcome.status;
    },
    interrupt: () => interruptForeground(shell),
  };
}

function* tellFinishedJobs(shell: Shell): Generator<Wait, void, void> {
  if (shell.jobs.length === 0) return;
  yield* collectJobs(shell);
  for (const job of shell.jobs)
    if (job.status !== undefined) yield* shell.process.complain(jobLine(shell, job));
  shell.jobs = shell.jobs.filter((job) => job.status === undefined);
}

/** A terminal sends the signal to the whole group in front: the commands, and what they have started. */
function interruptForeground(shell: Shell): void {
  const { process } = shell;
  const entries = process.list();
  const group = new Set(shell.foreground);
  for (const entry of entries) if (group.has(entry.parent)) group.add(entry.pid);
  for (const pid of [...group].sort((one, other) => other - one)) process.kill(pid, "INT");
  shell.interrupted = true;
  shell.pendingSignals.push("INT");
}
