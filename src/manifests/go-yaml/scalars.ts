/** Reads scalars as libyaml's scanner does, to find what is wrong with them (`scannerc.go` of go-yaml). */
import { isBlank, isBlankOrEnd, isBreak, isBreakOrEnd, isEnd, type Reader } from "./reader.ts";
import { type Mark, YamlSyntaxError } from "./syntax-error.ts";

const hexDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function readEscape(reader: Reader, start: Mark): void {
  const code = reader.peek(1);
  if (!/[0abt\tnvfre "'/\\N_LPxuU]/.test(code)) {
    throw new YamlSyntaxError("scanner", "found unknown escape character", reader.mark(), start);
  }
  reader.skip(2);
  for (let left = hexDigits[code] ?? 0; left > 0; left -= 1) {
    if (!/[0-9a-fA-F]/.test(reader.peek())) {
      throw new YamlSyntaxError("scanner", "did not find expected hexdecimal number", reader.mark(), start);
    }
    reader.skip();
  }
}

/** A quoted scalar, from its first quote to its last. */
export function readQuoted(reader: Reader): void {
  const start = reader.mark();
  const quote = reader.peek();
  reader.skip();
  for (;;) {
    if (reader.atDocumentIndicator()) {
      throw new YamlSyntaxError("scanner", "found unexpected document indicator", reader.mark(), start);
    }
    const letter = reader.peek();
    if (isEnd(letter)) {
      throw new YamlSyntaxError("scanner", "found unexpected end of stream", reader.mark(), start);
    }
    if (letter === "'" && quote === "'" && reader.peek(1) === "'") reader.skip(2);
    else if (letter === quote) break;
    else if (letter === "\\" && quote === '"') {
      if (isBreak(reader.peek(1))) reader.skip(2);
      else readEscape(reader, start);
    } else reader.skip();
  }
  reader.skip();
}

const endsPlain = (letter: string, next: string, inFlow: boolean) =>
  (letter === ":" && isBlankOrEnd(next)) || (inFlow && /[,?[\]{}]/.test(letter));

/**
 * An unquoted scalar; returns whether it ended behind a line's end. `indent`: less than that ends it
 * outside of flow.
 */
export function readPlain(reader: Reader, indent: number, inFlow: boolean): boolean {
  const start = reader.mark();
  let overLines = false;
  while (!reader.atDocumentIndicator() && reader.peek() !== "#") {
    while (!isBlankOrEnd(reader.peek()) && !endsPlain(reader.peek(), reader.peek(1), inFlow)) {
      reader.skip();
      overLines = false;
    }
    if (!isBlank(reader.peek()) && !isBreak(reader.peek())) break;
    while (isBlank(reader.peek()) || isBreak(reader.peek())) {
      if (isBreak(reader.peek())) overLines = true;
      else if (overLines && reader.column < indent && reader.peek() === "\t") {
        const problem = "found a tab character that violates indentation";
        throw new YamlSyntaxError("scanner", problem, reader.mark(), start);
      }
      reader.skip();
    }
    if (!inFlow && reader.column < indent) break;
  }
  return overLines;
}

/** Empty lines and indentation of a block scalar; returns its indentation. */
function readIndentation(reader: Reader, start: Mark, given: number, parent: number): number {
  let deepest = 0;
  for (;;) {
    const isIndent = () => given === 0 || reader.column < given;
    while (isIndent() && reader.peek() === " ") reader.skip();
    deepest = Math.max(deepest, reader.column);
    if (isIndent() && reader.peek() === "\t") {
      const problem = "found a tab character where an indentation space is expected";
      throw new YamlSyntaxError("scanner", problem, reader.mark(), start);
    }
    if (!isBreak(reader.peek())) break;
    reader.skip();
  }
  return given === 0 ? Math.max(deepest, parent + 1, 1) : given;
}

/** The signs behind `|` or `>`; returns the indentation they ask for, 0 for none. */
function readBlockHeader(reader: Reader, start: Mark): number {
  let increment = 0;
  for (let left = 2; left > 0 && /[-+0-9]/.test(reader.peek()); left -= 1) {
    if (reader.peek() === "0") {
      const problem = "found an indentation indicator equal to 0";
      throw new YamlSyntaxError("scanner", problem, reader.mark(), start);
    }
    if (/\d/.test(reader.peek())) increment = Number(reader.peek());
    reader.skip();
  }
  while (isBlank(reader.peek())) reader.skip();
  if (reader.peek() === "#") while (!isBreakOrEnd(reader.peek())) reader.skip();
  if (!isBreakOrEnd(reader.peek())) {
    const problem = "did not find expected comment or line break";
    throw new YamlSyntaxError("scanner", problem, reader.mark(), start);
  }
  return increment;
}

/** A literal or folded scalar; `parent` is the indentation around it, -1 at the top. */
export function readBlock(reader: Reader, parent: number): void {
  const start = reader.mark();
  reader.skip();
  const increment = readBlockHeader(reader, start);
  if (isBreak(reader.peek())) reader.skip();
  const given = increment === 0 ? 0 : Math.max(parent, 0) + increment;
  const indent = readIndentation(reader, start, given, parent);
  while (reader.column === indent && !isEnd(reader.peek())) {
    while (!isBreakOrEnd(reader.peek())) reader.skip();
    if (isBreak(reader.peek())) reader.skip();
    readIndentation(reader, start, indent, parent);
  }
}

/** `&name` or `*name`. */
export function readAnchor(reader: Reader): void {
  const start = reader.mark();
  reader.skip();
  let length = 0;
  for (; /[\w-]/.test(reader.peek()); length += 1) reader.skip();
  const next = reader.peek();
  if (length === 0 || !(isBlankOrEnd(next) || /[?:,\]}%@`]/.test(next))) {
    const problem = "did not find expected alphabetic or numeric character";
    throw new YamlSyntaxError("scanner", problem, reader.mark(), start);
  }
}

/** `!tag`, `!!str`, `!<uri>`. */
export function readTag(reader: Reader): void {
  const start = reader.mark();
  reader.skip();
  while (!isBlankOrEnd(reader.peek()) && !/[,[\]{}]/.test(reader.peek())) reader.skip();
  if (isBlankOrEnd(reader.peek()) || reader.peek() === ",") return;
  throw new YamlSyntaxError(
    "scanner",
    "did not find expected whitespace or line break",
    reader.mark(),
    start,
  );
}
