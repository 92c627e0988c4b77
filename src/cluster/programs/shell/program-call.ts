/** Starts a program found over the PATH, or becomes it. */
import type { Wait } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";
import { runText } from "./run-text.ts";
import type { Shell } from "./shell.ts";
import { tellSignal, waitForChild } from "./signals.ts";
import { runToEnd } from "./subshell.ts";

/** @param tail whether the shell has nothing else to do: it then becomes the program, keeping its pid */
export function* runProgram(
  shell: Shell,
  args: readonly string[],
  assigned: ReadonlyMap<string, string>,
  tail: boolean,
): Generator<Wait, number, void> {
  shell.shareEnvironment(assigned);
  try {
    if (tail && shell.traps.size === 0 && !shell.interactive) return yield* becomeProgram(shell, args);
    return yield* foreground(shell, args, shell.process.spawn({ args }));
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    if (error.code === "ENOEXEC") return yield* runScript(shell, args);
    const { message, status } = notStarted(shell, args[0] ?? "", error);
    yield* shell.complain(message);
    return status;
  } finally {
    shell.shareEnvironment();
  }
}

/** Becomes the program. Throws `SystemError` where there is none. */
export function* becomeProgram(shell: Shell, args: readonly string[]): Generator<Wait, number, void> {
  return yield* shell.process.exec(args, new Map(shell.process.env));
}

function* foreground(shell: Shell, args: readonly string[], pid: number): Generator<Wait, number, void> {
  const status = yield* waitForChild(shell, pid);
  yield* tellSignal(shell, args.join(" "));
  return status;
}

/** A file without `#!` is a program for this shell. */
function* runScript(shell: Shell, args: readonly string[]): Generator<Wait, number, void> {
  const [path = "", ...positional] = args;
  const found = findOnPath(shell, path) ?? path;
  const text = shell.process.files.read(found);
  const pid = shell.process.spawn({
    args,
    program: (process) => {
      const inner = shell.subshell(process);
      inner.zero = path;
      inner.scriptName = path;
      inner.positional = positional;
      return runToEnd(inner, (script) => runText(script, text, { line: 1, final: true }));
    },
  });
  return yield* foreground(shell, args, pid);
}

/** What the shell says when there is nothing to run, and the status: 127 not there, 126 not allowed. */
export function notStarted(
  shell: Shell,
  name: string,
  error: SystemError,
): { message: string; status: number } {
  const missing = error.code === "ENOENT" || error.code === "ENOTDIR";
  const status = missing ? 127 : 126;
  if (shell.dialect !== "bash")
    return { message: `${name}: ${missing ? "not found" : error.message}`, status };
  if (missing && !name.includes("/")) return { message: `${name}: command not found`, status };
  const isDirectory = shell.process.files.exists(name) && shell.process.files.stat(name).type === "directory";
  return { message: `${name}: ${isDirectory ? "Is a directory" : error.message}`, status };
}

/** Where a command's file is; `undefined` when it is nowhere. */
export function findOnPath(shell: Shell, name: string): string | undefined {
  const { files } = shell.process;
  const runs = (path: string) =>
    files.exists(path) && files.stat(path).type === "file" && files.access(path, 1);
  if (name.includes("/")) return runs(name) ? name : undefined;
  const path = shell.variables.get("PATH") ?? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
  return path
    .split(":")
    .map((directory) => `${directory}/${name}`)
    .find(runs);
}
