/** Loops and choices. */
import type { Wait } from "../../processes/process.ts";
import { evaluate, expandPattern, expandText, expandWords } from "./expansion.ts";
import { execute, executeCondition } from "./interpreter.ts";
import { matchesPattern } from "./pattern.ts";
import type { Shell } from "./shell.ts";
import { Jump } from "./shell-error.ts";
import type { Command, Word } from "./syntax.ts";

type Of<Type extends Command["type"]> = Command & { readonly type: Type };

export function* runIf(shell: Shell, command: Of<"if">, tail: boolean): Generator<Wait, number, void> {
  for (const branch of command.branches) {
    if (yield* executeCondition(shell, branch.condition)) return yield* execute(shell, branch.body, tail);
  }
  return command.otherwise === undefined ? 0 : yield* execute(shell, command.otherwise, tail);
}

export function* runLoop(shell: Shell, command: Of<"while" | "until">): Generator<Wait, number, void> {
  const wanted = command.type === "while";
  let status = 0;
  yield* looping(shell, function* () {
    if ((yield* executeCondition(shell, command.condition)) !== wanted) return false;
    // Should `break` leave the loop, the status is 0: it is a success itself.
    status = 0;
    status = yield* execute(shell, command.body);
    return true;
  });
  return status;
}

export function* runFor(shell: Shell, command: Of<"for">): Generator<Wait, number, void> {
  const values = command.words === undefined ? shell.positional : yield* expandWords(shell, command.words);
  let next = 0;
  let status = 0;
  yield* looping(shell, function* () {
    const value = values[next];
    if (value === undefined) return false;
    next += 1;
    shell.variables.set(command.name, value);
    status = 0;
    status = yield* execute(shell, command.body);
    return true;
  });
  return status;
}

export function* runCount(shell: Shell, command: Of<"count">): Generator<Wait, number, void> {
  const calculate = function* (word: Word): Generator<Wait, bigint, void> {
    const text = yield* expandText(shell, word);
    return text.trim() === "" ? 1n : evaluate(shell, text);
  };
  yield* calculate(command.start);
  let status = 0;
  let first = true;
  yield* looping(shell, function* () {
    if (!first) yield* calculate(command.step);
    first = false;
    if ((yield* calculate(command.test)) === 0n) return false;
    status = yield* execute(shell, command.body);
    return true;
  });
  return status;
}

export function* runCase(shell: Shell, command: Of<"case">, tail: boolean): Generator<Wait, number, void> {
  const text = yield* expandText(shell, command.word);
  for (const item of command.items) {
    for (const pattern of item.patterns) {
      if (!matchesPattern(yield* expandPattern(shell, pattern), text)) continue;
      return item.body.length === 0 ? 0 : yield* execute(shell, item.body, tail);
    }
  }
  return 0;
}

/** Repeats until a turn says false; minds `break` and `continue`, and lets the clock go on. */
function* looping(shell: Shell, turn: () => Generator<Wait, boolean, void>): Generator<Wait, void, void> {
  shell.loops += 1;
  try {
    for (let goOn = true; goOn; ) {
      yield* shell.process.step();
      try {
        goOn = yield* turn();
      } catch (error) {
        if (!(error instanceof Jump) || (error.kind !== "break" && error.kind !== "continue")) throw error;
        if (error.value > 1 && shell.loops > 1) throw new Jump(error.kind, error.value - 1);
        goOn = error.kind === "continue";
      }
    }
  } finally {
    shell.loops -= 1;
  }
}
