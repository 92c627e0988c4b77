/**
 * The rows at the end of the terminal where a command is typed: what draws them, and what takes them away
 * again.
 */
import { type Spot, spotBehind } from "./cells.ts";

export const PROMPT = "$ ";
const CONTINUATION = "> ";

const blue = (text: string): string => `\u001b[94m${text}\u001b[0m`;
/** As a person's own words look. */
export const typedText = (text: string): string => `\u001b[97m${text}\u001b[0m`;

/** A command as it stands in the terminal: a prompt, and another sign before each further line. */
export const commandText = (text: string, prompt = PROMPT): string =>
  text
    .split("\n")
    .map((line, at) => `${blue(at === 0 ? prompt : CONTINUATION)}${typedText(line)}`)
    .join("\r\n");

/** Where the cursor comes to stand behind a part of a command. */
function spotAfter(text: string, columns: number, prompt: string): Spot {
  let spot: Spot = { row: 0, column: 0 };
  for (const [at, line] of text.split("\n").entries()) {
    const start = at === 0 ? spot : { row: spot.row + 1, column: 0 };
    spot = spotBehind((at === 0 ? prompt : CONTINUATION) + line, columns, start);
  }
  return spot;
}

export interface DrawnBlock {
  readonly sequence: string;
  /** Rows between the block's first and the one with the cursor. */
  readonly cursorRow: number;
}

/** Draws from the first column of an empty row. */
export function drawBlock(text: string, cursor: number, columns: number, prompt: string): DrawnBlock {
  const end = spotAfter(text, columns, prompt);
  // A full row has not wrapped yet: going on to the next makes room for the cursor.
  const isFull = end.column >= columns;
  const lastRow = isFull ? end.row + 1 : end.row;
  const wanted = spotAfter(text.slice(0, cursor), columns, prompt);
  const { row, column } = wanted.column >= columns ? { row: wanted.row + 1, column: 0 } : wanted;
  const up = lastRow - row;
  const moves = `${up > 0 ? `\u001b[${up}A` : ""}\r${column > 0 ? `\u001b[${column}C` : ""}`;
  return { sequence: `${commandText(text, prompt)}${isFull ? "\r\n" : ""}${moves}`, cursorRow: row };
}

/** Takes a block away; the cursor is where the block began. */
export const eraseBlock = (cursorRow: number): string =>
  `${cursorRow > 0 ? `\u001b[${cursorRow}A` : ""}\r\u001b[J`;
