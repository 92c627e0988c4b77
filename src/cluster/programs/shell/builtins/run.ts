/** `eval`, `.`, `exec`, `command`, `:`: other commands, run by this shell. */
import { SystemError } from "../../../processes/system-error.ts";
import { becomeProgram, findOnPath, notStarted, runProgram } from "../program-call.ts";
import { runText } from "../run-text.ts";
import { Jump, ShellError } from "../shell-error.ts";
import type { Builtin } from "./builtin.ts";
import { describeCommand } from "./command-lookup.ts";

// biome-ignore lint/correctness/useYield: a builtin is a generator even where it waits for nothing
export const colon: Builtin = function* () {
  return 0;
};

// biome-ignore lint/correctness/useYield: a builtin is a generator even where it waits for nothing
export const falseBuiltin: Builtin = function* () {
  return 1;
};

export const evalBuiltin: Builtin = function* (shell, args) {
  return yield* runText(shell, args.join(" "), { line: shell.line });
};

/** `.`: a file's commands, as if they stood here. */
export const source: Builtin = function* (shell, [path, ...positional]) {
  if (path === undefined) throw new ShellError("filename argument required");
  const { files } = shell.process;
  const found = path.includes("/")
    ? path
    : (findOnPath(shell, path) ?? (files.exists(path) ? path : undefined));
  let text: string;
  try {
    text = files.read(found ?? path);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    if (shell.dialect === "bash") {
      yield* shell.complain(`${path}: ${error.message}`);
      return 1;
    }
    throw new ShellError(
      shell.dialect === "ash"
        ? `.: can't open '${path}': ${error.message}`
        : `.: cannot open ${path}: No such file`,
    );
  }
  const before = shell.positional;
  if (positional.length > 0) shell.positional = positional;
  try {
    return yield* runText(shell, text, { line: 1 });
  } catch (error) {
    if (error instanceof Jump && error.kind === "return") return error.value;
    throw error;
  } finally {
    shell.positional = before;
  }
};

/** Without a command, its redirections stay: the caller minds that. */
export const exec: Builtin = function* (shell, args) {
  const words = args[0] === "--" ? args.slice(1) : args;
  if (words.length === 0) return 0;
  shell.shareEnvironment();
  try {
    throw new Jump("exit", yield* becomeProgram(shell, words));
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    const { message, status } = notStarted(shell, words[0] ?? "", error);
    throw new ShellError(`exec: ${message}`, status);
  }
};

/** `command name …` passes functions by; with -v or -V it says what a name is. */
export const command: Builtin = function* (shell, args) {
  const [first = ""] = args;
  if (first === "-v" || first === "-V") {
    let status = 0;
    for (const name of args.slice(1)) {
      const found = describeCommand(shell, name);
      if (found === undefined) {
        status = shell.dialect === "bash" ? 1 : 127;
        if (first === "-V") yield* shell.complain(`${name}: not found`);
      } else yield* shell.process.print(`${first === "-v" ? found.short : found.long}\n`);
    }
    return status;
  }
  const words = first === "-p" || first === "--" ? args.slice(1) : args;
  const [name] = words;
  if (name === undefined) return 0;
  const builtin = shell.builtin(name);
  return builtin === undefined
    ? yield* runProgram(shell, words, new Map(), false)
    : yield* builtin(shell, words.slice(1), name);
};
