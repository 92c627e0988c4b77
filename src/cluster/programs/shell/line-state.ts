/** What a terminal asks of a line before it runs it, and while it is typed. */
import type { Dialect } from "./dialect.ts";
import { Parser } from "./parser.ts";
import { ShellSyntaxError } from "./syntax-error.ts";

/** `incomplete`: an open quote, loop or here-document; the terminal shows `> ` and reads on. */
export type LineState = "complete" | "incomplete" | "invalid";

export function lineState(text: string, dialect: Dialect, aliases?: ReadonlyMap<string, string>): LineState {
  const parser = new Parser(text, { dialect, ...(aliases && { aliases }) });
  try {
    while (parser.next() !== undefined);
    const open = parser.tokens.unfinished !== undefined || /(?:^|[^\\])(?:\\\\)*\\\n?$/.test(text);
    return open ? "incomplete" : "complete";
  } catch (error) {
    if (error instanceof RangeError) return "invalid";
    if (!(error instanceof ShellSyntaxError)) throw error;
    return error.incomplete ? "incomplete" : "invalid";
  }
}
