/** Reads the script of `sed`. */
import { posixRegex } from "./regular-expression.ts";

export type Address =
  | { readonly type: "line"; readonly line: number }
  | { readonly type: "last" }
  | { readonly type: "match"; readonly regex: RegExp }
  | { readonly type: "step"; readonly first: number; readonly step: number }
  /** `,+N`: so many lines more. */
  | { readonly type: "more"; readonly count: number };

export interface SedCommand {
  readonly from?: Address;
  readonly to?: Address;
  readonly negated: boolean;
  readonly name: string;
  /** The text of a, i, c; the label of b, t; the file of r, w. */
  readonly text?: string;
  readonly substitution?: Substitution;
  /** `y`: each character and what becomes of it. */
  readonly translation?: ReadonlyMap<string, string>;
  readonly body?: readonly SedCommand[];
}

export interface Substitution {
  readonly regex: RegExp;
  readonly replacement: string;
  readonly all: boolean;
  /** Only the match of this number, and with `all` those after it. */
  readonly nth: number;
  readonly prints: boolean;
  readonly file?: string;
}

export class SedError extends Error {}

/** Throws `SedError`. */
export function readSedScript(text: string, extended: boolean): readonly SedCommand[] {
  const reader = new Reader(text, extended);
  const commands = reader.commands(false);
  return commands;
}

class Reader {
  private at = 0;
  private readonly text: string;
  private readonly extended: boolean;
  /** An empty expression means the last one. */
  private lastRegex: RegExp | undefined;

  constructor(text: string, extended: boolean) {
    this.text = text;
    this.extended = extended;
  }

  commands(nested: boolean): SedCommand[] {
    const found: SedCommand[] = [];
    for (;;) {
      this.takeMatch(/[\s;]*/y);
      if (this.at >= this.text.length) {
        if (nested) throw new SedError("unmatched '{'");
        return found;
      }
      if (this.text[this.at] === "}") {
        if (!nested) throw new SedError("unexpected '}'");
        this.at += 1;
        return found;
      }
      if (this.text[this.at] === "#") this.takeMatch(/[^\n]*/y);
      else found.push(this.command());
    }
  }

  private takeMatch(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? "";
    this.at += found.length;
    return found;
  }

  private command(): SedCommand {
    const from = this.address();
    let to: Address | undefined;
    this.takeMatch(/[ \t]*/y);
    if (from !== undefined && this.text[this.at] === ",") {
      this.at += 1;
      this.takeMatch(/[ \t]*/y);
      to = this.address();
      if (to === undefined) throw new SedError("unexpected ','");
    }
    const negated = this.takeMatch(/[ \t]*!?[ \t]*/y).includes("!");
    const name = this.text[this.at] ?? "";
    if (name === "") throw new SedError("missing command");
    this.at += 1;
    const placed = { ...(from && { from }), ...(to && { to }), negated, name };
    return { ...placed, ...this.operands(name) };
  }

