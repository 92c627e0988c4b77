/** Reads the expressions of awk, weakest operators first. */
import { AwkError, type AwkExpression } from "./awk-syntax.ts";
import type { AwkToken } from "./awk-tokens.ts";
import { posixRegex } from "./regular-expression.ts";

export class ExpressionReader {
  private at = 0;
  /** In the list of `print`, `>` means a file. */
  private printing = false;
  private readonly tokens: readonly AwkToken[];

  constructor(tokens: readonly AwkToken[]) {
    this.tokens = tokens;
  }

  protected get atEnd(): boolean {
    return this.at >= this.tokens.length;
  }

  protected get isNewline(): boolean {
    return this.tokens[this.at]?.type === "newline";
  }

  protected mark(): number {
    return this.at;
  }

  protected reset(place: number): void {
    this.at = place;
  }

  protected is(text: string): boolean {
    const token = this.tokens[this.at];
    return token?.type === "operator" && token.text === text;
  }

  protected takes(text: string): boolean {
    if (!this.is(text)) return false;
    this.at += 1;
    return true;
  }

  protected takesKeyword(...words: readonly string[]): boolean {
    const token = this.tokens[this.at];
    if (token?.type !== "keyword" || !words.includes(token.text)) return false;
    this.at += 1;
    return true;
  }

  protected takesNewline(): boolean {
    if (!this.isNewline) return false;
    this.at += 1;
    return true;
  }

  protected skipNewlines(): void {
    while (this.takesNewline());
  }

  protected takesName(): string | undefined {
    const token = this.tokens[this.at];
    if (token?.type !== "name") return undefined;
    this.at += 1;
    return token.text;
  }

  protected name(): string {
    const name = this.takesName();
    if (name === undefined) throw new AwkError("syntax error");
    return name;
  }

  protected expect(text: string): void {
    if (!this.takes(text)) throw new AwkError("syntax error");
  }

  protected listUntil(closing: string): AwkExpression[] {
    const found: AwkExpression[] = [];
    while (!this.takes(closing)) {
      this.skipNewlines();
      found.push(this.expression());
      this.skipNewlines();
      if (!this.takes(",") && !this.is(closing)) throw new AwkError("syntax error");
    }
    return found;
  }

  /** What `print` prints: a list, in brackets or not. */
  protected printList(): AwkExpression[] {
    const place = this.at;
    if (this.takes("(")) {
      const list = this.listUntil(")");
      const next = this.tokens[this.at];
      const ends =
        next === undefined ||
        next.type === "newline" ||
        (next.type === "operator" && [";", "}", ">", ">>", "|"].includes(next.text));
      if (ends) return list;
      this.at = place;
    }
    this.printing = true;
    const found = [this.expression()];
    while (this.takes(",")) {
      this.skipNewlines();
      found.push(this.expression());
    }
    this.printing = false;
    return found;
  }

  protected expression(): AwkExpression {
    const left = this.choice();
    for (const operator of ["=", "+=", "-=", "*=", "/=", "%=", "^="]) {
      if (!this.is(operator)) continue;
      if (left.type !== "variable" && left.type !== "element" && left.type !== "field")
        throw new AwkError("syntax error");
      this.at += 1;
      return { type: "assign", operator, target: left, value: this.expression() };
    }
    return left;
  }

  private choice(): AwkExpression {
    const test = this.or();
    if (!this.takes("?")) return test;
    const yes = this.expression();
    this.expect(":");
    return { type: "choice", test, yes, no: this.expression() };
  }

  private or(): AwkExpression {
    let left = this.and();
    while (this.takes("||")) {
      this.skipNewlines();
      left = { type: "binary", operator: "||", left, right: this.and() };
    }
    return left;
  }

  private and(): AwkExpression {
    let left = this.membership();
    while (this.takes("&&")) {
      this.skipNewlines();
      left = { type: "binary", operator: "&&", left, right: this.membership() };
    }
    return left;
  }

  private membership(): AwkExpression {
    let left = this.matching();
    while (this.takesKeyword("in")) left = { type: "in", keys: [left], name: this.name() };
    return left;
  }

