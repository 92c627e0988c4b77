/**
 * Runs the text of a program, line by line: what comes before a mistake has run when the mistake is found.
 */
import type { Wait } from "../../processes/process.ts";
import { execute } from "./interpreter.ts";
import { Parser } from "./parser.ts";
import type { Shell } from "./shell.ts";
import { ShellError } from "./shell-error.ts";
import { ShellSyntaxError } from "./syntax-error.ts";

export interface RunTextOptions {
  /** The number of the first line: 0 for what is given on a command line, as busybox counts. */
  readonly line?: number;
  /** Whether the shell ends with this text, so that its last command may take the shell's place. */
  readonly final?: boolean;
}

/** Throws `ShellError` for a mistake in the text, `Jump` for what jumps out of it. */
export function* runText(
  shell: Shell,
  text: string,
  options: RunTextOptions = {},
): Generator<Wait, number, void> {
  const parser = new Parser(text, {
    dialect: shell.dialect,
    aliases: shell.aliases,
    line: options.line ?? 0,
  });
  let ran = false;
  for (;;) {
    const line = nextLine(shell, parser);
    if (line === undefined) break;
    ran = true;
    if (shell.options.has("v")) yield* shell.process.complain(`${text}\n`);
    yield* execute(shell, line.commands, options.final === true && line.last);
  }
  if (!ran) shell.status = 0;
  return shell.status;
}

function nextLine(shell: Shell, parser: Parser): ReturnType<Parser["next"]> {
  try {
    return parser.next();
  } catch (error) {
    if (!(error instanceof ShellSyntaxError)) throw error;
    shell.line = error.line;
    throw new ShellError(error.message, 2);
  }
}
