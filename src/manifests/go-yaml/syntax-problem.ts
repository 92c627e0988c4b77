/** What go-yaml says of a document it cannot read: libyaml's grammar, walked only to find the first error. */
import { Scanner, type Token, type TokenType } from "./scanner.ts";
import { type Mark, YamlSyntaxError } from "./syntax-error.ts";

/** Walks one document (`parserc.go` of go-yaml). */
class Parser {
  readonly #scanner: Scanner;

  constructor(text: string) {
    this.#scanner = new Scanner(text);
  }

  /** go-yaml reads no further than the first document. */
  document(): void {
    while (this.#next("document-end")) this.#scanner.take();
    if (this.#next("stream-end")) return;
    if (this.#next("document-start")) this.#scanner.take();
    if (!this.#next("document-start", "document-end", "stream-end")) this.#node(true, false);
    this.#scanner.peek();
  }

  #next(...types: readonly TokenType[]): boolean {
    return types.includes(this.#scanner.peek().type);
  }

  #refuse(problem: string, context: Mark): never {
    throw new YamlSyntaxError("parser", problem, this.#scanner.peek().at, context);
  }

  #node(inBlock: boolean, indentless: boolean): void {
    const { at } = this.#scanner.peek();
    if (this.#next("alias")) {
      this.#scanner.take();
      return;
    }
    let hasProperties = false;
    for (; this.#next("anchor", "tag"); hasProperties = true) this.#scanner.take();
    const content = this.#content(inBlock, indentless);
    if (content) content();
    else if (!hasProperties) this.#refuse("did not find expected node content", at);
  }

  /** What reads the node that begins here; `undefined` where none does. */
  #content(inBlock: boolean, indentless: boolean): (() => void) | undefined {
    const { type } = this.#scanner.peek();
    if (indentless && type === "block-entry") return () => this.#indentlessSequence();
    if (type === "scalar") return () => this.#scanner.take();
    if (type === "flow-sequence-start") return () => this.#flowSequence(this.#scanner.take());
    if (type === "flow-mapping-start") return () => this.#flowMapping(this.#scanner.take());
    if (inBlock && type === "block-sequence-start") return () => this.#blockSequence(this.#scanner.take());
    if (inBlock && type === "block-mapping-start") return () => this.#blockMapping(this.#scanner.take());
    return undefined;
  }

  #blockSequence({ at }: Token): void {
    while (this.#next("block-entry")) {
      this.#scanner.take();
      if (!this.#next("block-entry", "block-end")) this.#node(true, false);
    }
    if (!this.#next("block-end")) this.#refuse("did not find expected '-' indicator", at);
    this.#scanner.take();
  }

  #indentlessSequence(): void {
    while (this.#next("block-entry")) {
      this.#scanner.take();
      if (!this.#next("block-entry", "key", "value", "block-end")) this.#node(true, false);
    }
  }

  #blockMapping({ at }: Token): void {
    while (this.#next("key", "value")) {
      if (this.#next("key")) {
        this.#scanner.take();
        if (!this.#next("key", "value", "block-end")) this.#node(true, true);
      } else {
        // A value without a key is only taken behind one.
        this.#refuse("did not find expected key", at);
      }
      if (!this.#next("value")) continue;
      this.#scanner.take();
      if (!this.#next("key", "value", "block-end")) this.#node(true, true);
    }
    if (!this.#next("block-end")) this.#refuse("did not find expected key", at);
    this.#scanner.take();
  }

  #flowSequence({ at }: Token): void {
    for (let first = true; !this.#next("flow-sequence-end"); first = false) {
      if (!first) {
        if (!this.#next("flow-entry")) this.#refuse("did not find expected ',' or ']'", at);
        this.#scanner.take();
        if (this.#next("flow-sequence-end")) break;
      }
      if (this.#next("key")) this.#singlePair();
      else this.#node(false, false);
    }
    this.#scanner.take();
  }

  /** `[a: b]` holds a mapping of one pair. */
  #singlePair(): void {
    this.#scanner.take();
    if (!this.#next("value", "flow-entry", "flow-sequence-end")) this.#node(false, false);
    if (!this.#next("value")) return;
    this.#scanner.take();
    if (!this.#next("flow-entry", "flow-sequence-end")) this.#node(false, false);
  }

  #flowMapping({ at }: Token): void {
    for (let first = true; !this.#next("flow-mapping-end"); first = false) {
      if (!first) {
        if (!this.#next("flow-entry")) this.#refuse("did not find expected ',' or '}'", at);
        this.#scanner.take();
        if (this.#next("flow-mapping-end")) break;
      }
      if (!this.#next("key")) {
        this.#node(false, false);
        continue;
      }
      this.#scanner.take();
      if (!this.#next("value", "flow-entry", "flow-mapping-end")) this.#node(false, false);
      if (!this.#next("value")) continue;
      this.#scanner.take();
      if (!this.#next("flow-entry", "flow-mapping-end")) this.#node(false, false);
    }
    this.#scanner.take();
  }
}

/** Tabs, line ends and everything printable. */
function hasControlCharacter(text: string): boolean {
  return [...text].some((letter) => {
    const code = letter.codePointAt(0)!;
    return (code < 32 && !"\t\n\r".includes(letter)) || code === 127;
  });
}

export interface SyntaxProblem {
  readonly message: string;
  /** As go-yaml counts, from the document's first line; 0 where it names none. */
  readonly line: number;
}

/** The first error of a document, in the words of go-yaml; `undefined` where it sees none. */
export function syntaxProblem(text: string): SyntaxProblem | undefined {
  if (hasControlCharacter(text)) return { message: "control characters are not allowed", line: 0 };
  try {
    new Parser(text).document();
    return undefined;
  } catch (error) {
    if (error instanceof YamlSyntaxError) return { message: error.message, line: error.line };
    throw error;
  }
}