  private operands(name: string): Partial<SedCommand> {
    if (name === "{") return { body: this.commands(true) };
    if (name === "s") return { substitution: this.substitution() };
    if (name === "y") return { translation: this.translation() };
    if ("aic".includes(name)) return { text: this.givenText() };
    if (":btT".includes(name)) return { text: this.takeMatch(/[^\n;}]*/y).trim() };
    if ("rwW".includes(name)) return { text: this.takeMatch(/[^\n]*/y).trim() };
    if ("qQ".includes(name)) return { text: this.takeMatch(/[ \t]*\d*/y).trim() };
    if ("=dDgGhHlnNpPxz".includes(name)) return {};
    throw new SedError(`unsupported command ${name}`);
  }

  private address(): Address | undefined {
    const character = this.text[this.at] ?? "";
    if (character === "$") {
      this.at += 1;
      return { type: "last" };
    }
    if (character === "+") return { type: "more", count: Number(this.takeMatch(/\+\d*/y).slice(1)) };
    if (character === "/" || character === "\\") {
      if (character === "\\") this.at += 1;
      const regex = this.regex(this.delimited(this.text[this.at++] ?? "/"), this.takeMatch(/I?/y));
      return { type: "match", regex };
    }
    const number = this.takeMatch(/\d+/y);
    if (number === "") return undefined;
    const step = this.takeMatch(/~\d+/y);
    if (step !== "") return { type: "step", first: Number(number), step: Number(step.slice(1)) };
    return { type: "line", line: Number(number) };
  }

  /** Text up to the delimiter; a delimiter after a backslash stays, a newline is written `\n`. */
  private delimited(delimiter: string): string {
    let text = "";
    let inSet = false;
    for (;;) {
      const character = this.text[this.at];
      if (character === undefined) throw new SedError("unterminated address regex");
      this.at += 1;
      if (character === "\\") {
        const next = this.text[this.at++] ?? "";
        text += next === delimiter && delimiter !== "\\" ? next : `\\${next}`;
        continue;
      }
      if (character === delimiter && !inSet) return text;
      if (character === "[" && !inSet) inSet = true;
      else if (character === "]" && !/\[\^?$/.test(text)) inSet = false;
      text += character;
    }
  }

  private regex(pattern: string, flags: string): RegExp {
    if (pattern === "") {
      if (this.lastRegex === undefined) throw new SedError("no previous regexp");
      return this.lastRegex;
    }
    const regex = posixRegex(pattern, {
      extended: this.extended,
      global: true,
      ignoreCase: /i/i.test(flags),
    });
    if (regex === undefined) throw new SedError(`bad regex '${pattern}'`);
    this.lastRegex = regex;
    return regex;
  }

  private substitution(): Substitution {
    const delimiter = this.text[this.at++] ?? "";
    const pattern = this.delimited(delimiter);
    const start = this.at;
    const replacement = this.replacementText(delimiter);
    if (this.at === start) throw new SedError("unterminated 's' command");
    const flags = this.takeMatch(/[gpiIe0-9]*/y);
    const file = this.takeMatch(/w[ \t]+[^\n;]+/y);
    if (!/^[\s;}#]?$/.test(this.text[this.at] ?? "")) throw new SedError("unknown option to s command");
    return {
      regex: this.regex(pattern, flags),
      replacement,
      all: flags.includes("g"),
      nth: Number(/\d+/.exec(flags)?.[0] ?? 1),
      prints: flags.includes("p"),
      ...(file !== "" && { file: file.slice(1).trim() }),
    };
  }

  private replacementText(delimiter: string): string {
    let text = "";
    for (;;) {
      const character = this.text[this.at];
      if (character === undefined) throw new SedError("unterminated 's' command");
      this.at += 1;
      if (character === delimiter) return text;
      if (character !== "\\") text += character;
      else {
        const next = this.text[this.at++] ?? "";
        text += next === delimiter && !/[&\d]/.test(next) ? next : `\\${next}`;
      }
    }
  }

  private translation(): ReadonlyMap<string, string> {
    const delimiter = this.text[this.at++] ?? "";
    const plain = (text: string) => [...text.replace(/\\n/g, "\n").replace(/\\\\/g, "\\")];
    const from = plain(this.delimited(delimiter));
    const to = plain(this.delimited(delimiter));
    if (from.length !== to.length) throw new SedError("strings for 'y' command are different lengths");
    return new Map(from.map((character, at) => [character, to[at] ?? ""]));
  }

  /** `a\` and a line, or `a text` on the same line. */
  private givenText(): string {
    this.takeMatch(/[ \t]*(?:\\\n)?[ \t]*/y);
    let text = "";
    while (this.at < this.text.length) {
      const character = this.text[this.at++] ?? "";
      if (character === "\n") break;
      text += character === "\\" ? (this.text[this.at++] ?? "") : character;
    }
    return text;
  }
}
