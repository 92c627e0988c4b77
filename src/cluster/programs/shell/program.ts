/** The program `sh`: `-c TEXT`, a script, or what comes in, line by line. */
import type { Process, Running, Wait } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";
import { builtins } from "./builtins/index.ts";
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
export function introduce(shell: Shell): void {
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
export function* runLine(
  shell: Shell,
  text: string,
): Generator<Wait, { status: number; exits: boolean }, void> {
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
