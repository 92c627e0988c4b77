/** Cuts an awk program into tokens. */
import { AwkError } from "./awk-syntax.ts";

export type AwkToken =
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "text" | "regex" | "operator" | "keyword"; readonly text: string }
  /** A name; `call` when a bracket follows at once. */
  | { readonly type: "name"; readonly text: string; readonly call: boolean }
  | { readonly type: "newline" };

const keywords = new Set([
  "BEGIN",
  "END",
  "if",
  "else",
  "while",
  "for",
  "do",
  "in",
  "print",
  "printf",
  "next",
  "exit",
  "break",
  "continue",
  "delete",
  "function",
  "func",
  "return",
  "getline",
]);

const operator = /\+=|-=|\*=|\/=|%=|\^=|==|<=|>=|!=|\+\+|--|&&|\|\||>>|!~|[-{}()[\];,+*/%^!<>|?:~$=]/y;

/** Throws `AwkError`. */
export function awkTokens(text: string): readonly AwkToken[] {
  const tokens: AwkToken[] = [];
  let at = 0;
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? "";
    at += found.length;
    return found;
  };
  while (at < text.length) {
    if (take(/[ \t\r]+|\\\n|#[^\n]*/y) !== "") continue;
    const character = text[at] ?? "";
    if (character === "\n") {
      at += 1;
      tokens.push({ type: "newline" });
    } else if (character === '"')
      tokens.push({ type: "text", text: unescaped(take(/"(?:[^"\\\n]|\\[\s\S])*"/y)) });
    else if (character === "/" && !endsOperand(tokens.at(-1))) {
      const regex = take(/\/(?:[^/\\\n[]|\\[\s\S]|\[\^?\]?(?:[^\]\\\n]|\\[\s\S]|\[:\w+:\])*\])*\//y);
      if (regex === "") throw new AwkError("unterminated regexp");
      tokens.push({ type: "regex", text: regex.slice(1, -1).replace(/\\\//g, "/") });
    } else {
      const token = wordOrOperator(take, text, () => at);
      if (token === undefined) throw new AwkError(`unexpected '${character}'`);
      tokens.push(token);
    }
  }
  return tokens;
}

function wordOrOperator(
  take: (pattern: RegExp) => string,
  text: string,
  at: () => number,
): AwkToken | undefined {
  const number = take(/0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y);
  if (number !== "") return { type: "number", value: Number(number) };
  const word = take(/[A-Za-z_]\w*/y);
  if (word !== "") {
    return keywords.has(word)
      ? { type: "keyword", text: word }
      : { type: "name", text: word, call: text[at()] === "(" };
  }
  const found = take(operator);
  return found === "" ? undefined : { type: "operator", text: found };
}

/** After a value a slash divides; elsewhere it begins an expression. */
const endsOperand = (token: AwkToken | undefined): boolean =>
  token !== undefined &&
  (token.type === "number" ||
    token.type === "text" ||
    token.type === "name" ||
    (token.type === "operator" && [")", "]", "$", "++", "--"].includes(token.text)));

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  "\\": "\\",
  '"': '"',
  "/": "/",
  a: "\u0007",
  b: "\b",
  f: "\f",
  v: "\v",
};

function unescaped(quoted: string): string {
  if (quoted === "") throw new AwkError("unterminated string");
  return quoted.slice(1, -1).replace(/\\([0-7]{1,3}|[\s\S])/g, (whole, found: string) => {
    if (/^[0-7]/.test(found)) return String.fromCharCode(Number.parseInt(found, 8));
    return escapes[found] ?? whole;
  });
}
