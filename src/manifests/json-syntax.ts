/** Finds what is wrong with JSON, in the words of Go's `encoding/json`. */

export interface JsonProblem {
  readonly message: string;
  /** Characters read when it was found, the wrong one too. */
  readonly offset: number;
}

class JsonSyntaxError extends Error {
  readonly problem: JsonProblem;

  constructor(problem: JsonProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** `'}'`, `'\n'`, `'\''`: as Go quotes a character. */
function quoted(letter: string): string {
  if (letter === "'") return "'\\''";
  if (letter === '"') return "'\"'";
  return `'${JSON.stringify(letter).slice(1, -1)}'`;
}

class JsonScanner {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Reads one value; returns where it ends. */
  value(): number {
    this.space();
    const letter = this.text[this.at] ?? "";
    if (letter === "{") this.object();
    else if (letter === "[") this.array();
    else if (letter === '"') this.string();
    else if (letter === "-" || /\d/.test(letter)) this.number();
    else if (letter === "t") this.literal("true");
    else if (letter === "f") this.literal("false");
    else if (letter === "n") this.literal("null");
    else this.refuse("looking for beginning of value");
    return this.at;
  }

  private refuse(where: string): never {
    const letter = this.text[this.at];
    const message = letter === undefined ? "unexpected EOF" : `invalid character ${quoted(letter)} ${where}`;
    throw new JsonSyntaxError({ message, offset: this.at + 1 });
  }

  private space(): void {
    while (/[ \t\r\n]/.test(this.text[this.at] ?? "")) this.at += 1;
  }

  private object(): void {
    this.at += 1;
    this.space();
    if (this.text[this.at] === "}") {
      this.at += 1;
      return;
    }
    for (;;) {
      this.space();
      if (this.text[this.at] !== '"') this.refuse("looking for beginning of object key string");
      this.string();
      this.space();
      if (this.text[this.at] !== ":") this.refuse("after object key");
      this.at += 1;
      this.value();
      if (this.closes("}", "after object key:value pair")) return;
    }
  }

  private array(): void {
    this.at += 1;
    this.space();
    if (this.text[this.at] === "]") {
      this.at += 1;
      return;
    }
    for (;;) {
      this.value();
      if (this.closes("]", "after array element")) return;
    }
  }

  private closes(bracket: string, where: string): boolean {
    this.space();
    const letter = this.text[this.at];
    if (letter !== bracket && letter !== ",") this.refuse(where);
    this.at += 1;
    return letter === bracket;
  }

  private string(): void {
    this.at += 1;
    for (;;) {
      const letter = this.text[this.at];
      if (letter === undefined || letter < " ") this.refuse("in string literal");
      if (letter === "\\") {
        this.at += 1;
        if (!/["\\/bfnrtu]/.test(this.text[this.at] ?? "")) this.refuse("in string escape code");
        if (this.text[this.at] === "u") this.unicode();
      }
      this.at += 1;
      if (letter === '"') return;
    }
  }

  private unicode(): void {
    for (let digit = 0; digit < 4; digit += 1) {
      this.at += 1;
      if (!/[0-9a-fA-F]/.test(this.text[this.at] ?? "")) this.refuse("in \\u hexadecimal character escape");
    }
  }

  private number(): void {
    const digits = (where: string) => {
      if (!/\d/.test(this.text[this.at] ?? "")) this.refuse(where);
      while (/\d/.test(this.text[this.at] ?? "")) this.at += 1;
    };
    if (this.text[this.at] === "-") this.at += 1;
    if (this.text[this.at] === "0") this.at += 1;
    else digits("in numeric literal");
    if (this.text[this.at] === ".") {
      this.at += 1;
      digits("after decimal point in numeric literal");
    }
    if (/[eE]/.test(this.text[this.at] ?? "")) {
      this.at += 1;
      if (/[-+]/.test(this.text[this.at] ?? "")) this.at += 1;
      digits("in exponent of numeric literal");
    }
  }

  private literal(word: string): void {
    for (const letter of word) {
      if (this.text[this.at] !== letter) this.refuse(`in literal ${word} (expecting '${letter}')`);
      this.at += 1;
    }
  }
}

/** Where the first JSON value in the text ends, or what is wrong with it. */
export function endOfJson(text: string): number | JsonProblem {
  try {
    return new JsonScanner(text).value();
  } catch (error) {
    if (error instanceof JsonSyntaxError) return error.problem;
    throw error;
  }
}
