/** Reads the selector syntax of `kubectl -l`, with the API server's own error texts. */
import { checkLabelValue, checkQualifiedName } from "./names.ts";
import type { Requirement, SelectorOperator } from "./selector.ts";

type TokenKind = "end" | "identifier" | "symbol";

interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const symbols = ["==", "!=", "=", "!", "(", ")", ",", ">", "<"];
const binaryOperators: Readonly<Record<string, SelectorOperator>> = {
  in: "In",
  notin: "NotIn",
  "=": "In",
  "==": "In",
  "!=": "NotIn",
  ">": "Gt",
  "<": "Lt",
};
const operatorWords = "in, notin, =, ==, !=, gt, lt";

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const letter = text[at] ?? "";
    if (/[ \t\r\n]/.test(letter)) {
      at += 1;
      continue;
    }
    const symbol = symbols.find((candidate) => text.startsWith(candidate, at));
    const word = symbol ?? /^[^ \t\r\n=!(),<>]+/.exec(text.slice(at))?.[0] ?? letter;
    tokens.push({ kind: symbol ? "symbol" : "identifier", text: word });
    at += word.length;
  }
  return [...tokens, { kind: "end", text: "" }];
}

class SelectorSyntaxError extends Error {}

function unexpected(token: Token, expected: string): never {
  throw new SelectorSyntaxError(`found '${token.text}', expected: ${expected}`);
}

/**
 * The conditions of `app=web,tier in (front,back),!old`, or the text of `labels.Parse`
 * (`staging/src/k8s.io/apimachinery/pkg/labels/selector.go`).
 */
export function parseSelector(text: string): readonly Requirement[] | { readonly error: string } {
  try {
    return readRequirements(tokensOf(text));
  } catch (error) {
    if (error instanceof SelectorSyntaxError) return { error: error.message };
    throw error;
  }
}

function readRequirements(tokens: readonly Token[]): readonly Requirement[] {
  const requirements: Requirement[] = [];
  let at = 0;
  const starts = (token: Token) => token.kind === "identifier" || token.text === "!";
  const peek = () => tokens[at] ?? { kind: "end", text: "" };
  const take = () => {
    const token = peek();
    at += 1;
    return token;
  };
  while (peek().kind !== "end") {
    if (!starts(peek())) unexpected(peek(), "!, identifier, or 'end of string'");
    try {
      requirements.push(readRequirement(peek, take));
    } catch (error) {
      if (!(error instanceof SelectorSyntaxError)) throw error;
      throw new SelectorSyntaxError(`unable to parse requirement: ${error.message}`);
    }
    const next = take();
    if (next.kind === "end") break;
    if (next.text !== ",") unexpected(next, "',' or 'end of string'");
    if (!starts(peek())) unexpected(peek(), "identifier after ','");
  }
  return requirements;
}

function readRequirement(peek: () => Token, take: () => Token): Requirement {
  const absent = peek().text === "!" && take() !== undefined;
  const key = take();
  if (key.kind !== "identifier") unexpected(key, "identifier");
  const [problem] = checkQualifiedName(key.text);
  if (problem) throw new SelectorSyntaxError(`key: Invalid value: ${JSON.stringify(key.text)}: ${problem}`);
  if (absent) return { key: key.text, operator: "DoesNotExist", values: [] };
  if (peek().kind === "end" || peek().text === ",") return { key: key.text, operator: "Exists", values: [] };
  const sign = take();
  const operator = Object.hasOwn(binaryOperators, sign.text) ? binaryOperators[sign.text] : undefined;
  if (!operator) return unexpected(sign, operatorWords);
  const many = sign.text === "in" || sign.text === "notin";
  const values = many ? readValues(take) : [readSingleValue(peek, take)];
  checkValues(key.text, operator, values);
  const written = sign.text === "=" || sign.text === "==" || sign.text === "!=" ? { sign: sign.text } : {};
  return { key: key.text, operator, values, ...(written as { sign?: "=" }) };
}

function readSingleValue(peek: () => Token, take: () => Token): string {
  if (peek().kind === "end" || peek().text === ",") return "";
  const token = take();
  return token.kind === "identifier" ? token.text : unexpected(token, "identifier");
}

function readValues(take: () => Token): readonly string[] {
  const open = take();
  if (open.text !== "(") throw new SelectorSyntaxError(`found '${open.text}' expected: '('`);
  const values: string[] = [];
  let afterComma = true;
  for (;;) {
    const token = take();
    if (token.text === ")" && token.kind === "symbol") {
      if (afterComma) values.push("");
      return values;
    }
    if (token.text === "," && token.kind === "symbol") {
      if (afterComma) values.push("");
      afterComma = true;
    } else if (token.kind === "identifier" && afterComma) {
      values.push(token.text);
      afterComma = false;
    } else {
      unexpected(token, afterComma ? "',', ')' or identifier" : "',' or ')'");
    }
  }
}

function checkValues(key: string, operator: SelectorOperator, values: readonly string[]): void {
  const numeric = operator === "Gt" || operator === "Lt";
  values.forEach((value, index) => {
    if (numeric && !/^[-+]?\d+$/.test(value)) {
      const text = `values[${index}]: Invalid value: ${JSON.stringify(value)}: for 'Gt', 'Lt' operators, the value must be an integer`;
      throw new SelectorSyntaxError(text);
    }
    const [problem] = checkLabelValue(value);
    if (problem) {
      throw new SelectorSyntaxError(
        `values[${index}][${key}]: Invalid value: ${JSON.stringify(value)}: ${problem}`,
      );
    }
  });
}
