/** Carries out an awk program: rules and statements. */
import type { Process, Wait } from "../../processes/process.ts";
import { AwkEvaluation } from "./awk-evaluation.ts";
import {
  AwkError,
  type AwkExpression,
  type AwkFunction,
  type AwkProgram,
  type AwkRule,
  type AwkStatement,
} from "./awk-syntax.ts";
import { type AwkValue, InputText, isTrue, toText } from "./awk-values.ts";
import { formatAll } from "./printf.ts";

export class AwkJump extends Error {
  readonly kind: "next" | "break" | "continue" | "exit" | "return";
  readonly value: AwkValue;

  constructor(kind: AwkJump["kind"], value: AwkValue) {
    super(kind);
    this.kind = kind;
    this.value = value;
  }
}

/** How many statements may run between two lines, and how deep functions may go. */
const MOST_STATEMENTS = 1_000_000;
const DEEPEST = 200;

export class AwkRun extends AwkEvaluation {
  private output = "";
  private statements = 0;
  private readonly inRange = new Set<AwkRule>();
  private readonly opened = new Set<string>();
  private readonly program: AwkProgram;

  constructor(program: AwkProgram, process: Process) {
    super(process);
    this.program = program;
  }

  *rules(when: AwkRule["when"]): Generator<Wait, void, void> {
    this.statements = 0;
    try {
      for (const rule of this.program.rules) {
        if (rule.when !== when || !this.applies(rule)) continue;
        if (rule.body === undefined) this.output += `${this.record}${this.text("ORS")}`;
        else this.statement(rule.body);
        yield* this.flush();
      }
    } catch (error) {
      if (!(error instanceof AwkJump) || error.kind !== "next") throw error;
    }
    yield* this.flush();
  }

  *flush(): Generator<Wait, void, void> {
    const text = this.output;
    this.output = "";
    if (text !== "") yield* this.process.print(text);
    yield* this.process.step();
  }

  private applies(rule: AwkRule): boolean {
    if (rule.from === undefined) return true;
    if (rule.to === undefined) return isTrue(this.value(rule.from));
    if (!this.inRange.has(rule)) {
      if (!isTrue(this.value(rule.from))) return false;
      this.inRange.add(rule);
    }
    if (isTrue(this.value(rule.to))) this.inRange.delete(rule);
    return true;
  }

  private statement(statement: AwkStatement): void {
    this.statements += 1;
    if (this.statements > MOST_STATEMENTS) throw new AwkError("program does not end");
    switch (statement.type) {
      case "expression":
        this.value(statement.expression);
        return;
      case "print":
        this.print(statement);
        return;
      case "block":
        for (const each of statement.body) this.statement(each);
        return;
      case "if":
        if (isTrue(this.value(statement.test))) this.statement(statement.yes);
        else if (statement.no !== undefined) this.statement(statement.no);
        return;
      case "while":
        this.loop(() => isTrue(this.value(statement.test)), statement.body, undefined, statement.bodyFirst);
        return;
      case "for":
        if (statement.start !== undefined) this.statement(statement.start);
        this.loop(
          () => statement.test === undefined || isTrue(this.value(statement.test)),
          statement.body,
          statement.step,
          false,
        );
        return;
      case "each": {
        const keys = [...this.array(statement.array).keys()];
        this.loop(
          () => {
            const key = keys.shift();
            if (key !== undefined) this.set(statement.variable, new InputText(key));
            return key !== undefined;
          },
          statement.body,
          undefined,
          false,
        );
        return;
      }
      case "delete":
        if (statement.keys.length === 0) this.array(statement.name).clear();
        else this.array(statement.name).delete(this.key(statement.keys));
        return;
      case "jump":
        throw new AwkJump(
          statement.kind,
          statement.value === undefined ? undefined : this.value(statement.value),
        );
    }
  }

  private loop(
    test: () => boolean,
    body: AwkStatement,
    step: AwkStatement | undefined,
    bodyFirst: boolean,
  ): void {
    for (let first = bodyFirst; first || test(); first = false) {
      try {
        this.statement(body);
      } catch (error) {
        if (!(error instanceof AwkJump)) throw error;
        if (error.kind === "break") return;
        if (error.kind !== "continue") throw error;
      }
      if (step !== undefined) this.statement(step);
    }
  }

  private print({ formatted, args, to }: AwkStatement & { type: "print" }): void {
    const values = args.map((arg) => this.value(arg));
    const text = formatted
      ? formatAll(
          toText(values[0]).replaceAll("\\", "\\\\"),
          values.slice(1).map((value) => toText(value, "%.15g")),
        ).text
      : `${args.length === 0 ? this.record : values.map((value) => toText(value, this.text("OFMT"))).join(this.text("OFS"))}${this.text("ORS")}`;
    if (to === undefined) {
      this.output += text;
      return;
    }
    const path = toText(this.value(to.path));
    if (path === "/dev/stdout") this.output += text;
    else if (this.opened.has(path) || to.append) this.process.files.append(path, text);
    else this.process.files.write(path, text);
    this.opened.add(path);
  }

  protected override ownFunction(name: string): AwkFunction | undefined {
    return this.program.functions.get(name);
  }

  protected override callOwn(own: AwkFunction, args: readonly AwkExpression[]): AwkValue {
    if (this.locals.length >= DEEPEST) throw new AwkError("function call nesting too deep");
    const values = new Map<string, AwkValue>();
    const arrays = new Map<string, Map<string, AwkValue>>();
    own.parameters.forEach((parameter, at) => {
      const arg = args[at];
      values.set(parameter, arg === undefined ? undefined : this.value(arg));
      if (arg?.type === "variable" && (this.arrays.has(arg.name) || this.locals.at(-1)?.arrays.has(arg.name)))
        arrays.set(parameter, this.array(arg.name));
    });
    this.locals.push({ values, arrays });
    try {
      this.statement(own.body);
      return undefined;
    } catch (error) {
      if (error instanceof AwkJump && error.kind === "return") return error.value;
      throw error;
    } finally {
      this.locals.pop();
    }
  }
}
