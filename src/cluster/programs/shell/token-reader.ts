/**
 * Cuts a shell program into words, operators and newlines, one at a time, and collects here-documents at line
 * ends.
 */
import { extended } from "./dialect.ts";
import { Scanner } from "./scanner.ts";
import type { Word } from "./syntax.ts";
import { unterminated } from "./syntax-error.ts";
import { type ReadCommands, readWordParts } from "./word-reader.ts";

export type Token =
  | {
      readonly type: "word";
      readonly word: Word;
      /** The text, where nothing in it is quoted or expanded: it may be a keyword. */
      readonly plain?: string;
      readonly start: number;
      readonly end: number;
    }
  | { readonly type: "operator"; readonly text: string }
  /** The number before `>` or `<`. */
  | { readonly type: "descriptor"; readonly number: number }
  | { readonly type: "newline" }
  | { readonly type: "end" };

interface PendingDocument {
  readonly end: string;
  readonly stripTabs: boolean;
  readonly quoted: boolean;
  readonly accept: (body: Word) => void;
}

const operators = /&&|\|\||;;|;&|<<-|<<<|<<|>>|<&|>&|<>|>\||&>>|&>|[|&;<>()]/y;
const portableOperators = /&&|\|\||;;|<<-|<<<|<<|>>|<&|>&|<>|>\||&>>|&>|[|&;<>()]/y;

export class TokenReader {
  readonly scanner: Scanner;
  private readonly readCommands: ReadCommands;
  private ahead: Token | undefined;
  private readonly pending: PendingDocument[] = [];

  constructor(scanner: Scanner, readCommands: ReadCommands) {
    this.scanner = scanner;
    this.readCommands = readCommands;
  }

  peek(): Token {
    this.ahead ??= this.read();
    return this.ahead;
  }

  take(): Token {
    const token = this.peek();
    this.ahead = undefined;
    return token;
  }

  isOperator(...texts: readonly string[]): boolean {
    const token = this.peek();
    return token.type === "operator" && texts.includes(token.text);
  }

  isWord(...texts: readonly string[]): boolean {
    const token = this.peek();
    return token.type === "word" && token.plain !== undefined && texts.includes(token.plain);
  }

  /** Puts other text in the place of a word: an alias. */
  replaceWord(token: Token, text: string): void {
    if (token.type !== "word") return;
    const { scanner } = this;
    scanner.text = scanner.text.slice(0, token.start) + text + scanner.text.slice(token.end);
    scanner.position = token.start;
    this.ahead = undefined;
  }

  /** The text of this here-document follows the line that is being read. */
  expectDocument(document: PendingDocument): void {
    this.pending.push(document);
  }

  /** Takes raw text: what stands between `((` and `))`. */
  takeWord(ends: (scanner: Scanner) => boolean): Word {
    return readWordParts(this.scanner, { ends, mode: "here", readCommands: this.readCommands });
  }

  private read(): Token {
    const { scanner } = this;
    this.skipBlanks();
    if (scanner.atEnd) {
      if (this.pending.length > 0) this.readDocuments();
      return { type: "end" };
    }
    if (scanner.peek() === "\n") {
      scanner.take();
      this.readDocuments();
      return { type: "newline" };
    }
    const descriptor = scanner.takeMatch(/[0-9]+(?=[<>])/y);
    if (descriptor !== "") return { type: "descriptor", number: Number(descriptor) };
    const operator = scanner.takeMatch(extended(scanner.dialect) ? operators : portableOperators);
    if (operator !== "") return { type: "operator", text: operator };
    return this.readWord();
  }

  private skipBlanks(): void {
    const { scanner } = this;
    for (;;) {
      scanner.joinLines();
      const character = scanner.peek();
      if (character === " " || character === "\t" || character === "\r") scanner.skip(1);
      else if (character === "#") scanner.takeMatch(/[^\n]*/y);
      else return;
    }
  }

  private readWord(): Token {
    const { scanner } = this;
    const start = scanner.position;
    const word = readWordParts(scanner, {
      ends: (at) => " \t\r\n|&;<>()".includes(at.peek()),
      mode: "plain",
      readCommands: this.readCommands,
    });
    const [only] = word;
    const plain = word.length === 1 && only?.type === "text" && !only.quoted ? only.text : undefined;
    return { type: "word", word, start, end: scanner.position, ...(plain !== undefined && { plain }) };
  }

  private readDocuments(): void {
    for (const document of this.pending.splice(0)) document.accept(this.readDocument(document));
  }

  private readDocument({ end, stripTabs, quoted }: PendingDocument): Word {
    const { scanner } = this;
    const line = scanner.line;
    let text = "";
    for (;;) {
      if (scanner.atEnd) {
        // Busybox and bash take the end of the program for the end of the document; a terminal asks for more.
        this.unfinished ??= unterminated(scanner.dialect, end, line);
        break;
      }
      const whole = scanner.takeMatch(/[^\n]*\n?/y);
      const kept = stripTabs ? whole.replace(/^\t+/, "") : whole;
      if (kept.replace(/\n$/, "") === end) break;
      text += kept;
    }
    if (quoted) return [{ type: "text", text, quoted: true }];
    return readWordParts(new Scanner(text, scanner.dialect, line), {
      ends: () => false,
      mode: "here",
      readCommands: this.readCommands,
    });
  }

  /** Set when a here-document was cut short by the end of the text. */
  unfinished: Error | undefined;
}
