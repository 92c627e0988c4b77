/** `seq`, `expr`, `factor`-like arithmetic on the command line. */
import { type Applet, complain, isGnu } from "./applet.ts";
import { readOptions, tellUsage } from "./options.ts";
import { posixRegex } from "./regular-expression.ts";

const seqUsage = "[-w] [-s SEP] [FIRST [INC]] LAST\n\nPrint numbers from FIRST to LAST, in steps of INC\n";

export const seq: Applet = {
  names: ["seq"],
  usage: seqUsage,
  *run(call) {
    const negative = call.args.map((arg) => (/^-[\d.]/.test(arg) ? `\u0000${arg}` : arg));
    const options = yield* readOptions({ ...call, args: negative }, { letters: "ws:f:", usage: seqUsage });
    if (typeof options === "number") return options;
    const words = options.operands.map((word) => word.replace("\u0000", ""));
    const numbers = words.map(Number);
    const bad = words.find((_, at) => Number.isNaN(numbers[at]));
    if (bad !== undefined || words.length === 0 || words.length > 3) {
      if (bad !== undefined)
        yield* complain(
          call,
          isGnu(call) ? `invalid floating point argument: '${bad}'` : `invalid number '${bad}'`,
        );
      return bad !== undefined && !isGnu(call) ? 1 : yield* tellUsage(call, { usage: seqUsage }, 1);
    }
    const last = numbers.at(-1) ?? 0;
    const first = numbers.length > 1 ? (numbers[0] ?? 1) : 1;
    const step = numbers.length > 2 ? (numbers[1] ?? 1) : 1;
    const decimals = Math.max(
      0,
      ...words.slice(0, numbers.length > 2 ? 2 : 1).map((word) => word.split(".")[1]?.length ?? 0),
    );
    const separator = options.value("s") ?? "\n";
    const width = options.has("w")
      ? Math.max(first.toFixed(decimals).length, last.toFixed(decimals).length)
      : 0;
    if (step === 0) return 0;
    let printed = false;
    for (let count = 0; ; count++) {
      const value = first + count * step;
      if (step > 0 ? value > last + 1e-9 : value < last - 1e-9) break;
      yield* call.process.step();
      const text = value.toFixed(decimals);
      const padded = text.startsWith("-")
        ? `-${text.slice(1).padStart(width - 1, "0")}`
        : text.padStart(width, "0");
      yield* call.process.print(`${printed ? separator : ""}${padded}`);
      printed = true;
    }
    if (printed) yield* call.process.print("\n");
    return 0;
  },
};

class ExpressionError extends Error {}

const levels: readonly (readonly string[])[] = [
  ["|"],
  ["&"],
  ["=", "==", "!=", "<", "<=", ">", ">="],
  ["+", "-"],
  ["*", "/", "%"],
  [":"],
];

class Expr {
  private at = 0;
  private readonly words: readonly string[];

  constructor(words: readonly string[]) {
    this.words = words;
  }

  value(): string {
    const result = this.level(0);
    if (this.at < this.words.length) throw new ExpressionError("syntax error");
    return result;
  }

  private level(depth: number): string {
    const operators = levels[depth];
    if (operators === undefined) return this.primary();
    let left = this.level(depth + 1);
    while (operators.includes(this.words[this.at] ?? "")) {
      const operator = this.words[this.at] ?? "";
      this.at += 1;
      left = apply(operator, left, this.level(depth + 1));
    }
    return left;
  }

  private primary(): string {
    const word = this.words[this.at];
    if (word === undefined) throw new ExpressionError("syntax error");
    this.at += 1;
    if (word === "(") {
      const value = this.level(0);
      if (this.words[this.at] !== ")") throw new ExpressionError("syntax error");
      this.at += 1;
      return value;
    }
    if (word === "length" && this.words[this.at] !== undefined) return String(this.primary().length);
    if (word === "match" && this.words[this.at + 1] !== undefined)
      return apply(":", this.primary(), this.primary());
    if (word === "substr" && this.words[this.at + 2] !== undefined) {
      const [text, from, count] = [this.primary(), Number(this.primary()), Number(this.primary())];
      return text.slice(Math.max(0, from - 1), Math.max(0, from - 1 + count));
    }
    return word;
  }
}

const truth = (value: boolean): string => (value ? "1" : "0");
const isFalse = (text: string): boolean => text === "" || text === "0";

function apply(operator: string, left: string, right: string): string {
  if (operator === "|") return isFalse(left) ? (isFalse(right) ? "0" : right) : left;
  if (operator === "&") return isFalse(left) || isFalse(right) ? "0" : left;
  if (operator === ":") {
    const found = posixRegex(`^${right.replace(/^\^/, "")}`, { extended: false })?.exec(left);
    return right.includes("\\(") ? (found?.[1] ?? "") : String(found?.[0].length ?? 0);
  }
  const numeric = /^-?\d+$/.test(left) && /^-?\d+$/.test(right);
  if (levels[2]?.includes(operator)) {
    const order = numeric ? Number(left) - Number(right) : left < right ? -1 : left > right ? 1 : 0;
    if (operator === "=" || operator === "==") return truth(order === 0);
    if (operator === "!=") return truth(order !== 0);
    return truth(
      operator.startsWith("<")
        ? order < 0 || (operator === "<=" && order === 0)
        : order > 0 || (operator === ">=" && order === 0),
    );
  }
  if (!numeric) throw new ExpressionError("non-numeric argument");
  const [one, other] = [BigInt(left), BigInt(right)];
  if ((operator === "/" || operator === "%") && other === 0n) throw new ExpressionError("division by zero");
  const results: Readonly<Record<string, () => bigint>> = {
    "+": () => one + other,
    "-": () => one - other,
    "*": () => one * other,
    "/": () => one / other,
    "%": () => one % other,
  };
  return String(results[operator]?.() ?? 0n);
}

export const expr: Applet = {
  names: ["expr"],
  *run(call) {
    try {
      const value = new Expr(call.args).value();
      yield* call.process.print(`${value}\n`);
      return isFalse(value) ? 1 : 0;
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      yield* complain(call, error.message);
      return 2;
    }
  },
};
