/** Carries out an awk program. */
import type { Process, Wait } from "../../processes/process.ts";
import { callAwkFunction, fieldsOf } from "./awk-functions.ts";
import {
  AwkError,
  type AwkExpression,
  type AwkProgram,
  type AwkRule,
  type AwkStatement,
} from "./awk-syntax.ts";
import { type AwkValue, compareValues, InputText, isTrue, toNumber, toText } from "./awk-values.ts";
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

export class AwkRun {
  readonly globals = new Map<string, AwkValue>();
  readonly arrays = new Map<string, Map<string, AwkValue>>();
  output = "";
  private fields: string[] = [];
  private record = "";
  private statements = 0;
  private readonly locals: { values: Map<string, AwkValue>; arrays: Map<string, Map<string, AwkValue>> }[] =
    [];
  private readonly inRange = new Set<AwkRule>();
  private readonly opened = new Set<string>();
  private readonly program: AwkProgram;
  private readonly process: Process;

  constructor(program: AwkProgram, process: Process) {
    this.program = program;
    this.process = process;
    for (const [name, value] of [
      ["FS", " "],
      ["OFS", " "],
      ["ORS", "\n"],
      ["RS", "\n"],
      ["SUBSEP", "\u001c"],
      ["CONVFMT", "%.6g"],
      ["OFMT", "%.6g"],
    ] as const) {
      this.globals.set(name, value);
    }
    for (const name of ["NR", "NF", "FNR"]) this.globals.set(name, 0);
    this.arrays.set(
      "ENVIRON",
      new Map([...process.env].map(([name, value]) => [name, new InputText(value)])),
    );
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

  private text(name: string): string {
    return toText(this.globals.get(name));
  }

  setRecord(record: string): void {
    this.record = record;
    this.fields = fieldsOf(record, this.text("FS"));
    this.globals.set("NF", this.fields.length);
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

  private array(name: string): Map<string, AwkValue> {
    const scope = this.locals.at(-1);
    const local = scope?.arrays.get(name);
    if (local !== undefined) return local;
    const holder = scope?.values.has(name) ? scope.arrays : this.arrays;
    const found = holder.get(name) ?? new Map<string, AwkValue>();
    holder.set(name, found);
    return found;
  }

  private key(keys: readonly AwkExpression[]): string {
    return keys.map((key) => toText(this.value(key), this.text("CONVFMT"))).join(this.text("SUBSEP"));
  }

  private set(name: string, value: AwkValue): void {
    const scope = this.locals.at(-1)?.values;
    if (scope?.has(name)) scope.set(name, value);
    else {
      this.globals.set(name, value);
      if (name === "NF") this.resize(toNumber(value));
    }
  }

  private get(name: string): AwkValue {
    const scope = this.locals.at(-1)?.values;
    return scope?.has(name) ? scope.get(name) : this.globals.get(name);
  }

  private resize(count: number): void {
    this.fields = Array.from(
      { length: Math.max(0, Math.min(count, 100_000)) },
      (_, at) => this.fields[at] ?? "",
    );
    this.record = this.fields.join(this.text("OFS"));
  }

  private assign(target: AwkExpression, value: AwkValue): AwkValue {
    if (target.type === "variable") this.set(target.name, value);
    else if (target.type === "element") this.array(target.name).set(this.key(target.keys), value);
    else if (target.type === "field") {
      const index = toNumber(this.value(target.index));
      if (index === 0) this.setRecord(toText(value));
      else {
        if (index > this.fields.length) this.resize(index);
        this.fields[index - 1] = toText(value, this.text("CONVFMT"));
        this.globals.set("NF", this.fields.length);
        this.record = this.fields.join(this.text("OFS"));
      }
    }
    return value;
  }

  value(expression: AwkExpression): AwkValue {
    switch (expression.type) {
      case "number":
      case "text":
        return expression.value;
      case "regex":
        return expression.regex.test(this.record) ? 1 : 0;
      case "variable":
        return this.get(expression.name);
      case "element":
        return this.array(expression.name).get(this.key(expression.keys));
      case "field": {
        const index = toNumber(this.value(expression.index));
        if (index < 0) throw new AwkError("access to negative field");
        return new InputText(index === 0 ? this.record : (this.fields[index - 1] ?? ""));
      }
      case "unary": {
        const value = this.value(expression.of);
        if (expression.operator === "!") return isTrue(value) ? 0 : 1;
        return expression.operator === "-" ? -toNumber(value) : toNumber(value);
      }
      case "binary":
        return this.binary(expression.operator, expression.left, expression.right);
      case "match":
        return this.regex(expression.right).test(toText(this.value(expression.left))) !== expression.negated
          ? 1
          : 0;
      case "in":
        return this.array(expression.name).has(this.key(expression.keys)) ? 1 : 0;
      case "choice":
        return this.value(isTrue(this.value(expression.test)) ? expression.yes : expression.no);
      case "assign": {
        const right = this.value(expression.value);
        if (expression.operator === "=") return this.assign(expression.target, right);
        return this.assign(
          expression.target,
          calculate(expression.operator.charAt(0), toNumber(this.value(expression.target)), toNumber(right)),
        );
      }
      case "step": {
        const before = toNumber(this.value(expression.target));
        this.assign(expression.target, before + expression.by);
        return expression.before ? before + expression.by : before;
      }
      case "call":
        return this.call(expression.name, expression.args);
    }
  }

  regex(expression: AwkExpression): RegExp {
    if (expression.type === "regex") return expression.regex;
    try {
      return new RegExp(toText(this.value(expression)));
    } catch {
      throw new AwkError("bad regex");
    }
  }

  private binary(operator: string, left: AwkExpression, right: AwkExpression): AwkValue {
    if (operator === "&&") return isTrue(this.value(left)) && isTrue(this.value(right)) ? 1 : 0;
    if (operator === "||") return isTrue(this.value(left)) || isTrue(this.value(right)) ? 1 : 0;
    const [one, other] = [this.value(left), this.value(right)];
    if (operator === " ") return toText(one, this.text("CONVFMT")) + toText(other, this.text("CONVFMT"));
    const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
      "<": (order) => order < 0,
      "<=": (order) => order <= 0,
      ">": (order) => order > 0,
      ">=": (order) => order >= 0,
      "==": (order) => order === 0,
      "!=": (order) => order !== 0,
    };
    const comparison = comparisons[operator];
    if (comparison !== undefined) return comparison(compareValues(one, other)) ? 1 : 0;
    return calculate(operator, toNumber(one), toNumber(other));
  }

  private call(name: string, args: readonly AwkExpression[]): AwkValue {
    const own = this.program.functions.get(name);
    if (own === undefined) {
      return callAwkFunction(name, args, {
        value: (expression) => this.value(expression),
        text: (expression) => toText(this.value(expression)),
        regex: (expression) => this.regex(expression),
        array: (array) => this.array(array),
        assign: (target, value) => this.assign(target, value),
        record: () => this.record,
        separator: () => this.text("FS"),
        set: (variable, value) => this.set(variable, value),
        process: this.process,
        isArray: (array) => this.arrays.has(array) && !this.globals.has(array),
      });
    }
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

function calculate(operator: string, left: number, right: number): number {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "^":
      return left ** right;
    default:
      if (right === 0) throw new AwkError("Division by zero");
      return operator === "/" ? left / right : left % right;
  }
}
