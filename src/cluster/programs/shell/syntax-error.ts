/** What is wrong with a shell program, in the words of the shell that reads it. */
import type { Dialect } from "./dialect.ts";

/** Thrown by the reader and the parser, and nothing else is. */
export class ShellSyntaxError extends Error {
  /** Whether more text could still make it right: an open quote, an open loop. */
  readonly incomplete: boolean;
  /** Counts lines from 0. */
  readonly line: number;

  constructor(message: string, line: number, incomplete: boolean) {
    super(message);
    this.line = line;
    this.incomplete = incomplete;
  }
}

const quotedWord = (text: string): string =>
  ["end of file", "newline", "redirection", "word"].includes(text) ? text : `"${text}"`;

/** A token that cannot stand here; `expecting` is the only one that could. */
export function unexpectedToken(
  dialect: Dialect,
  token: string,
  line: number,
  expecting?: string,
  word?: string,
): ShellSyntaxError {
  const atEnd = token === "end of file";
  if (dialect === "bash") {
    const shown = word ?? token;
    const message = atEnd
      ? "syntax error: unexpected end of file"
      : `syntax error near unexpected token \`${shown}'`;
    return new ShellSyntaxError(message, line, atEnd);
  }
  const wanted = expecting === undefined ? "" : ` (expecting ${quotedWord(expecting)})`;
  const prefix = dialect === "dash" ? "Syntax error" : "syntax error";
  return new ShellSyntaxError(`${prefix}: ${sentence(dialect, quotedWord(token))}${wanted}`, line, atEnd);
}

const sentence = (dialect: Dialect, token: string): string =>
  dialect === "dash" ? `${token.charAt(0).toUpperCase()}${token.slice(1)} unexpected` : `unexpected ${token}`;

/** A quote or bracket that is never closed. */
export function unterminated(dialect: Dialect, opener: string, line: number): ShellSyntaxError {
  if (dialect === "bash") {
    const closer = opener === "$(" ? ")" : opener === "${" ? "}" : opener === "$((" ? ")" : opener;
    return new ShellSyntaxError(`unexpected EOF while looking for matching \`${closer}'`, line, true);
  }
  const prefix = dialect === "dash" ? "Syntax error: U" : "syntax error: u";
  const what =
    opener === "`"
      ? "EOF in backquote substitution"
      : opener === "${"
        ? "missing '}'"
        : opener === "$(("
          ? "missing '))'"
          : "nterminated quoted string";
  const text = what.startsWith("nterminated") ? `${prefix}${what}` : `${prefix.slice(0, -1)}${what}`;
  return new ShellSyntaxError(text, line, true);
}

/** `${x!}` and the like. */
export function badSubstitution(dialect: Dialect, line: number, text: string): ShellSyntaxError {
  if (dialect === "bash") return new ShellSyntaxError(`${text}: bad substitution`, line, false);
  return new ShellSyntaxError(
    dialect === "dash" ? "Bad substitution" : "syntax error: bad substitution",
    line,
    false,
  );
}
