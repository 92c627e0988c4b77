/** What Tab does to a line, given the words that could stand there. */
import { cellsOf } from "./cells.ts";

const lastWord = (text: string): string => /[^\s|&;<>()]*$/.exec(text)![0];

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

/** The only word is written out, with a space behind it unless more belongs to it; several as far as they agree. */
export function completed(text: string, words: readonly string[]): Completed {
  const typed = lastWord(text);
  const fitting = [...new Set(words)].filter((word) => word.startsWith(typed)).sort();
  const kept = text.slice(0, text.length - typed.length);
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) {
    return { text: `${kept}${only}${/[/=:]$/.test(only) ? "" : " "}`, choices: [] };
  }
  const start = commonStart(fitting);
  if (start.length > typed.length) return { text: kept + start, choices: [] };
  return { text, choices: fitting };
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
