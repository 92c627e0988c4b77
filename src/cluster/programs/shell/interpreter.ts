/**
 * Carries out commands. Each kind has its function; the value is the exit status, which also stands in `$?`.
 */
import type { Wait } from "../../processes/process.ts";
import { runCase, runCount, runFor, runIf, runLoop } from "./compound.ts";
import { runConditional } from "./conditional.ts";
import { evaluate, expandText } from "./expansion.ts";
import { runBackground, runPipeline } from "./pipelines.ts";
import { RedirectionError, redirect } from "./redirections.ts";
import type { Shell } from "./shell.ts";
import { Jump } from "./shell-error.ts";
import { runTraps, waitForChild } from "./signals.ts";
import { runSimple } from "./simple-command.ts";
import { spawnSubshell } from "./subshell.ts";
import type { Command } from "./syntax.ts";

/**
 * Carries out a list.
 * @param tail whether the process ends with it: its last command may then take the process over (`sh -c
 * 'sleep 9'`)
 */
export function* execute(
  shell: Shell,
  commands: readonly Command[],
  tail = false,
): Generator<Wait, number, void> {
  for (const [index, command] of commands.entries()) {
    yield* executeCommand(shell, command, tail && index === commands.length - 1);
    if (shell.pendingSignals.length > 0) yield* runTraps(shell);
  }
  return shell.status;
}

/** Carries out one command; under `set -e` a failure that nobody looks at ends the shell. */
export function* executeCommand(
  shell: Shell,
  command: Command,
  tail: boolean,
): Generator<Wait, number, void> {
  shell.status = yield* run(shell, command, tail);
  if (shell.status !== 0 && shell.options.has("e") && shell.conditions === 0 && fails(command)) {
    throw new Jump("exit", shell.status);
  }
  return shell.status;
}

/** What `set -e` counts: what was looked at already, in an `&&` or with a `!`, does not. */
const fails = (command: Command): boolean =>
  command.type === "simple" ||
  command.type === "subshell" ||
  command.type === "test" ||
  command.type === "calculation" ||
  (command.type === "pipeline" && !command.negated);

/** Carries out commands whose failure is an answer. */
export function* executeCondition(
  shell: Shell,
  commands: readonly Command[],
): Generator<Wait, boolean, void> {
  shell.conditions += 1;
  try {
    return (yield* execute(shell, commands)) === 0;
  } finally {
    shell.conditions -= 1;
  }
}

function* run(shell: Shell, command: Command, tail: boolean): Generator<Wait, number, void> {
  switch (command.type) {
    case "simple":
      return yield* runSimple(shell, command, tail);
    case "pipeline":
      return yield* runPipeline(shell, command);
    case "and":
    case "or": {
      const succeeded = yield* executeCondition(shell, [command.left]);
      if (succeeded !== (command.type === "and")) return shell.status;
      return yield* executeCommand(shell, command.right, tail);
    }
    case "background":
      return yield* runBackground(shell, command);
    case "subshell":
      return yield* waitForChild(
        shell,
        spawnSubshell(shell, (inner) => execute(inner, command.body, true), new Map()),
      );
    case "group":
      return yield* execute(shell, command.body, tail);
    case "if":
      return yield* runIf(shell, command, tail);
    case "while":
    case "until":
      return yield* runLoop(shell, command);
    case "for":
      return yield* runFor(shell, command);
    case "count":
      return yield* runCount(shell, command);
    case "case":
      return yield* runCase(shell, command, tail);
    case "function":
      shell.functions.set(command.name, command.body);
      return 0;
    case "test":
      return yield* runConditional(shell, command.words);
    case "calculation":
      return evaluate(shell, yield* expandText(shell, command.expression)) === 0n ? 1 : 0;
    case "redirected":
      return yield* runRedirected(shell, command);
  }
}

function* runRedirected(
  shell: Shell,
  { body, redirections }: Command & { type: "redirected" },
): Generator<Wait, number, void> {
  let undo: () => void;
  try {
    undo = yield* redirect(shell, redirections);
  } catch (error) {
    if (!(error instanceof RedirectionError)) throw error;
    yield* shell.complain(error.message);
    return 1;
  }
  try {
    return yield* executeCommand(shell, body, false);
  } finally {
    undo();
  }
}
