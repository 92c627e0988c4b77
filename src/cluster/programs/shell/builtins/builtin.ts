/** What a builtin command is: part of the shell, because it changes the shell. */
import type { Wait } from "../../../processes/process.ts";
import type { Shell } from "../shell.ts";

/** @param args without the name */
export type Builtin = (shell: Shell, args: readonly string[], name: string) => Generator<Wait, number, void>;
