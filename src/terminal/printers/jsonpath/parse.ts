/** Reads a JSONPath template of kubectl: text with paths in braces (`client-go/util/jsonpath/parser.go`). */
import { TemplateError } from "../attempt.ts";
import type { ArraySlice, Path, PathNode } from "./nodes.ts";
import { unquoted } from "./quoted.ts";

interface Scanner {
  readonly text: string;
  at: number;
}

const isTerminator = (character: string | undefined) =>
  character === undefined || " \t\r\n.,[]$@{}".includes(character);

const fail = (message: string): never => {
  throw new TemplateError(message);
};

/** A template: each path's results are printed one after the other, text between them as it stands. */
export function parseTemplate(text: string): readonly Path[] {
  const scanner: Scanner = { text, at: 0 };
  const paths: Path[] = [];
  while (scanner.at < text.length) {
    const brace = text.indexOf("{", scanner.at);
    const end = brace < 0 ? text.length : brace;
    if (end > scanner.at) paths.push([{ kind: "text", text: text.slice(scanner.at, end) }]);
    scanner.at = end;
    if (brace >= 0) {
      scanner.at += 1;
      paths.push(parsePath(scanner));
    }
  }
  return paths;
}

/** The inside of braces that stand for themselves, as in a filter. */
function parseInner(text: string): Path {
  return parsePath({ text: `${text}}`, at: 0 });
}

function parsePath(scanner: Scanner): Path {
  const nodes: PathNode[] = [];
  for (;;) {
    const rest = scanner.text.slice(scanner.at);
    if (rest.startsWith("}")) {
      scanner.at += 1;
      return nodes;
    }
    const node = parseStep(scanner, rest, nodes.at(-1)?.kind === "recursive");
    if (node) nodes.push(...node);
  }
}

function parseStep(scanner: Scanner, rest: string, afterRecursive: boolean): readonly PathNode[] | undefined {
  if (rest.startsWith("[?(")) return [parseFilter(scanner)];
  if (rest.startsWith("..")) {
    if (afterRecursive) fail("invalid multiple recursive descent");
    scanner.at += 2;
    const isNamed = /^[\p{L}\p{N}_]/u.test(rest.slice(2));
    return [{ kind: "recursive" }, ...(isNamed ? [parseField(scanner)] : [])];
  }
  const first = rest[0];
  if (first === undefined || first === "\n" || first === "\r") return fail("unclosed action");
  if (first === " " || first === "@" || first === "$") {
    scanner.at += 1;
    return undefined;
  }
  if (first === "[") return parseBrackets(scanner);
  if (first === '"' || first === "'") return [parseQuote(scanner, first)];
  if (first === ".") {
    scanner.at += 1;
    return [parseField(scanner)];
  }
  if (/[-+\d]/.test(first)) return [parseNumber(scanner)];
  if (/[\p{L}_]/u.test(first)) return [parseIdentifier(scanner)];
  const code = first.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
  return fail(`unrecognized character in action: U+${code} '${first}'`);
}

/** Moves to the end of a word and returns it; a backslash hides a terminator. */
function takeWord(scanner: Scanner, hides: boolean): string {
  const start = scanner.at;
  while (!isTerminator(scanner.text[scanner.at])) {
    scanner.at += hides && scanner.text[scanner.at] === "\\" ? 2 : 1;
  }
  return scanner.text.slice(start, scanner.at);
}

function parseField(scanner: Scanner): PathNode {
  const name = takeWord(scanner, true);
  return name === "*" ? { kind: "wildcard" } : { kind: "field", name: name.replaceAll("\\", "") };
}

function parseIdentifier(scanner: Scanner): PathNode {
  const name = takeWord(scanner, false);
  if (name === "true" || name === "false") return { kind: "boolean", value: name === "true" };
  return { kind: "identifier", name };
}

function parseNumber(scanner: Scanner): PathNode {
  const word = /^[-+]?[.\d]*/.exec(scanner.text.slice(scanner.at))![0];
  scanner.at += word.length;
  if (!/^[-+]?(\d+(\.\d*)?|\.\d+)$/.test(word)) fail(`cannot parse number ${word}`);
  return { kind: "number", value: Number(word) };
}

function parseQuote(scanner: Scanner, quote: string): PathNode {
  const start = scanner.at;
  scanner.at += 1;
  for (;;) {
    const character = scanner.text[scanner.at];
    if (character === undefined || character === "\n") fail("unterminated quoted string");
    scanner.at += 1;
    if (character === quote && scanner.text[scanner.at - 2] !== "\\") break;
  }
  return { kind: "text", text: unquoted(scanner.text.slice(start, scanner.at)) };
}

/** `[0]`, `[1:3]`, `[*]`, `['a.b']`, `[0,2]`. */
function parseBrackets(scanner: Scanner): readonly PathNode[] {
  const end = scanner.text.slice(scanner.at).search(/[\]\n]/);
  if (end < 0 || scanner.text[scanner.at + end] === "\n") fail("unterminated array");
  const inside = scanner.text.slice(scanner.at + 1, scanner.at + end);
  scanner.at += end + 1;
  const text = inside === "*" ? ":" : inside;
  if (text.includes(",")) {
    const paths = text.split(",").map((part) => parseInner(`[${part.replace(/^ +| +$/g, "")}]`));
    return [{ kind: "union", paths }];
  }
  const key = /^'([^']*)'$/.exec(text);
  return key ? parseInner(`.${key[1]}`) : [parseSlice(text)];
}

function parseSlice(text: string): ArraySlice {
  const match = /^(-?\d*)(:-?\d*)?(:-?\d*)?$/.exec(text);
  if (!match) return fail(`invalid array index ${text}`);
  const numberAt = (part: string | undefined) => {
    if (part === undefined || part === "") return undefined;
    return part === "-" ? fail(`array index ${part} is not a number`) : Number(part);
  };
  const start = numberAt(match[1]);
  const isIndex = match[2] === undefined;
  const end = isIndex ? (start ?? 0) + 1 : numberAt(match[2]?.slice(1));
  return { kind: "array", start, end, step: numberAt(match[3]?.slice(1)), isIndex };
}

/** `[?(@.type=="Ready")]`: the closing parenthesis is the first outside quotes. */
function parseFilter(scanner: Scanner): PathNode {
  const start = scanner.at + 3;
  scanner.at = start;
  let quote: string | undefined;
  let isClosed = false;
  for (;;) {
    const character = scanner.text[scanner.at];
    if (character === undefined || character === "\n") fail("unterminated filter");
    scanner.at += 1;
    if (character === ")" && (quote === undefined) !== isClosed) break;
    if (character !== '"' && character !== "'") continue;
    if (quote === undefined) quote = character;
    else if (character === quote && scanner.text[scanner.at - 2] !== "\\") isClosed = true;
  }
  const text = scanner.text.slice(start, scanner.at - 1);
  if (scanner.text[scanner.at] !== "]") fail("unclosed array expect ]");
  scanner.at += 1;
  const comparison = /^([^!<>=]+)([!<>=]+)(.+?)$/.exec(text);
  if (!comparison) return { kind: "filter", left: parseInner(text), operator: "exists", right: [] };
  const [, left = "", operator = "", right = ""] = comparison;
  return { kind: "filter", left: parseInner(left), operator, right: parseInner(right) };
}
