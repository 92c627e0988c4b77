/** Reads a simple command: assignments, words, redirections. */
import { extended } from "./dialect.ts";
import type { Parser } from "./parser.ts";
import type { Assignment, Command, Redirection, RedirectionOperator, Word } from "./syntax.ts";
import type { Token } from "./token-reader.ts";

const redirections = [">", ">|", ">>", "<", "<>", ">&", "<&", "&>", "&>>", "<<", "<<-", "<<<"];

export function readSimpleCommand(parser: Parser): Command {
  const { tokens } = parser;
  const assignments: Assignment[] = [];
  const words: Word[] = [];
  const found: Redirection[] = [];
  const { line } = tokens.scanner;
  expandAlias(parser, new Set());
  for (;;) {
    const redirection = readRedirection(parser);
    if (redirection !== undefined) {
      found.push(redirection);
      continue;
    }
    const token = tokens.peek();
    if (token.type !== "word") break;
    const assignment = words.length === 0 ? assignmentIn(token.word) : undefined;
    tokens.take();
    if (assignment !== undefined) assignments.push(assignment);
    else words.push(token.word);
    if (words.length === 1 && token.plain !== undefined && tokens.isOperator("(") && found.length === 0) {
      return readFunction(parser, token.plain);
    }
  }
  if (assignments.length + words.length + found.length === 0) throw parser.unexpected(tokens.peek());
  return { type: "simple", assignments, words, redirections: found, line };
}

/** `name() body`, after the name. */
function readFunction(parser: Parser, name: string): Command {
  parser.expect("(");
  parser.expect(")");
  parser.skipNewlines();
  return { type: "function", name, body: parser.readCommand() };
}

/** Redirections after a compound command. */
export function readTrailingRedirections(parser: Parser, body: Command): Command {
  const found: Redirection[] = [];
  for (let next = readRedirection(parser); next !== undefined; next = readRedirection(parser))
    found.push(next);
  return found.length === 0 ? body : { type: "redirected", body, redirections: found };
}

function readRedirection(parser: Parser): Redirection | undefined {
  const { tokens } = parser;
  const first = tokens.peek();
  let descriptor: number | undefined;
  if (first.type === "descriptor") {
    tokens.take();
    descriptor = first.number;
  }
  const token = tokens.peek();
  if (token.type !== "operator" || !redirections.includes(token.text)) return undefined;
  tokens.take();
  const target = tokens.peek();
  if (target.type !== "word") throw parser.unexpected(target);
  tokens.take();
  const placed = descriptor === undefined ? {} : { descriptor };
  if (token.text === "<<" || token.text === "<<-") {
    return readDocument(parser, target, token.text === "<<-", placed);
  }
  return { ...placed, operator: token.text as RedirectionOperator, word: target.word };
}

function readDocument(
  parser: Parser,
  target: Token & { type: "word" },
  stripTabs: boolean,
  placed: { descriptor?: number },
): Redirection {
  const end = target.word.map((part) => (part.type === "text" ? part.text : "")).join("");
  const body: Word[number][] = [];
  parser.tokens.expectDocument({
    end,
    stripTabs,
    quoted: target.word.some((part) => part.type === "text" && part.quoted),
    accept: (text) => body.push(...text),
  });
  return { ...placed, operator: "<<", word: body };
}

/** `name=value`: the name and the sign must be unquoted. */
function assignmentIn(word: Word): Assignment | undefined {
  const [first, ...rest] = word;
  if (first?.type !== "text" || first.quoted) return undefined;
  const found = /^([A-Za-z_][A-Za-z0-9_]*)(\+?)=/.exec(first.text);
  if (found === null) return undefined;
  const text = first.text.slice(found[0].length);
  const value: Word = text === "" ? rest : [{ type: "text", text, quoted: false }, ...rest];
  return { name: found[1] ?? "", value, append: found[2] === "+" };
}

function expandAlias(parser: Parser, seen: Set<string>): void {
  const token = parser.tokens.peek();
  if (token.type !== "word" || token.plain === undefined || seen.has(token.plain)) return;
  const text = parser.aliases.get(token.plain);
  if (text === undefined) return;
  seen.add(token.plain);
  parser.tokens.replaceWord(token, text);
  expandAlias(parser, seen);
}

/** The keyword form `function name { … }` of the larger shell. */
export function readFunctionKeyword(parser: Parser): Command | undefined {
  if (!extended(parser.dialect) || !parser.tokens.isWord("function")) return undefined;
  parser.tokens.take();
  const token = parser.tokens.take();
  if (token.type !== "word" || token.plain === undefined) throw parser.unexpected(token);
  if (parser.tokens.isOperator("(")) return readFunction(parser, token.plain);
  parser.skipNewlines();
  return { type: "function", name: token.plain, body: parser.readCommand() };
}
