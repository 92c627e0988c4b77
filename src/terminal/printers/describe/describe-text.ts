/** A description being written: lines of tab-separated cells at levels of indent, laid out at the end. */
import { alignTabs, DESCRIBE_STOPS } from "../text/tab-stops.ts";

/** The lines of a description; every function of this folder takes one and adds to it. */
export interface DescribeText {
  /** Adds one piece of text behind the indent of a level; the text ends its own line. */
  write(level: number, text: string): void;
  /** A title, a tab and a value on a line of their own. */
  field(level: number, title: string, value: string | number | boolean): void;
  /** Lays out what is there, so that the lines after it have columns of their own. */
  flush(): void;
  /** A writer whose level 0 is a level of this one. */
  nested(level: number): DescribeText;
  /** The indent of level 0: kubectl repeats it before every value that it writes in a second step. */
  readonly indent: string;
}

/** Terminal codes in an object must not reach the screen (`printers.WriteEscaped`). */
const escapeCharacter = String.fromCharCode(27);
const escaped = (text: string) => text.replaceAll(escapeCharacter, "^[").replaceAll("\r", "\\r");

/** Runs `fill` on a new description and returns the text, every column aligned. */
export function describeText(fill: (out: DescribeText) => void): string {
  let laidOut = "";
  let pending = "";
  const writerAt = (base: number): DescribeText => ({
    indent: "  ".repeat(base),
    write(level, text) {
      pending += "  ".repeat(base + level) + escaped(text);
    },
    field(level, title, value) {
      this.write(level, `${title}:\t${value}\n`);
    },
    flush() {
      laidOut += alignTabs(pending, DESCRIBE_STOPS);
      pending = "";
    },
    nested: (level) => writerAt(base + level),
  });
  const out = writerAt(0);
  fill(out);
  out.flush();
  return laidOut;
}
