/** Cuts YAML into tokens as libyaml does, and objects in its words (`scannerc.go` of go-yaml). */
import { isBlankOrEnd, isBreak, isBreakOrEnd, isEnd, Reader } from "./reader.ts";
import { readAnchor, readBlock, readPlain, readQuoted, readTag } from "./scalars.ts";
import { type Mark, YamlSyntaxError } from "./syntax-error.ts";

export type TokenType =
  | "stream-end"
  | "document-start"
  | "document-end"
  | "block-sequence-start"
  | "block-mapping-start"
  | "block-end"
  | "flow-sequence-start"
  | "flow-sequence-end"
  | "flow-mapping-start"
  | "flow-mapping-end"
  | "block-entry"
  | "flow-entry"
  | "key"
  | "value"
  | "alias"
  | "anchor"
  | "tag"
  | "scalar";

export interface Token {
  readonly type: TokenType;
  readonly at: Mark;
}

/** A place where a key may have begun without `?`; known only once its `:` is seen. */
interface SimpleKey {
  readonly at: Mark;
  /** The number of the token it begins with. */
  readonly token: number;
  /** Nothing else can stand there. */
  readonly required: boolean;
}

/** How far ahead a `:` is looked for. */
const KEY_LENGTH = 1024;

const flowBrackets: Readonly<Record<string, TokenType>> = {
  "[": "flow-sequence-start",
  "{": "flow-mapping-start",
  "]": "flow-sequence-end",
  "}": "flow-mapping-end",
};

export class Scanner {
  readonly #reader: Reader;
  readonly #tokens: Token[] = [];
  #taken = 0;
  #ended = false;
  #indent = -1;
  readonly #indents: number[] = [];
  #keyAllowed = true;
  /** One for the block around and one for each open flow bracket. */
  readonly #keys: (SimpleKey | undefined)[] = [undefined];

  constructor(text: string) {
    this.#reader = new Reader(text);
  }

  peek(): Token {
    while (!this.#ended && this.#needsMore()) this.#fetch();
    return this.#tokens[0]!;
  }

  take(): Token {
    const token = this.peek();
    this.#tokens.shift();
    this.#taken += 1;
    return token;
  }

  get #flow(): number {
    return this.#keys.length - 1;
  }

  #refuse(problem: string, context?: Mark): never {
    throw new YamlSyntaxError("scanner", problem, this.#reader.mark(), context);
  }

  /** The first token may still turn out to begin a key. */
  #needsMore(): boolean {
    if (this.#tokens.length === 0) return true;
    const at = this.#keys.findIndex((key) => key?.token === this.#taken);
    return at >= 0 && this.#isKey(at);
  }

