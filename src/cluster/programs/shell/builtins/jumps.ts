/** `break`, `continue`, `return`, `exit`. */
import { Jump, ShellError } from "../shell-error.ts";
import type { Builtin } from "./builtin.ts";

const leaveLoop = (kind: "break" | "continue"): Builtin =>
  // biome-ignore lint/correctness/useYield: a builtin is a generator even where it waits for nothing
  function* (shell, [count = "1"]) {
    const levels = Number(count);
    if (!Number.isInteger(levels) || levels < 1) throw new ShellError(illegalNumber(kind, count));
    if (shell.loops > 0) throw new Jump(kind, levels);
    return 0;
  };

export const breakBuiltin = leaveLoop("break");
export const continueBuiltin = leaveLoop("continue");

const leave = (kind: "return" | "exit"): Builtin =>
  // biome-ignore lint/correctness/useYield: a builtin is a generator even where it waits for nothing
  function* (shell, [status = String(shell.status)]) {
    if (!/^\d+$/.test(status)) throw new ShellError(illegalNumber(kind, status));
    throw new Jump(kind, Number(status) & 255);
  };

export const returnBuiltin = leave("return");
export const exitBuiltin = leave("exit");

const illegalNumber = (command: string, word: string): string => `${command}: Illegal number: ${word}`;
