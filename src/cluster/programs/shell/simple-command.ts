/** A command with its arguments: assignments, then a function, a builtin or a program. */
import type { Wait } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";
import { specialBuiltins } from "./builtins/special.ts";
import { expandText, expandWords } from "./expansion.ts";
import { executeCommand } from "./interpreter.ts";
import { runProgram } from "./program-call.ts";
import { RedirectionError, redirect, type Undo } from "./redirections.ts";
import type { Shell } from "./shell.ts";
import { Jump, ShellError } from "./shell-error.ts";
import type { Command, SimpleCommand } from "./syntax.ts";

export function* runSimple(
  shell: Shell,
  command: SimpleCommand,
  tail: boolean,
): Generator<Wait, number, void> {
  shell.line = command.line;
  shell.substitutionStatus = undefined;
  const args = yield* expandWords(shell, command.words);
  const [name] = args;
  const special = name !== undefined && specialBuiltins.has(name) && !shell.functions.has(name);
  let undo: Undo;
  try {
    undo = yield* redirect(shell, command.redirections);
  } catch (error) {
    if (!(error instanceof RedirectionError)) throw error;
    if (special && !shell.interactive && shell.dialect !== "bash") throw new ShellError(error.message, 1);
    yield* shell.complain(error.message);
    return shell.dialect === "dash" ? 2 : 1;
  }
  let keeps = false;
  try {
    const assigned = yield* assignedValues(shell, command);
    yield* trace(shell, assigned, args);
    if (name === undefined) {
      for (const [variable, value] of assigned) assign(shell, variable, value);
      return shell.substitutionStatus ?? 0;
    }
    keeps = name === "exec" && args.length === 1;
    return yield* call(shell, { name, args, assigned, special, tail });
  } finally {
    if (!keeps) undo();
  }
}

interface Call {
  readonly name: string;
  readonly args: readonly string[];
  readonly assigned: ReadonlyMap<string, string>;
  readonly special: boolean;
  readonly tail: boolean;
}

function* call(shell: Shell, { name, args, assigned, special, tail }: Call): Generator<Wait, number, void> {
  const body = shell.functions.get(name);
  const builtin = shell.builtin(name);
  const work =
    body !== undefined ? callFunction(shell, body, args.slice(1)) : builtin?.(shell, args.slice(1), name);
  if (work === undefined) return yield* runProgram(shell, args, assigned, tail);
  const before = new Map([...assigned].map(([variable]) => [variable, shell.variables.describe(variable)]));
  for (const [variable, value] of assigned) shell.variables.set(variable, value, { exported: true });
  try {
    return yield* work;
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    yield* shell.complain(`write error: ${error.message}`);
    return 1;
  } finally {
    if (!special) for (const [variable, value] of before) shell.variables.restore(variable, value);
  }
}

/** How deep functions may call each other: beyond it a real shell runs out of memory. */
const DEEPEST = 150;

function* callFunction(shell: Shell, body: Command, args: readonly string[]): Generator<Wait, number, void> {
  if (shell.functionDepth >= DEEPEST) throw new ShellError("maximum function nesting level exceeded", 2);
  yield* shell.process.step();
  const { positional, loops } = shell;
  shell.positional = args;
  shell.loops = 0;
  shell.functionDepth += 1;
  shell.variables.enterFunction();
  try {
    return yield* executeCommand(shell, body, false);
  } catch (error) {
    if (error instanceof Jump && error.kind === "return") return error.value;
    throw error;
  } finally {
    shell.variables.leaveFunction();
    shell.functionDepth -= 1;
    shell.positional = positional;
    shell.loops = loops;
  }
}

function* assignedValues(shell: Shell, command: SimpleCommand): Generator<Wait, Map<string, string>, void> {
  const values = new Map<string, string>();
  for (const { name, value, append } of command.assignments) {
    const before = append ? (values.get(name) ?? shell.variables.get(name) ?? "") : "";
    const text = before + (yield* expandText(shell, value));
    values.set(name, text);
    if (command.words.length === 0) assign(shell, name, text);
  }
  return values;
}

function assign(shell: Shell, name: string, value: string): void {
  shell.variables.set(name, value, shell.options.has("a") ? { exported: true } : {});
}

/** `set -x`. */
function* trace(
  shell: Shell,
  assigned: ReadonlyMap<string, string>,
  args: readonly string[],
): Generator<Wait, void, void> {
  if (!shell.options.has("x")) return;
  const shown = [...[...assigned].map(([name, value]) => `${name}=${quoted(value)}`), ...args.map(quoted)];
  if (shown.length > 0) yield* shell.process.complain(`+ ${shown.join(" ")}\n`);
}

const quoted = (text: string): string =>
  text === "" || /[^\w@%+=:,./-]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : text;
