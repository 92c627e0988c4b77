/** Works out the expressions of an awk program. */
import { callAwkFunction } from "./awk-functions.ts";
import { AwkState } from "./awk-state.ts";
import { AwkError, type AwkExpression, type AwkFunction } from "./awk-syntax.ts";
import { type AwkValue, compareValues, InputText, isTrue, toNumber, toText } from "./awk-values.ts";

export abstract class AwkEvaluation extends AwkState {
  /** A function of the program itself; `undefined` when it has none of that name. */
  protected abstract ownFunction(name: string): AwkFunction | undefined;
  protected abstract callOwn(own: AwkFunction, args: readonly AwkExpression[]): AwkValue;

  protected key(keys: readonly AwkExpression[]): string {
    return keys.map((key) => toText(this.value(key), this.text("CONVFMT"))).join(this.text("SUBSEP"));
  }

  private assign(target: AwkExpression, value: AwkValue): AwkValue {
    if (target.type === "variable") this.set(target.name, value);
    else if (target.type === "element") this.array(target.name).set(this.key(target.keys), value);
    else if (target.type === "field") this.setField(toNumber(this.value(target.index)), value);
    return value;
  }

  protected value(expression: AwkExpression): AwkValue {
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

  private regex(expression: AwkExpression): RegExp {
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
    const own = this.ownFunction(name);
    if (own !== undefined) return this.callOwn(own, args);
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
