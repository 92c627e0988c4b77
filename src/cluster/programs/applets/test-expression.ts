/** The expressions of `test`. */
import type { FileStatus } from "../../processes/file-system.ts";
import type { Process } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";

/** An expression that cannot be read, in busybox's words and in those of the others. */
export class TestError extends Error {
  readonly gnuMessage: string;

  constructor(message: string, gnuMessage = message) {
    super(message);
    this.gnuMessage = gnuMessage;
  }
}

const binaryOperators = new Set([
  "=",
  "==",
  "!=",
  "<",
  ">",
  "-eq",
  "-ne",
  "-lt",
  "-le",
  "-gt",
  "-ge",
  "-nt",
  "-ot",
  "-ef",
]);

/** Throws `TestError`. */
export function evaluateTest(process: Process, args: readonly string[]): boolean {
  if (args.length === 0) return false;
  if (args.length === 1) return args[0] !== "";
  if (args.length === 3 && binaryOperators.has(args[1] ?? ""))
    return compare(process, args[0] ?? "", args[1] ?? "", args[2] ?? "");
  const expression = new Expression(process, args);
  const value = expression.or();
  expression.end();
  return value;
}

class Expression {
  private at = 0;
  private readonly process: Process;
  private readonly args: readonly string[];

  constructor(process: Process, args: readonly string[]) {
    this.process = process;
    this.args = args;
  }

  private peek(ahead = 0): string | undefined {
    return this.args[this.at + ahead];
  }

  end(): void {
    const extra = this.peek();
    if (extra === undefined) return;
    throw this.args.length > 2 && !binaryOperators.has(this.args[1] ?? "")
      ? new TestError(
          `${extra}: unknown operand`,
          this.args.length === 3 ? `${this.args[1]}: binary operator expected` : "too many arguments",
        )
      : new TestError(`${extra}: unknown operand`, "too many arguments");
  }

  or(): boolean {
    let value = this.and();
    while (this.peek() === "-o") {
      this.at += 1;
      value = this.and() || value;
    }
    return value;
  }

  private and(): boolean {
    let value = this.not();
    while (this.peek() === "-a") {
      this.at += 1;
      value = this.not() && value;
    }
    return value;
  }

  private not(): boolean {
    if (this.peek() === "!" && this.peek(1) !== undefined) {
      this.at += 1;
      return !this.not();
    }
    return this.primary();
  }

  private primary(): boolean {
    const first = this.peek();
    if (first === undefined) throw new TestError("argument expected");
    const operator = this.peek(1);
    if (operator !== undefined && binaryOperators.has(operator) && this.peek(2) !== undefined) {
      const right = this.peek(2) ?? "";
      this.at += 3;
      return compare(this.process, first, operator, right);
    }
    if (first === "(") {
      this.at += 1;
      const value = this.or();
      if (this.peek() !== ")") throw new TestError("closing paren expected", "`)' expected");
      this.at += 1;
      return value;
    }
    if (/^-[a-zA-Z]$/.test(first) && operator !== undefined && operator !== "-a" && operator !== "-o") {
      this.at += 2;
      return unary(this.process, first, operator);
    }
    this.at += 1;
    return first !== "";
  }
}

function compare(process: Process, left: string, operator: string, right: string): boolean {
  switch (operator) {
    case "=":
    case "==":
      return left === right;
    case "!=":
      return left !== right;
    case "<":
      return left < right;
    case ">":
      return left > right;
    case "-nt":
    case "-ot": {
      const [one, other] = operator === "-nt" ? [left, right] : [right, left];
      const newer = status(process, one)?.modifiedAtMs;
      return (
        newer !== undefined && newer > (status(process, other)?.modifiedAtMs ?? Number.NEGATIVE_INFINITY)
      );
    }
    case "-ef":
      return (
        status(process, left) !== undefined &&
        status(process, left)?.identity === status(process, right)?.identity
      );
    default:
      return compareNumbers(number(left), operator, number(right));
  }
}

function compareNumbers(left: bigint, operator: string, right: bigint): boolean {
  switch (operator) {
    case "-eq":
      return left === right;
    case "-ne":
      return left !== right;
    case "-lt":
      return left < right;
    case "-le":
      return left <= right;
    case "-gt":
      return left > right;
    default:
      return left >= right;
  }
}

function number(text: string): bigint {
  const trimmed = text.trim();
  if (!/^[-+]?\d+$/.test(trimmed)) {
    throw new TestError(
      text === "" ? "out of range" : `${text}: bad number`,
      `${text}: integer expression expected`,
    );
  }
  return BigInt(trimmed.replace(/^\+/, ""));
}

function status(process: Process, path: string): FileStatus | undefined {
  try {
    return process.files.stat(path);
  } catch (error) {
    if (error instanceof SystemError) return undefined;
    throw error;
  }
}

function unary(process: Process, operator: string, operand: string): boolean {
  if (operator === "-z") return operand === "";
  if (operator === "-n") return operand !== "";
  if (operator === "-t") return process.descriptors.get(Number(operand))?.isTerminal === true;
  if (operator === "-h" || operator === "-L") return isLink(process, operand);
  const found = status(process, operand);
  switch (operator) {
    case "-e":
    case "-a":
      return found !== undefined;
    case "-f":
      return found?.type === "file";
    case "-d":
      return found?.type === "directory";
    case "-p":
      return found?.type === "fifo";
    case "-S":
      return found?.type === "socket";
    case "-b":
      return found?.type === "block-device";
    case "-c":
      return found?.type === "character-device";
    case "-s":
      return (found?.sizeBytes ?? 0) > 0;
    case "-r":
      return found !== undefined && process.files.access(operand, 4);
    case "-w":
      return found !== undefined && process.files.access(operand, 2);
    case "-x":
      return found !== undefined && process.files.access(operand, 1);
    case "-O":
      return found?.uid === process.uid;
    case "-G":
      return found?.gid === process.gid;
    case "-u":
      return ((found?.mode ?? 0) & 0o4000) !== 0;
    case "-g":
      return ((found?.mode ?? 0) & 0o2000) !== 0;
    case "-k":
      return ((found?.mode ?? 0) & 0o1000) !== 0;
    default:
      throw new TestError(`${operand}: unknown operand`, `${operator}: unary operator expected`);
  }
}

function isLink(process: Process, path: string): boolean {
  try {
    return process.files.lstat(path).type === "symlink";
  } catch (error) {
    if (error instanceof SystemError) return false;
    throw error;
  }
}
