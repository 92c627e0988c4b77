/** The word under the cursor, for completion. */

export interface TypedWord {
  /** Its text without quotes and backslashes. */
  readonly text: string;
  /** Where it begins in the line. */
  readonly start: number;
  /** The quote that is open; "" outside of quotes. */
  readonly quote: "" | "'" | '"';
  /** Whether it stands where a command does. */
  readonly isCommand: boolean;
  /** The words of the same command before it. */
  readonly before: readonly string[];
}

/** @param cursor counts characters from the start of the line */
export function wordAt(line: string, cursor: number): TypedWord {
  let words: string[] = [];
  let text = "";
  let start = 0;
  let quote: TypedWord["quote"] = "";
  let begun = false;
  const finish = (): void => {
    if (begun) words.push(text);
    text = "";
    begun = false;
  };
  for (let at = 0; at < cursor; at++) {
    const character = line[at] ?? "";
    const separates = quote === "" && /[\s|&;()<>]/.test(character);
    if (separates) {
      finish();
      if (!/\s/.test(character) && !/[<>]/.test(character)) words = [];
      start = at + 1;
      continue;
    }
    if (!begun) start = at;
    begun = true;
    if (character === "\\" && quote !== "'") {
      at += 1;
      if (at < cursor) text += line[at];
    } else if (quote === "" && (character === "'" || character === '"')) quote = character;
    else if (character === quote) quote = "";
    else text += character;
  }
  const isCommand = words.every((word) => /^\w+=/.test(word));
  return { text, start: begun ? start : cursor, quote, isCommand, before: words };
}
