/** The text of a document and how far it has been read. */
import type { Mark } from "./syntax-error.ts";

/** What stands behind the last character. */
const END = "\0";

export class Reader {
  readonly #text: string;
  #index = 0;
  #line = 0;
  #column = 0;

  constructor(text: string) {
    this.#text = text.replaceAll("\r\n", "\n");
  }

  mark(): Mark {
    return { line: this.#line, column: this.#column, index: this.#index };
  }

  get column(): number {
    return this.#column;
  }

  peek(ahead = 0): string {
    return this.#text[this.#index + ahead] ?? END;
  }

  skip(count = 1): void {
    for (let done = 0; done < count; done += 1) {
      if (isBreak(this.peek())) {
        this.#line += 1;
        this.#column = 0;
      } else {
        this.#column += 1;
      }
      this.#index += 1;
    }
  }

  /** The end of the text counts as a line of its own. */
  forceNewLine(): void {
    if (this.#column === 0) return;
    this.#column = 0;
    this.#line += 1;
  }

  /** `---` or `...` at the beginning of a line. */
  atDocumentIndicator(): "---" | "..." | undefined {
    if (this.#column !== 0 || !isBlankOrEnd(this.peek(3))) return undefined;
    const word = this.#text.slice(this.#index, this.#index + 3);
    return word === "---" || word === "..." ? word : undefined;
  }
}

export const isEnd = (letter: string): boolean => letter === END;
export const isBreak = (letter: string): boolean => /[\n\r\u0085\u2028\u2029]/.test(letter);
export const isBlank = (letter: string): boolean => letter === " " || letter === "\t";
export const isBreakOrEnd = (letter: string): boolean => isEnd(letter) || isBreak(letter);
export const isBlankOrEnd = (letter: string): boolean => isBlank(letter) || isBreakOrEnd(letter);
