/** Reads one word: its text, its quotes, and whatever a dollar sign begins. */
import { readDollar } from "./dollar-reader.ts";
import { Scanner } from "./scanner.ts";
import type { Command, Word, WordPart } from "./syntax.ts";
import { unterminated } from "./syntax-error.ts";

/** Reads the commands of `$( )` up to its closing bracket. The parser gives it, since it knows commands. */
export type ReadCommands = (scanner: Scanner, closing: ")" | "end") => readonly Command[];

export interface WordOptions {
  /** Whether the word ends here. */
  readonly ends: (scanner: Scanner) => boolean;
  /**
   * `plain`: quotes and backslashes count; `double`: as between double quotes; `operand`: the word in
   * `"${x:-word}"`;
   * `here`: as in a here-document.
   */
  readonly mode: "plain" | "double" | "operand" | "here";
  readonly readCommands: ReadCommands;
}

/** Collects parts, joining neighbouring text of the same kind. */
class Parts {
  readonly parts: WordPart[] = [];

  add(part: WordPart): void {
    this.parts.push(part);
  }

  text(text: string, quoted: boolean): void {
    const last = this.parts.at(-1);
    if (last?.type === "text" && last.quoted === quoted) {
      this.parts[this.parts.length - 1] = { type: "text", text: last.text + text, quoted };
    } else this.parts.push({ type: "text", text, quoted });
  }
}

/** The parts up to where the word ends. Throws `ShellSyntaxError`. */
export function readWordParts(scanner: Scanner, options: WordOptions): Word {
  const parts = new Parts();
  const quoted = options.mode !== "plain";
  while (!scanner.atEnd && !options.ends(scanner)) {
    const character = scanner.peek();
    if (character === "\\") readBackslash(scanner, options, parts);
    else if (character === "$") readDollarPart(scanner, options, parts, quoted);
    else if (character === "`") parts.add(readBackquotes(scanner, options, quoted));
    else if (character === "'" && options.mode === "plain") readSingleQuotes(scanner, parts);
    else if (character === '"' && (options.mode === "plain" || options.mode === "operand"))
      readDoubleQuotes(scanner, options, parts);
    else parts.text(scanner.take(), quoted);
  }
  return parts.parts;
}

function readBackslash(scanner: Scanner, options: WordOptions, parts: Parts): void {
  scanner.skip(1);
  const next = scanner.take();
  if (next === "\n") return;
  if (options.mode === "plain") {
    parts.text(next === "" ? "\\" : next, true);
    return;
  }
  parts.text(next !== "" && escapable[options.mode].includes(next) ? next : `\\${next}`, true);
}

/** What a backslash protects between double quotes and the like; before anything else it is itself. */
const escapable = { double: '$`"\\', operand: '$`"\\}', here: "$`\\" } as const;

function readDollarPart(scanner: Scanner, options: WordOptions, parts: Parts, quoted: boolean): void {
  if (options.mode === "plain" && scanner.peek(1) === "'" && scanner.dialect !== "dash") {
    scanner.skip(2);
    parts.text(readAnsiQuotes(scanner), true);
    return;
  }
  const part = readDollar(scanner, { quoted, readCommands: options.readCommands });
  if (part === undefined) parts.text(scanner.take(), quoted);
  else parts.add(part);
}

function readSingleQuotes(scanner: Scanner, parts: Parts): void {
  const line = scanner.line;
  scanner.skip(1);
  let text = "";
  while (scanner.peek() !== "'") {
    if (scanner.atEnd) throw unterminated(scanner.dialect, "'", line);
    text += scanner.take();
  }
  scanner.skip(1);
  parts.text(text, true);
}

function readDoubleQuotes(scanner: Scanner, options: WordOptions, parts: Parts): void {
  const line = scanner.line;
  scanner.skip(1);
  const inner = readWordParts(scanner, {
    ends: (at) => at.peek() === '"',
    mode: "double",
    readCommands: options.readCommands,
  });
  if (scanner.atEnd) throw unterminated(scanner.dialect, '"', line);
  scanner.skip(1);
  if (inner.length === 0) parts.text("", true);
  for (const part of inner) {
    if (part.type === "text") parts.text(part.text, true);
    else parts.add(part);
  }
}

/** The old form of `$( )`: what stands between the quotes is unescaped once, then read. */
function readBackquotes(scanner: Scanner, options: WordOptions, quoted: boolean): WordPart {
  const line = scanner.line;
  scanner.skip(1);
  let text = "";
  while (scanner.peek() !== "`") {
    if (scanner.atEnd) throw unterminated(scanner.dialect, "`", line);
    const character = scanner.take();
    const next = scanner.peek();
    const escapes = character === "\\" && ("`$\\".includes(next) || (quoted && next === '"'));
    text += escapes && next !== "" ? scanner.take() : character;
  }
  scanner.skip(1);
  const inner = new Scanner(text, scanner.dialect, line);
  return { type: "substitution", body: options.readCommands(inner, "end"), quoted };
}

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\u0007",
  b: "\b",
  e: "\u001b",
  E: "\u001b",
  f: "\f",
  v: "\v",
  "\\": "\\",
  "'": "'",
  '"': '"',
  "?": "?",
};

/** `$'…'`, after its opening quote. */
function readAnsiQuotes(scanner: Scanner): string {
  const line = scanner.line;
  let text = "";
  for (;;) {
    if (scanner.atEnd) throw unterminated(scanner.dialect, "'", line);
    const character = scanner.take();
    if (character === "'") return text;
    if (character !== "\\") {
      text += character;
      continue;
    }
    const octal = scanner.takeMatch(/[0-7]{1,3}/y);
    const hexadecimal = octal === "" ? scanner.takeMatch(/x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{1,4}/y) : "";
    if (octal !== "") text += String.fromCharCode(Number.parseInt(octal, 8) & 255);
    else if (hexadecimal !== "") text += String.fromCharCode(Number.parseInt(hexadecimal.slice(1), 16));
    else {
      const next = scanner.take();
      text += escapes[next] ?? `\\${next}`;
    }
  }
}
