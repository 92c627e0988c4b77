/** `let`: arithmetic as a command of the larger shell. */
import { evaluate } from "../expansion.ts";
import type { Builtin } from "./builtin.ts";

// biome-ignore lint/correctness/useYield: a builtin is a generator even where it waits for nothing
export const letBuiltin: Builtin = function* (shell, args) {
  let value = 0n;
  for (const arg of args) value = evaluate(shell, arg);
  return value === 0n ? 1 : 0;
};
