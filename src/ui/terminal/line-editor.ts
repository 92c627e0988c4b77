/** Editing one line of a terminal: typing, moving, history, and what is printed around it. */

export type Act =
  | { readonly do: "run"; readonly line: string }
  | { readonly do: "interrupt" }
  | { readonly do: "clear" };

interface Options {
  /** Writes to the terminal. */
  readonly show: (text: string) => void;
  readonly prompt: string;
  /** Columns of the terminal now. */
  readonly width: () => number;
}

const escapes: Readonly<Record<string, string>> = {
  "\u001b[D": "left",
  "\u001b[C": "right",
  "\u001b[A": "up",
  "\u001b[B": "down",
  "\u001b[H": "home",
  "\u001b[F": "end",
  "\u001b[3~": "delete",
  "\u001b[1~": "home",
  "\u001b[4~": "end",
  "\u001bOH": "home",
  "\u001bOF": "end",
};

const controls: Readonly<Record<string, string>> = {
  "\u0001": "home",
  "\u0005": "end",
  "\u0002": "left",
  "\u0006": "right",
  "\u0010": "up",
  "\u000e": "down",
  "\u0004": "delete",
  "\u007f": "back",
  "\b": "back",
  "\u0015": "cut-left",
  "\u000b": "cut-right",
  "\u0017": "cut-word",
};

export class LineEditor {
  #line = "";
  #at = 0;
  #history: string[] = [];
  #older = 0;
  #rowsAbove = 0;
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Prints something above the line that is being typed. */
  around(text: () => string): void {
    this.#erase();
    const printed = text();
    this.#options.show(printed.endsWith("\n") || printed === "" ? printed : `${printed}\r\n`);
    this.#draw();
  }

  replace(line: string): void {
    this.#set(line, line.length);
  }

  /** Takes what the keyboard or the clipboard sent; the answer is what to do because of it. */
  take(data: string): readonly Act[] {
    const key = escapes[data];
    if (key) {
      this.#press(key);
      return [];
    }
    return data.startsWith("\u001b")
      ? []
      : [...data.replaceAll("\r\n", "\r")].flatMap((character) => this.#takeCharacter(character));
  }

  #takeCharacter(character: string): readonly Act[] {
    if (character === "\r" || character === "\n") return this.#enter();
    if (character === "\u0003") return this.#interrupt();
    if (character === "\u000c") return [{ do: "clear" }];
    const key = controls[character];
    if (key) this.#press(key);
    else if (character >= " ")
      this.#set(
        this.#line.slice(0, this.#at) + character + this.#line.slice(this.#at),
        this.#at + character.length,
      );
    return [];
  }

  #enter(): readonly Act[] {
    const line = this.#line;
    this.#set("", 0);
    this.#older = 0;
    if (line.trim() === "") {
      this.around(() => `${this.#options.prompt}\r\n`);
      return [];
    }
    if (this.#history[0] !== line) this.#history.unshift(line);
    return [{ do: "run", line }];
  }

  #interrupt(): readonly Act[] {
    const line = this.#line;
    this.#set("", 0);
    this.around(() => `${this.#options.prompt}${line}^C\r\n`);
    return [{ do: "interrupt" }];
  }

  #press(key: string): void {
    const before = this.#line.slice(0, this.#at);
    const after = this.#line.slice(this.#at);
    switch (key) {
      case "left":
        this.#set(this.#line, Math.max(0, this.#at - 1));
        break;
      case "right":
        this.#set(this.#line, Math.min(this.#line.length, this.#at + 1));
        break;
      case "home":
        this.#set(this.#line, 0);
        break;
      case "end":
        this.#set(this.#line, this.#line.length);
        break;
      case "back":
        this.#set(before.slice(0, -1) + after, Math.max(0, this.#at - 1));
        break;
      case "delete":
        this.#set(before + after.slice(1), this.#at);
        break;
      case "cut-left":
        this.#set(after, 0);
        break;
      case "cut-right":
        this.#set(before, before.length);
        break;
      case "cut-word": {
        const kept = before.replace(/\S+\s*$/, "");
        this.#set(kept + after, kept.length);
        break;
      }
      default:
        this.#recall(key === "up" ? 1 : -1);
    }
  }

  #recall(step: number): void {
    const older = this.#older + step;
    if (older < 0 || older > this.#history.length) return;
    this.#older = older;
    this.replace(this.#history[older - 1] ?? "");
  }

  #set(line: string, at: number): void {
    this.#erase();
    this.#line = line;
    this.#at = at;
    this.#draw();
  }

  /** Back to the first column of the first row that the line takes. */
  #erase(): void {
    this.#options.show(`${this.#rowsAbove > 0 ? `\u001b[${this.#rowsAbove}A` : ""}\r\u001b[J`);
    this.#rowsAbove = 0;
  }

  #draw(): void {
    const { prompt, show } = this.#options;
    const width = Math.max(1, this.#options.width());
    const end = columnsOf(this.#line) + 2;
    const cursor = columnsOf(this.#line.slice(0, this.#at)) + 2;
    const [endRow, cursorRow] = [
      Math.floor(Math.max(0, end - 1) / width),
      Math.min(Math.floor(cursor / width), Math.floor(Math.max(0, end - 1) / width)),
    ];
    const up = endRow - cursorRow;
    const column = cursor - cursorRow * width;
    show(
      `${prompt}${this.#line}${up > 0 ? `\u001b[${up}A` : ""}\r${column > 0 ? `\u001b[${Math.min(column, width)}C` : ""}`,
    );
    this.#rowsAbove = cursorRow;
  }
}

/** Wide characters, such as Korean ones, take two columns. */
const columnsOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (isWide(character.codePointAt(0)!) ? 2 : 1), 0);

const isWide = (code: number): boolean =>
  (code >= 0x1100 && code <= 0x115f) ||
  (code >= 0x2e80 && code <= 0xa4cf) ||
  (code >= 0xac00 && code <= 0xd7a3) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xff00 && code <= 0xff60) ||
  (code >= 0x1f300 && code <= 0x1faff);