  /** Whether a possible key is still one: its `:` must come on the same line, and soon. */
  #isKey(at: number): boolean {
    const key = this.#keys[at];
    if (!key) return false;
    const here = this.#reader.mark();
    if (key.at.line === here.line && key.at.index + KEY_LENGTH >= here.index) return true;
    if (key.required) this.#refuse("could not find expected ':'", key.at);
    this.#keys[at] = undefined;
    return false;
  }

  #dropKey(): void {
    const key = this.#keys.at(-1);
    if (key?.required) this.#refuse("could not find expected ':'", key.at);
    this.#keys[this.#flow] = undefined;
  }

  #saveKey(): void {
    if (!this.#keyAllowed) return;
    const at = this.#reader.mark();
    const required = this.#flow === 0 && this.#indent === at.column;
    this.#dropKey();
    this.#keys[this.#flow] = { at, required, token: this.#taken + this.#tokens.length };
  }

  #add(type: TokenType, at: Mark = this.#reader.mark()): void {
    this.#tokens.push({ type, at });
  }

  /** Opens a block where the text is indented further; `before` is the number of the token it goes before. */
  #roll(type: TokenType, at: Mark, before?: number): void {
    if (this.#flow > 0 || this.#indent >= at.column) return;
    this.#indents.push(this.#indent);
    this.#indent = at.column;
    if (before === undefined) this.#add(type, at);
    else this.#tokens.splice(before - this.#taken, 0, { type, at });
  }

  #unroll(column: number): void {
    while (this.#flow === 0 && this.#indent > column) {
      this.#add("block-end");
      this.#indent = this.#indents.pop()!;
    }
  }

  /** Goes over blanks, comments and line ends. A tab is no indentation. */
  #skipToToken(): void {
    const reader = this.#reader;
    for (;;) {
      const takesTabs = () => this.#flow > 0 || !this.#keyAllowed;
      while (reader.peek() === " " || (takesTabs() && reader.peek() === "\t")) reader.skip();
      if (reader.peek() === "#") while (!isBreakOrEnd(reader.peek())) reader.skip();
      if (!isBreak(reader.peek())) return;
      reader.skip();
      if (this.#flow === 0) this.#keyAllowed = true;
    }
  }

  #fetch(): void {
    this.#skipToToken();
    this.#unroll(this.#reader.column);
    this.#fetcher()();
  }

  /** What reads the token that begins here. */
  #fetcher(): () => void {
    const reader = this.#reader;
    const letter = reader.peek();
    const next = reader.peek(1);
    if (isEnd(letter)) return () => this.#fetchEnd();
    if (reader.column === 0 && letter === "%") return () => this.#fetchDirective();
    const indicator = reader.atDocumentIndicator();
    if (indicator) return () => this.#fetchDocument(indicator === "---" ? "document-start" : "document-end");
    if ("[{".includes(letter)) return () => this.#openFlow(flowBrackets[letter]!);
    if ("]}".includes(letter)) return () => this.#closeFlow(flowBrackets[letter]!);
    if (letter === ",") return () => this.#fetchFlowEntry();
    if (letter === "-" && isBlankOrEnd(next)) return () => this.#fetchBlockEntry();
    const marksPair = this.#flow > 0 || isBlankOrEnd(next);
    if (letter === "?" && marksPair) return () => this.#fetchKey();
    if (letter === ":" && marksPair) return () => this.#fetchValue();
    if ("*&!".includes(letter)) return () => this.#fetchProperty(letter);
    if ((letter === "|" || letter === ">") && this.#flow === 0) return () => this.#fetchBlockScalar();
    if (letter === "'" || letter === '"') return () => this.#fetchScalar(() => readQuoted(reader));
    const startsPlain =
      !(isBlankOrEnd(letter) || "-?:,[]{}#&*!|>'\"%@`".includes(letter)) ||
      (letter === "-" && next !== " " && next !== "\t") ||
      (this.#flow === 0 && "?:".includes(letter) && !isBlankOrEnd(next));
    if (!startsPlain) this.#refuse("found character that cannot start any token", reader.mark());
    return () => this.#fetchScalar(() => this.#readPlain());
  }

  #readPlain(): void {
    if (readPlain(this.#reader, this.#indent + 1, this.#flow > 0)) this.#keyAllowed = true;
  }

  #fetchEnd(): void {
    this.#reader.forceNewLine();
    this.#unroll(-1);
    this.#dropKey();
    this.#keyAllowed = false;
    this.#add("stream-end");
    this.#ended = true;
  }

  #fetchDirective(): void {
    this.#unroll(-1);
    this.#dropKey();
    this.#keyAllowed = false;
    while (!isBreakOrEnd(this.#reader.peek())) this.#reader.skip();
  }

  #fetchDocument(type: TokenType): void {
    this.#unroll(-1);
    this.#dropKey();
    this.#keyAllowed = false;
    this.#add(type);
    this.#reader.skip(3);
  }

  #openFlow(type: TokenType): void {
    this.#saveKey();
    this.#keys.push(undefined);
    this.#keyAllowed = true;
    this.#add(type);
    this.#reader.skip();
  }

  #closeFlow(type: TokenType): void {
    this.#dropKey();
    if (this.#flow > 0) this.#keys.pop();
    this.#keyAllowed = false;
    this.#add(type);
    this.#reader.skip();
  }

  #fetchFlowEntry(): void {
    this.#dropKey();
    this.#keyAllowed = true;
    this.#add("flow-entry");
    this.#reader.skip();
  }

  /** Inside flow brackets the parser objects to the dash. */
  #fetchBlockEntry(): void {
    if (this.#flow === 0) {
      if (!this.#keyAllowed) this.#refuse("block sequence entries are not allowed in this context");
      this.#roll("block-sequence-start", this.#reader.mark());
    }
    this.#dropKey();
    this.#keyAllowed = true;
    this.#add("block-entry");
    this.#reader.skip();
  }

  #fetchKey(): void {
    if (this.#flow === 0) {
      if (!this.#keyAllowed) this.#refuse("mapping keys are not allowed in this context");
      this.#roll("block-mapping-start", this.#reader.mark());
    }
    this.#dropKey();
    this.#keyAllowed = this.#flow === 0;
    this.#add("key");
    this.#reader.skip();
  }

  #fetchValue(): void {
    const key = this.#keys.at(-1);
    if (key && this.#isKey(this.#flow)) {
      this.#tokens.splice(key.token - this.#taken, 0, { type: "key", at: key.at });
      this.#roll("block-mapping-start", key.at, key.token);
      this.#keys[this.#flow] = undefined;
      this.#keyAllowed = false;
    } else {
      if (this.#flow === 0) {
        if (!this.#keyAllowed) this.#refuse("mapping values are not allowed in this context");
        this.#roll("block-mapping-start", this.#reader.mark());
      }
      this.#keyAllowed = this.#flow === 0;
    }
    this.#add("value");
    this.#reader.skip();
  }

  #fetchProperty(letter: string): void {
    this.#saveKey();
    this.#keyAllowed = false;
    this.#add(letter === "!" ? "tag" : letter === "*" ? "alias" : "anchor");
    if (letter === "!") readTag(this.#reader);
    else readAnchor(this.#reader);
  }

  #fetchBlockScalar(): void {
    this.#dropKey();
    this.#keyAllowed = true;
    this.#add("scalar");
    readBlock(this.#reader, this.#indent);
  }

  #fetchScalar(read: () => void): void {
    this.#saveKey();
    this.#keyAllowed = false;
    this.#add("scalar");
    read();
  }
}
