/** Reads what a dollar sign begins: `$x`, `${x…}`, `$(…)`, `$((…))`. */
import type { Scanner } from "./scanner.ts";
import type { ParameterOperation, Word, WordPart } from "./syntax.ts";
import { badSubstitution, unterminated } from "./syntax-error.ts";
import { type ReadCommands, readWordParts } from "./word-reader.ts";

interface DollarOptions {
  readonly quoted: boolean;
  readonly readCommands: ReadCommands;
}

const parameter = /[A-Za-z_][A-Za-z0-9_]*(?:\[[^\]\n}]*\])?|[0-9]+|[@*#?$!-]/y;

/** The part that begins here, or `undefined` where the dollar sign is only itself. */
export function readDollar(scanner: Scanner, options: DollarOptions): WordPart | undefined {
  if (scanner.startsWith("$((")) {
    const part = readArithmetic(scanner, options);
    if (part !== undefined) return part;
  }
  if (scanner.startsWith("$(")) {
    scanner.skip(2);
    return { type: "substitution", body: options.readCommands(scanner, ")"), quoted: options.quoted };
  }
  if (scanner.startsWith("${")) return readBraces(scanner, options);
  const found = scanner.takeMatch(/\$(?:[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$!-])/y);
  return found === "" ? undefined : { type: "parameter", name: found.slice(1), quoted: options.quoted };
}

/** `$(( … ))`; or `undefined`, having moved nowhere, when it is `$( ( … ) … )`. */
function readArithmetic(scanner: Scanner, options: DollarOptions): WordPart | undefined {
  const start = { position: scanner.position, line: scanner.line };
  scanner.skip(3);
  let depth = 0;
  const expression = readWordParts(scanner, {
    ends: (at) => {
      if (at.peek() === "(") depth += 1;
      if (at.peek() !== ")") return false;
      if (depth === 0) return true;
      depth -= 1;
      return false;
    },
    mode: "here",
    readCommands: options.readCommands,
  });
  if (scanner.atEnd) throw unterminated(scanner.dialect, "$((", start.line);
  if (!scanner.startsWith("))")) {
    Object.assign(scanner, start);
    return undefined;
  }
  scanner.skip(2);
  return { type: "arithmetic", expression, quoted: options.quoted };
}

function readBraces(scanner: Scanner, options: DollarOptions): WordPart {
  const { position, line } = scanner;
  const bad = () => badSubstitution(scanner.dialect, line, closedText(scanner, position));
  scanner.skip(2);
  if (scanner.peek() === "#" && scanner.peek(1) !== "}" && !"-=?+%:".includes(scanner.peek(1))) {
    scanner.skip(1);
    const counted = scanner.takeMatch(parameter);
    if (scanner.atEnd) throw unterminated(scanner.dialect, "${", line);
    if (counted === "" || scanner.take() !== "}") throw bad();
    return { type: "parameter", name: counted, quoted: options.quoted, operation: { type: "length" } };
  }
  const indirect = scanner.dialect === "bash" && scanner.peek() === "!" && /[A-Za-z_]/.test(scanner.peek(1));
  if (indirect) scanner.skip(1);
  const found = scanner.takeMatch(parameter);
  if (found === "" && scanner.atEnd) throw unterminated(scanner.dialect, "${", line);
  if (found === "") throw bad();
  const operation = scanner.peek() === "}" ? undefined : readOperation(scanner, options, bad);
  if (scanner.atEnd) throw unterminated(scanner.dialect, "${", line);
  if (scanner.take() !== "}") throw bad();
  return {
    type: "parameter",
    name: found,
    quoted: options.quoted,
    ...(indirect ? { operation: { type: "indirect" } } : operation && { operation }),
  };
}

const closedText = (scanner: Scanner, from: number): string => {
  const end = scanner.text.indexOf("}", from);
  return scanner.text.slice(from, end < 0 ? undefined : end + 1);
};

function readOperation(scanner: Scanner, options: DollarOptions, bad: () => Error): ParameterOperation {
  const sign = scanner.takeMatch(/:?[-=?+]|##?|%%?|\/[/#%]?|:|\^\^?|,,?/y);
  const colon = sign.length === 2 && sign[0] === ":";
  const kind = colon ? sign[1] : sign[0];
  if (kind === "-" || kind === "=" || kind === "?" || kind === "+") {
    return { type: kind, colon, word: readOperand(scanner, options, "}") };
  }
  if (kind === "#" || kind === "%") {
    return { type: kind, longest: sign.length === 2, word: readOperand(scanner, options, "}", "plain") };
  }
  if (kind === "/") return readReplacement(scanner, options, sign);
  if (kind === ":") {
    const offset = readOperand(scanner, options, ":}");
    if (scanner.peek() !== ":") return { type: "slice", offset };
    scanner.skip(1);
    return { type: "slice", offset, length: readOperand(scanner, options, "}") };
  }
  if (kind === "^" || kind === ",") {
    return { type: "case", to: kind === "^" ? "upper" : "lower", all: sign.length === 2 };
  }
  throw bad();
}

function readReplacement(scanner: Scanner, options: DollarOptions, sign: string): ParameterOperation {
  const where = sign === "//" ? "all" : sign === "/#" ? "start" : sign === "/%" ? "end" : "first";
  const pattern = readOperand(scanner, options, "/}", "plain");
  if (scanner.peek() !== "/") return { type: "replace", where, pattern, word: [] };
  scanner.skip(1);
  return { type: "replace", where, pattern, word: readOperand(scanner, options, "}") };
}

/** Between double quotes, single quotes mean nothing in `${x:-'a'}`; in a pattern they still do. */
function readOperand(scanner: Scanner, options: DollarOptions, closing: string, mode?: "plain"): Word {
  return readWordParts(scanner, {
    ends: (at) => closing.includes(at.peek()),
    mode: mode ?? (options.quoted ? "operand" : "plain"),
    readCommands: options.readCommands,
  });
}
