/** Reads an awk program: rules, functions, statements. Expressions are read by `awk-expressions.ts`. */
import { ExpressionReader } from "./awk-expressions.ts";
import {
  AwkError,
  type AwkFunction,
  type AwkProgram,
  type AwkRule,
  type AwkStatement,
} from "./awk-syntax.ts";
import { awkTokens } from "./awk-tokens.ts";

/** Throws `AwkError`. */
export function readAwkProgram(text: string): AwkProgram {
  return new ProgramReader(awkTokens(text)).program();
}

class ProgramReader extends ExpressionReader {
  program(): AwkProgram {
    const rules: AwkRule[] = [];
    const functions = new Map<string, AwkFunction>();
    this.skipEnds();
    while (!this.atEnd) {
      if (this.takesKeyword("function", "func")) this.functionDefinition(functions);
      else rules.push(this.rule());
      this.skipEnds();
    }
    return { rules, functions };
  }

  private skipEnds(): void {
    while (this.takesNewline() || this.takes(";"));
  }

  private rule(): AwkRule {
    if (this.takesKeyword("BEGIN")) return { when: "begin", body: this.block() };
    if (this.takesKeyword("END")) return { when: "end", body: this.block() };
    if (this.is("{")) return { when: "line", body: this.block() };
    const from = this.expression();
    const to = this.takes(",") ? this.expression() : undefined;
    const body = this.is("{") ? this.block() : undefined;
    return { when: "line", from, ...(to && { to }), ...(body && { body }) };
  }

  private functionDefinition(functions: Map<string, AwkFunction>): void {
    const name = this.name();
    this.expect("(");
    const parameters: string[] = [];
    while (!this.takes(")")) {
      parameters.push(this.name());
      this.takes(",");
    }
    this.skipNewlines();
    functions.set(name, { parameters, body: this.block() });
  }

  private block(): AwkStatement {
    this.skipNewlines();
    this.expect("{");
    const body: AwkStatement[] = [];
    this.skipEnds();
    while (!this.takes("}")) {
      if (this.atEnd) throw new AwkError("unexpected end of program");
      body.push(this.statement());
      this.skipEnds();
    }
    return { type: "block", body };
  }

  private statement(): AwkStatement {
    if (this.is("{")) return this.block();
    if (this.takesKeyword("if")) return this.ifStatement();
    if (this.takesKeyword("while")) {
      this.expect("(");
      const test = this.expression();
      this.expect(")");
      return { type: "while", test, body: this.nested(), bodyFirst: false };
    }
    if (this.takesKeyword("do")) {
      const body = this.nested();
      this.skipEnds();
      if (!this.takesKeyword("while")) throw new AwkError("syntax error");
      this.expect("(");
      const test = this.expression();
      this.expect(")");
      return { type: "while", test, body, bodyFirst: true };
    }
    if (this.takesKeyword("for")) return this.forStatement();
    return this.simple();
  }

  /** The statement of a loop or a choice: it may be empty. */
  private nested(): AwkStatement {
    this.skipNewlines();
    if (this.takes(";")) return { type: "block", body: [] };
    return this.statement();
  }

  private ifStatement(): AwkStatement {
    this.expect("(");
    const test = this.expression();
    this.expect(")");
    const yes = this.nested();
    const place = this.mark();
    this.skipEnds();
    if (this.takesKeyword("else")) return { type: "if", test, yes, no: this.nested() };
    this.reset(place);
    return { type: "if", test, yes };
  }

  private forStatement(): AwkStatement {
    this.expect("(");
    const place = this.mark();
    const variable = this.takesName();
    if (variable !== undefined && this.takesKeyword("in")) {
      const array = this.takesName();
      if (array !== undefined && this.takes(")"))
        return { type: "each", variable, array, body: this.nested() };
    }
    this.reset(place);
    const start = this.is(";") ? undefined : this.simple();
    this.expect(";");
    const test = this.is(";") ? undefined : this.expression();
    this.expect(";");
    const step = this.is(")") ? undefined : this.simple();
    this.expect(")");
    return {
      type: "for",
      ...(start && { start }),
      ...(test && { test }),
      ...(step && { step }),
      body: this.nested(),
    };
  }

  private simple(): AwkStatement {
    if (this.takesKeyword("print")) return this.output(false);
    if (this.takesKeyword("printf")) return this.output(true);
    if (this.takesKeyword("delete")) {
      const name = this.name();
      return { type: "delete", name, keys: this.takes("[") ? this.listUntil("]") : [] };
    }
    for (const kind of ["next", "break", "continue"] as const)
      if (this.takesKeyword(kind)) return { type: "jump", kind };
    for (const kind of ["exit", "return"] as const) {
      if (!this.takesKeyword(kind)) continue;
      return this.endsStatement() ? { type: "jump", kind } : { type: "jump", kind, value: this.expression() };
    }
    return { type: "expression", expression: this.expression() };
  }

  private endsStatement(): boolean {
    return this.atEnd || this.is(";") || this.is("}") || this.isNewline;
  }

  private output(formatted: boolean): AwkStatement {
    const args = this.endsStatement() || this.is(">") || this.is(">>") ? [] : this.printList();
    const redirect = this.takes(">>") ? "append" : this.takes(">") ? "write" : undefined;
    if (redirect === undefined) return { type: "print", formatted, args };
    return {
      type: "print",
      formatted,
      args,
      to: { append: redirect === "append", path: this.concatenation() },
    };
  }
}
