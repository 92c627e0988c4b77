/** Text in quotes inside a template, with Go's escapes. */
import { TemplateError } from "../attempt.ts";

const SHORT: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
};

const ESCAPE = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{3})|(.))|[^\\]/gsu;

/** Removes the quotes and reads the escapes (`UnquoteExtend`); only the own quote may be escaped. */
export function unquoted(literal: string): string {
  const quote = literal[0]!;
  const invalid = () => new TemplateError(`unquote string ${literal} error invalid syntax`);
  const body = literal.slice(1, -1);
  if (body.endsWith("\\") && !body.endsWith("\\\\")) throw invalid();
  return body.replace(ESCAPE, (whole, hex, short, long, octal, letter) => {
    if (!whole.startsWith("\\")) return whole;
    const code = hex ?? short ?? long;
    if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
    if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
    const character = letter === quote ? quote : SHORT[letter];
    if (character === undefined) throw invalid();
    return character;
  });
}
