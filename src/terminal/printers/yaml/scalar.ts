/** The spelling of one text in YAML: plain, quoted or as a block, as go-yaml v2 chooses. */
import { isReadAsOther } from "./resolve.ts";

/** Where a scalar stands: the column it starts at and the indent of its further lines. */
export interface ScalarPlace {
  readonly column: number;
  readonly indent: number;
  /** Keys stay on one line. */
  readonly isKey: boolean;
}

const BEST_WIDTH = 80;

/** Signs that begin something else than plain text; `-`, `?` and `:` only do so before a space. */
const STARTS_OTHER = /^([#,[\]{}&*!|>'"%@`]|[-?:](\s|$)|---|\.\.\.)/;
const HAS_INDICATOR = /:(\s|$)|\s#/;

/**
 * What go-yaml v2 does not print as it is: controls, tabs, the byte order mark, all beyond the basic plane.
 */
const SPECIAL = /[^\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u;

const EDGE_SPACE = /^[ \n]|[ \n]$/;

const canBePlain = (text: string) =>
  !isReadAsOther(text) &&
  !STARTS_OTHER.test(text) &&
  !HAS_INDICATOR.test(text) &&
  !EDGE_SPACE.test(text) &&
  !SPECIAL.test(text);

/** A block shows every line as it is; it cannot show a space before a line break or at the very end. */
const canBeBlock = (text: string) => !/ $/.test(text) && !/ \n/.test(text) && !SPECIAL.test(text);

/**
 * Breaks at a single space once the line is longer than 80 (`yaml_emitter_write_plain_scalar`); `mayBreak`
 * says whether the space at an index may go.
 */
function folded(text: string, place: ScalarPlace, mayBreak: (index: number) => boolean): string {
  let result = "";
  let column = place.column;
  let afterSpace = false;
  for (const [index, character] of [...text].entries()) {
    if (character === " " && !place.isKey && !afterSpace && column > BEST_WIDTH && mayBreak(index)) {
      result += `\n${" ".repeat(place.indent)}`;
      column = place.indent;
      afterSpace = true;
      continue;
    }
    result += character;
    column += 1;
    afterSpace = character === " ";
  }
  return result;
}

function plain(text: string, place: ScalarPlace): string {
  const characters = [...text];
  return folded(text, place, (index) => characters[index + 1] !== " ");
}

function singleQuoted(text: string, place: ScalarPlace): string {
  const body = text.replaceAll("'", "''");
  const characters = [...body];
  const inside = (index: number) =>
    index > 0 && index < characters.length - 1 && characters[index + 1] !== " ";
  return `'${folded(body, { ...place, column: place.column + 1 }, inside)}'`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\0": "\\0",
  "\x07": "\\a",
  "\b": "\\b",
  "\t": "\\t",
  "\n": "\\n",
  "\v": "\\v",
  "\f": "\\f",
  "\r": "\\r",
  "\x1b": "\\e",
  '"': '\\"',
  "\\": "\\\\",
  "\u0085": "\\N",
  "\u2028": "\\L",
  "\u2029": "\\P",
};

function escapedCharacter(character: string): string {
  const short = ESCAPES[character];
  if (short !== undefined) return short;
  if (!SPECIAL.test(character)) return character;
  const code = character.codePointAt(0)!;
  if (code <= 0xff) return `\\x${code.toString(16).toUpperCase().padStart(2, "0")}`;
  const [sign, width] = code <= 0xffff ? ["u", 4] : ["U", 8];
  return `\\${sign}${code.toString(16).toUpperCase().padStart(width, "0")}`;
}

function doubleQuoted(text: string, place: ScalarPlace): string {
  const characters = [...text];
  const last = characters.length - 1;
  let result = '"';
  let column = place.column + 1;
  let afterSpace = false;
  for (const [index, character] of characters.entries()) {
    const isEdge = index === 0 || index === last;
    if (character === " " && !place.isKey && !afterSpace && column > BEST_WIDTH && !isEdge) {
      const backslash = characters[index + 1] === " " ? "\\" : "";
      result += `\n${" ".repeat(place.indent)}${backslash}`;
      column = place.indent + backslash.length;
      afterSpace = true;
      continue;
    }
    const written = escapedCharacter(character);
    result += written;
    column += written.length;
    afterSpace = character === " ";
  }
  return `${result}"`;
}

/** `|`, with the signs for a first line that begins with a space and for the line breaks at the end. */
function block(text: string, place: ScalarPlace): string {
  const hint = /^[ \n]/.test(text) ? "2" : "";
  const ending = !text.endsWith("\n") ? "-" : /(^|\n)\n$/.test(text) ? "+" : "";
  const lines = (text.endsWith("\n") ? text.slice(0, -1) : text).split("\n");
  const indent = " ".repeat(place.indent);
  return `|${hint}${ending}\n${lines.map((line) => (line === "" ? "" : indent + line)).join("\n")}`;
}

/** The text as a YAML scalar (`stringv` and `yaml_emitter_select_scalar_style` of go-yaml v2). */
export function yamlScalar(text: string, place: ScalarPlace): string {
  if (text.includes("\n")) {
    return !place.isKey && canBeBlock(text) ? block(text, place) : doubleQuoted(text, place);
  }
  if (isReadAsOther(text)) return doubleQuoted(text, place);
  if (canBePlain(text)) return plain(text, place);
  return SPECIAL.test(text) ? doubleQuoted(text, place) : singleQuoted(text, place);
}
