/** What `$(( ))` works out, in whole numbers of 64 bits. */
import { type ArithmeticToken, arithmeticTokens, numberOf } from "./arithmetic-tokens.ts";

/** Where the names of an expression get their values. */
export interface ArithmeticVariables {
  get(name: string): string | undefined;
  set(name: string, value: string): void;
}

/** Thrown for what cannot be read or worked out; the shell words it. */
export class ArithmeticError extends Error {
  readonly kind: "syntax" | "zero";

  constructor(kind: "syntax" | "zero") {
    super(kind);
    this.kind = kind;
  }
}

const levels: readonly (readonly string[])[] = [
  ["||"],
  ["&&"],
  ["|"],
  ["^"],
  ["&"],
  ["==", "!="],
  ["<", ">", "<=", ">="],
  ["<<", ">>"],
  ["+", "-"],
  ["*", "/", "%"],
];

const wrap = (value: bigint): bigint => BigInt.asIntN(64, value);
const truth = (value: boolean): bigint => (value ? 1n : 0n);

const binary: Readonly<Record<string, (left: bigint, right: bigint) => bigint>> = {
  "|": (left, right) => left | right,
  "^": (left, right) => left ^ right,
  "&": (left, right) => left & right,
  "==": (left, right) => truth(left === right),
  "!=": (left, right) => truth(left !== right),
  "<": (left, right) => truth(left < right),
  ">": (left, right) => truth(left > right),
  "<=": (left, right) => truth(left <= right),
  ">=": (left, right) => truth(left >= right),
  "<<": (left, right) => wrap(left << (right & 63n)),
  ">>": (left, right) => left >> (right & 63n),
  "+": (left, right) => wrap(left + right),
  "-": (left, right) => wrap(left - right),
  "*": (left, right) => wrap(left * right),
  "/": (left, right) => wrap(left / nonZero(right)),
  "%": (left, right) => left % nonZero(right),
};

function nonZero(value: bigint): bigint {
  if (value === 0n) throw new ArithmeticError("zero");
  return value;
}

/** Throws `ArithmeticError`. */
export function evaluateArithmetic(text: string, variables: ArithmeticVariables): bigint {
  const tokens = arithmeticTokens(text);
  if (tokens === undefined) throw new ArithmeticError("syntax");
  if (tokens.length === 0) return 0n;
  return new Evaluation(tokens, variables).whole();
}

class Evaluation {
  private at = 0;
  /** Above 0, what is read is not done: the branch not taken of `?:`, `&&`, `||`. */
  private skipping = 0;
  private readonly tokens: readonly ArithmeticToken[];
  private readonly variables: ArithmeticVariables;

  constructor(tokens: readonly ArithmeticToken[], variables: ArithmeticVariables) {
    this.tokens = tokens;
    this.variables = variables;
  }

  whole(): bigint {
    const value = this.comma();
    if (this.at < this.tokens.length) throw new ArithmeticError("syntax");
    return value;
  }

  private operator(...texts: readonly string[]): string | undefined {
    const token = this.tokens[this.at];
    if (token?.type !== "operator" || !texts.includes(token.text)) return undefined;
    this.at += 1;
    return token.text;
  }

  private comma(): bigint {
    let value = this.assignment();
    while (this.operator(",")) value = this.assignment();
    return value;
  }

  private assignment(): bigint {
    const token = this.tokens[this.at];
    const next = this.tokens[this.at + 1];
    const assigns = next?.type === "operator" && /^(?:[-+*/%&|^]|<<|>>)?=$/.test(next.text);
    if (token?.type !== "name" || !assigns) return this.choice();
    this.at += 2;
    const right = this.assignment();
    const apply = binary[next.text.slice(0, -1)];
    const value =
      apply === undefined ? right : this.skipping > 0 ? 0n : apply(this.valueOf(token.name), right);
    if (this.skipping === 0) this.variables.set(token.name, String(value));
    return value;
  }

  private choice(): bigint {
    const condition = this.binaryLevel(0);
    if (!this.operator("?")) return condition;
    const yes = this.maybe(condition !== 0n, () => this.assignment());
    if (!this.operator(":")) throw new ArithmeticError("syntax");
    const no = this.maybe(condition === 0n, () => this.assignment());
    return condition !== 0n ? yes : no;
  }

  private maybe(really: boolean, read: () => bigint): bigint {
    if (!really) this.skipping += 1;
    const value = read();
    if (!really) this.skipping -= 1;
    return value;
  }

  private binaryLevel(level: number): bigint {
    const operators = levels[level];
    if (operators === undefined) return this.power();
    let left = this.binaryLevel(level + 1);
    for (let text = this.operator(...operators); text !== undefined; text = this.operator(...operators)) {
      if (text === "&&" || text === "||") {
        const decided = text === "&&" ? left === 0n : left !== 0n;
        const right = this.maybe(!decided, () => this.binaryLevel(level + 1));
        left = truth(text === "&&" ? left !== 0n && right !== 0n : left !== 0n || right !== 0n);
      } else {
        const right = this.binaryLevel(level + 1);
        left = this.skipping > 0 ? 0n : (binary[text]?.(left, right) ?? 0n);
      }
    }
    return left;
  }

  private power(): bigint {
    const base = this.unary();
    if (!this.operator("**")) return base;
    const exponent = this.power();
    if (exponent < 0n) throw new ArithmeticError("syntax");
    let result = 1n;
    let square = base;
    for (let rest = exponent; rest > 0n; rest >>= 1n) {
      if (rest & 1n) result = wrap(result * square);
      square = wrap(square * square);
    }
    return result;
  }

  private unary(): bigint {
    const step = this.operator("++", "--");
    if (step !== undefined) return this.change(this.name(), step === "++" ? 1n : -1n).after;
    const sign = this.operator("-", "+", "!", "~");
    if (sign === undefined) return this.primary();
    const value = this.unary();
    if (sign === "-") return wrap(-value);
    if (sign === "!") return truth(value === 0n);
    return sign === "~" ? ~value : value;
  }

  private primary(): bigint {
    const token = this.tokens[this.at];
    if (this.operator("(")) {
      const value = this.comma();
      if (!this.operator(")")) throw new ArithmeticError("syntax");
      return value;
    }
    if (token?.type === "number") {
      this.at += 1;
      return token.value;
    }
    const name = this.name();
    const step = this.operator("++", "--");
    return step === undefined ? this.valueOf(name) : this.change(name, step === "++" ? 1n : -1n).before;
  }

  private name(): string {
    const token = this.tokens[this.at];
    if (token?.type !== "name") throw new ArithmeticError("syntax");
    this.at += 1;
    return token.name;
  }

  private change(name: string, by: bigint): { before: bigint; after: bigint } {
    const before = this.valueOf(name);
    const after = wrap(before + by);
    if (this.skipping === 0) this.variables.set(name, String(after));
    return { before, after };
  }

  /** A variable may hold a number, with a sign, or nothing. */
  private valueOf(name: string): bigint {
    const text = (this.variables.get(name) ?? "").trim();
    if (text === "") return 0n;
    const value = numberOf(text.replace(/^[-+]/, ""));
    if (value !== undefined) return text.startsWith("-") ? -value : value;
    if (this.skipping > 0) return 0n;
    throw new ArithmeticError("syntax");
  }
}