  private matching(): AwkExpression {
    let left = this.comparison();
    while (this.is("~") || this.is("!~")) {
      const negated = this.takes("!~") || !this.takes("~");
      left = { type: "match", negated, left, right: this.comparison() };
    }
    return left;
  }

  private comparison(): AwkExpression {
    const left = this.concatenation();
    for (const operator of ["<=", ">=", "==", "!=", "<", ">"]) {
      if ((operator === ">" && this.printing) || !this.takes(operator)) continue;
      return { type: "binary", operator, left, right: this.concatenation() };
    }
    return left;
  }

  protected concatenation(): AwkExpression {
    let left = this.sum();
    while (this.beginsOperand()) left = { type: "binary", operator: " ", left, right: this.sum() };
    return left;
  }

  private beginsOperand(): boolean {
    const token = this.tokens[this.at];
    if (token === undefined) return false;
    if (token.type === "operator")
      return ["$", "!", "(", "-", "+", "++", "--"].includes(token.text) && token.text !== "!";
    return (
      token.type === "number" || token.type === "text" || token.type === "name" || token.type === "regex"
    );
  }

  private sum(): AwkExpression {
    let left = this.product();
    for (;;) {
      const operator = this.takes("+") ? "+" : this.takes("-") ? "-" : undefined;
      if (operator === undefined) return left;
      left = { type: "binary", operator, left, right: this.product() };
    }
  }

  private product(): AwkExpression {
    let left = this.unary();
    for (;;) {
      const operator = this.takes("*") ? "*" : this.takes("/") ? "/" : this.takes("%") ? "%" : undefined;
      if (operator === undefined) return left;
      left = { type: "binary", operator, left, right: this.unary() };
    }
  }

  private unary(): AwkExpression {
    for (const operator of ["!", "-", "+"] as const) {
      if (this.takes(operator)) return { type: "unary", operator, of: this.unary() };
    }
    const base = this.stepped();
    return this.takes("^") ? { type: "binary", operator: "^", left: base, right: this.unary() } : base;
  }

  private stepped(): AwkExpression {
    for (const [text, by] of [
      ["++", 1],
      ["--", -1],
    ] as const) {
      if (this.takes(text)) return { type: "step", by, before: true, target: this.primary() };
    }
    const target = this.primary();
    const changes = target.type === "variable" || target.type === "element" || target.type === "field";
    for (const [text, by] of [
      ["++", 1],
      ["--", -1],
    ] as const) {
      if (changes && this.takes(text)) return { type: "step", by, before: false, target };
    }
    return target;
  }

  private primary(): AwkExpression {
    const token = this.tokens[this.at];
    if (this.takes("(")) return this.grouped();
    if (this.takes("$")) {
      const index =
        this.is("++") || this.is("--") ? this.stepped() : this.is("-") ? this.unary() : this.primary();
      return { type: "field", index };
    }
    if (
      token === undefined ||
      token.type === "newline" ||
      token.type === "operator" ||
      token.type === "keyword"
    )
      throw new AwkError("syntax error");
    this.at += 1;
    switch (token.type) {
      case "number":
        return { type: "number", value: token.value };
      case "text":
        return { type: "text", value: token.text };
      case "regex": {
        const regex = posixRegex(token.text, { extended: true });
        if (regex === undefined) throw new AwkError(`bad regex '${token.text}'`);
        return { type: "regex", regex };
      }
      case "name":
        if (this.takes("[")) return { type: "element", name: token.text, keys: this.listUntil("]") };
        if (token.call && this.takes("("))
          return { type: "call", name: token.text, args: this.inBrackets(() => this.listUntil(")")) };
        if (token.text === "length") return { type: "call", name: "length", args: [] };
        return { type: "variable", name: token.text };
    }
  }

  private inBrackets<Value>(read: () => Value): Value {
    const before = this.printing;
    this.printing = false;
    const value = read();
    this.printing = before;
    return value;
  }

  /** `(a)`, or `(a, b) in array`. */
  private grouped(): AwkExpression {
    const list = this.inBrackets(() => this.listUntil(")"));
    const [only] = list;
    if (list.length === 1 && only !== undefined) return only;
    if (!this.takesKeyword("in")) throw new AwkError("syntax error");
    return { type: "in", keys: list, name: this.name() };
  }
}
