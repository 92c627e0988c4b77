/** A place in the text of a shell program. */
import type { Dialect } from "./dialect.ts";

export class Scanner {
  text: string;
  position = 0;
  line: number;
  readonly dialect: Dialect;

  constructor(text: string, dialect: Dialect, line = 0) {
    this.text = text;
    this.dialect = dialect;
    this.line = line;
  }

  get atEnd(): boolean {
    return this.position >= this.text.length;
  }

  peek(ahead = 0): string {
    return this.text[this.position + ahead] ?? "";
  }

  startsWith(prefix: string): boolean {
    return this.text.startsWith(prefix, this.position);
  }

  /** Takes one character; "" at the end. */
  take(): string {
    const character = this.text[this.position] ?? "";
    if (character !== "") this.position += 1;
    if (character === "\n") this.line += 1;
    return character;
  }

  /** Takes `count` characters, which hold no newline. */
  skip(count: number): void {
    this.position += count;
  }

  /** Takes what the pattern (sticky) matches here, or "". */
  takeMatch(pattern: RegExp): string {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0] ?? "";
    for (const character of found) if (character === "\n") this.line += 1;
    this.position += found.length;
    return found;
  }

  /** A backslash before a newline joins two lines. */
  joinLines(): void {
    while (this.startsWith("\\\n")) {
      this.position += 2;
      this.line += 1;
    }
  }
}
