/** Puts the parts of a word together into fields: joins what is quoted, splits what is not. */
import { escapePattern } from "./pattern.ts";

/** One argument: its text, and its text as a pattern, where what was quoted is escaped. */
export interface Field {
  readonly text: string;
  readonly pattern: string;
}

export class FieldBuilder {
  private readonly fields: Field[] = [];
  private text = "";
  private pattern = "";
  /** Whether there is a field even if it is empty: something was quoted. */
  private begun = false;
  private readonly separators: string;

  /** @param separators the value of IFS */
  constructor(separators: string) {
    this.separators = separators;
  }

  quoted(text: string): void {
    this.text += text;
    this.pattern += escapePattern(text);
    this.begun = true;
  }

  /** Text of the program itself: never split. */
  literal(text: string): void {
    this.text += text;
    this.pattern += text;
    if (text !== "") this.begun = true;
  }

  /** The value of an unquoted expansion: split at the separators. */
  expanded(value: string): void {
    let afterBlank = false;
    for (const character of value) {
      if (!this.separators.includes(character)) {
        this.text += character;
        this.pattern += character === "\\" ? "\\\\" : character;
        this.begun = true;
        afterBlank = false;
      } else if (" \t\n".includes(character)) {
        afterBlank ||= this.begun;
        this.finish();
      } else {
        // Blanks around another separator belong to it; alone, it ends a field even where that is empty.
        if (!afterBlank) this.begun = true;
        afterBlank = false;
        this.finish();
      }
    }
  }

  /** Ends this field: the next value of `$@` begins another. */
  finish(): void {
    if (this.begun) this.fields.push({ text: this.text, pattern: this.pattern });
    this.text = "";
    this.pattern = "";
    this.begun = false;
  }

  all(): readonly Field[] {
    this.finish();
    return this.fields;
  }
}
