/** Reads commands: lists, pipelines and what stands in them. One line at a time, as a shell does. */
import { readCompound } from "./compound-parser.ts";
import type { Dialect } from "./dialect.ts";
import { Scanner } from "./scanner.ts";
import { readSimpleCommand, readTrailingRedirections } from "./simple-command-parser.ts";
import type { Command, Line } from "./syntax.ts";
import { unexpectedToken } from "./syntax-error.ts";
import { type Token, TokenReader } from "./token-reader.ts";

const closers = ["then", "else", "elif", "fi", "do", "done", "esac", "}"];

export interface ParserOptions {
  readonly dialect: Dialect;
  readonly aliases?: ReadonlyMap<string, string>;
  /** The number of the first line. */
  readonly line?: number;
}

export class Parser {
  readonly tokens: TokenReader;
  readonly dialect: Dialect;
  readonly aliases: ReadonlyMap<string, string>;

  constructor(text: string | Scanner, options: ParserOptions) {
    this.dialect = options.dialect;
    this.aliases = options.aliases ?? new Map();
    const scanner = typeof text === "string" ? new Scanner(text, options.dialect, options.line) : text;
    this.tokens = new TokenReader(scanner, (inner, closing) => this.readSubstitution(inner, closing));
  }

  /** The next line of commands, or `undefined` at the end. Throws `ShellSyntaxError`. */
  next(): Line | undefined {
    this.skipNewlines();
    if (this.tokens.peek().type === "end") return undefined;
    const commands: Command[] = [];
    for (;;) {
      commands.push(this.readAndOr());
      const token = this.tokens.peek();
      if (token.type === "newline") {
        this.tokens.take();
        return { commands, last: false };
      }
      if (token.type === "end") return { commands, last: true };
      if (!this.tokens.isOperator(";", "&")) throw this.unexpected(token);
      this.tokens.take();
      const following = this.tokens.peek();
      if (following.type === "newline" || following.type === "end") {
        if (following.type === "newline") this.tokens.take();
        return { commands, last: following.type === "end" };
      }
    }
  }

  /** Commands up to a word or operator that ends them, which is left for the caller. */
  readList(...endings: readonly string[]): readonly Command[] {
    const commands: Command[] = [];
    this.skipNewlines();
    while (!this.atEnding(endings)) {
      commands.push(this.readAndOr());
      const token = this.tokens.peek();
      if (token.type === "newline") this.skipNewlines();
      else if (this.tokens.isOperator(";", "&")) {
        this.tokens.take();
        this.skipNewlines();
      } else if (!this.atEnding(endings)) throw this.unexpected(token, this.onlyEnding(endings));
    }
    if (commands.length === 0) throw this.unexpected(this.tokens.peek());
    return commands;
  }

  skipNewlines(): void {
    while (this.tokens.peek().type === "newline") this.tokens.take();
  }

  /** Takes this keyword or operator, or complains that it was expected. */
  expect(text: string): void {
    if (!this.tokens.isWord(text) && !this.tokens.isOperator(text)) {
      throw this.unexpected(this.tokens.peek(), text);
    }
    this.tokens.take();
  }

  unexpected(token: Token, expecting?: string): Error {
    const { line } = this.tokens.scanner;
    if (token.type === "end") return unexpectedToken(this.dialect, "end of file", line, expecting);
    if (token.type === "newline") return unexpectedToken(this.dialect, "newline", line, expecting);
    if (token.type === "descriptor") return unexpectedToken(this.dialect, "redirection", line, expecting);
    if (token.type === "operator") {
      const redirects = /[<>]/.test(token.text) && this.dialect !== "bash";
      return unexpectedToken(this.dialect, redirects ? "redirection" : token.text, line, expecting);
    }
    const keyword = token.plain !== undefined && [...closers, "in"].includes(token.plain);
    const shown = this.tokens.scanner.text.slice(token.start, token.end);
    return unexpectedToken(this.dialect, keyword ? shown : "word", line, expecting, shown);
  }

  /** `a && b || c`, with the `&` that sends it to the background. */
  private readAndOr(): Command {
    const start = this.startOfToken();
    let command = this.readPipeline();
    while (this.tokens.isOperator("&&", "||")) {
      const token = this.tokens.take();
      this.skipNewlines();
      const right = this.readPipeline();
      const and = token.type === "operator" && token.text === "&&";
      command = { type: and ? "and" : "or", left: command, right };
    }
    if (!this.tokens.isOperator("&")) return command;
    const { text, position } = this.tokens.scanner;
    return { type: "background", body: command, text: text.slice(start, position - 1).trim() };
  }

  private startOfToken(): number {
    const token = this.tokens.peek();
    return token.type === "word" ? token.start : this.tokens.scanner.position - 1;
  }

  private readPipeline(): Command {
    let negated = false;
    while (this.tokens.isWord("!")) {
      this.tokens.take();
      negated = !negated;
    }
    const commands = [this.readCommand()];
    while (this.tokens.isOperator("|")) {
      this.tokens.take();
      this.skipNewlines();
      commands.push(this.readCommand());
    }
    const [only] = commands;
    return commands.length === 1 && !negated && only ? only : { type: "pipeline", commands, negated };
  }

  readCommand(): Command {
    const token = this.tokens.peek();
    if (token.type === "word" && token.plain !== undefined && closers.includes(token.plain)) {
      throw this.unexpected(token);
    }
    const compound = readCompound(this);
    return compound === undefined ? readSimpleCommand(this) : readTrailingRedirections(this, compound);
  }

  private atEnding(endings: readonly string[]): boolean {
    if (this.tokens.isWord(...endings) || this.tokens.isOperator(...endings)) return true;
    if (this.tokens.peek().type !== "end") return false;
    throw this.unexpected(this.tokens.peek(), this.onlyEnding(endings));
  }

  private readonly onlyEnding = (endings: readonly string[]): string | undefined =>
    endings.length === 1 ? endings[0] : undefined;

  /** The commands of `$( )` or of backquotes. */
  private readSubstitution(scanner: Scanner, closing: ")" | "end"): readonly Command[] {
    const parser = new Parser(scanner, { dialect: this.dialect, aliases: this.aliases });
    if (closing === ")") {
      parser.skipNewlines();
      const commands = parser.tokens.isOperator(")") ? [] : parser.readList(")");
      parser.expect(")");
      return commands;
    }
    const commands: Command[] = [];
    for (let line = parser.next(); line !== undefined; line = parser.next()) commands.push(...line.commands);
    return commands;
  }
}
