/** What Tab does to a line, given what could stand there. */
import type { Completion } from "#terminal";
import { cellsOf } from "./cells.ts";

function commonStart(words: readonly string[]): string {
  const [first = "", ...others] = words;
  let length = first.length;
  for (const word of others) {
    while (!word.startsWith(first.slice(0, length))) length -= 1;
  }
  return first.slice(0, length);
}

export interface Completed {
  readonly text: string;
  /** The words to choose from, when Tab could not choose. */
  readonly choices: readonly string[];
}

/**
 * The only candidate is written out, with a space behind it unless more belongs to it; several as far as
 * they agree.
 */
export function completed(text: string, { candidates, from }: Completion): Completed {
  const kept = text.slice(0, from);
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) {
    return { text: `${kept}${only}${/[/=]$/.test(only) ? "" : " "}`, choices: [] };
  }
  const start = commonStart(candidates);
  return start.length > text.length - from
    ? { text: kept + start, choices: [] }
    : { text, choices: candidates };
}

const GAP = 2;

/** Words in columns, read downwards as `ls` does. */
export function inColumns(words: readonly string[], columns: number): string {
  const widthOf = (word: string) => [...word].reduce((sum, character) => sum + cellsOf(character), 0);
  const cell = Math.max(...words.map(widthOf)) + GAP;
  const across = Math.max(1, Math.floor((columns + GAP) / cell));
  const rows = Math.ceil(words.length / across);
  const lines = Array.from({ length: rows }, (_, row) =>
    words
      .filter((_word, at) => at % rows === row)
      .map((word) => word + " ".repeat(cell - widthOf(word)))
      .join("")
      .trimEnd(),
  );
  return `${lines.join("\n")}\n`;
}
