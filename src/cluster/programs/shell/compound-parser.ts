/** Reads compound commands: `if`, `while`, `for`, `case`, groups, subshells, `[[`. */
import { extended } from "./dialect.ts";
import type { Parser } from "./parser.ts";
import { readFunctionKeyword } from "./simple-command-parser.ts";
import type { CaseItem, Command, Word } from "./syntax.ts";

/** The compound command that begins here, or `undefined`. */
export function readCompound(parser: Parser): Command | undefined {
  const { tokens } = parser;
  if (tokens.isOperator("(")) return readParenthesis(parser);
  const token = tokens.peek();
  if (token.type !== "word" || token.plain === undefined) return undefined;
  if (extended(parser.dialect) && token.plain === "[[") return readTest(parser);
  if (token.plain === "function") return readFunctionKeyword(parser);
  const read = Object.hasOwn(keywords, token.plain) ? keywords[token.plain] : undefined;
  if (read === undefined) return undefined;
  tokens.take();
  return read(parser);
}

const keywords: Readonly<Record<string, (parser: Parser) => Command>> = {
  if: readIf,
  while: (parser) => ({ type: "while", ...readLoop(parser) }),
  until: (parser) => ({ type: "until", ...readLoop(parser) }),
  for: readFor,
  case: readCase,
  "{": (parser) => {
    const body = parser.readList("}");
    parser.expect("}");
    return { type: "group", body };
  },
};

function readParenthesis(parser: Parser): Command {
  const { tokens } = parser;
  tokens.take();
  if (extended(parser.dialect) && tokens.scanner.peek() === "(") {
    tokens.scanner.skip(1);
    return { type: "calculation", expression: readDoubleParenthesis(parser) };
  }
  const body = parser.readList(")");
  parser.expect(")");
  return { type: "subshell", body };
}

/** The text up to `))`, which is taken. */
function readDoubleParenthesis(parser: Parser, separator?: string): Word {
  const { tokens } = parser;
  let depth = 0;
  const word = tokens.takeWord((at) => {
    if (depth === 0 && (at.startsWith("))") || at.peek() === separator)) return true;
    if (at.peek() === "(") depth += 1;
    if (at.peek() === ")") depth -= 1;
    return false;
  });
  if (tokens.scanner.atEnd) throw parser.unexpected({ type: "end" });
  tokens.scanner.skip(tokens.scanner.peek() === ")" ? 2 : 1);
  return word;
}

function readIf(parser: Parser): Command {
  const branches: { condition: readonly Command[]; body: readonly Command[] }[] = [];
  let otherwise: readonly Command[] | undefined;
  do {
    const condition = parser.readList("then");
    parser.expect("then");
    branches.push({ condition, body: parser.readList("elif", "else", "fi") });
    if (parser.tokens.isWord("else")) {
      parser.tokens.take();
      otherwise = parser.readList("fi");
    }
  } while (parser.tokens.isWord("elif") && parser.tokens.take());
  parser.expect("fi");
  return { type: "if", branches, ...(otherwise && { otherwise }) };
}

function readLoop(parser: Parser): { condition: readonly Command[]; body: readonly Command[] } {
  const condition = parser.readList("do");
  return { condition, body: readBody(parser) };
}

function readBody(parser: Parser): readonly Command[] {
  parser.expect("do");
  const body = parser.readList("done");
  parser.expect("done");
  return body;
}

function readFor(parser: Parser): Command {
  const { tokens } = parser;
  if (extended(parser.dialect) && tokens.isOperator("(")) return readCountingFor(parser);
  const token = tokens.take();
  if (token.type !== "word" || token.plain === undefined || !/^[A-Za-z_]\w*$/.test(token.plain)) {
    throw parser.unexpected(token);
  }
  const name = token.plain;
  parser.skipNewlines();
  let words: Word[] | undefined;
  if (tokens.isWord("in")) {
    tokens.take();
    words = [];
    for (let next = tokens.peek(); next.type === "word"; next = tokens.peek()) {
      words.push(next.word);
      tokens.take();
    }
    if (!tokens.isOperator(";") && tokens.peek().type !== "newline") throw parser.unexpected(tokens.peek());
  }
  if (tokens.isOperator(";")) tokens.take();
  parser.skipNewlines();
  return { type: "for", name, ...(words && { words }), body: readBody(parser) };
}

function readCountingFor(parser: Parser): Command {
  const { tokens } = parser;
  tokens.take();
  if (tokens.scanner.peek() !== "(") throw parser.unexpected(tokens.peek());
  tokens.scanner.skip(1);
  const start = readDoubleParenthesis(parser, ";");
  const test = readDoubleParenthesis(parser, ";");
  const step = readDoubleParenthesis(parser);
  if (tokens.isOperator(";")) tokens.take();
  parser.skipNewlines();
  return { type: "count", start, test, step, body: readBody(parser) };
}

function readCase(parser: Parser): Command {
  const { tokens } = parser;
  const subject = tokens.take();
  if (subject.type !== "word") throw parser.unexpected(subject);
  parser.skipNewlines();
  parser.expect("in");
  parser.skipNewlines();
  const items: CaseItem[] = [];
  while (!tokens.isWord("esac")) {
    items.push(readCaseItem(parser));
    parser.skipNewlines();
  }
  tokens.take();
  return { type: "case", word: subject.word, items };
}

function readCaseItem(parser: Parser): CaseItem {
  const { tokens } = parser;
  if (tokens.isOperator("(")) tokens.take();
  const patterns: Word[] = [];
  do {
    const pattern = tokens.take();
    if (pattern.type !== "word") throw parser.unexpected(pattern, ")");
    patterns.push(pattern.word);
  } while (tokens.isOperator("|") && tokens.take());
  parser.expect(")");
  parser.skipNewlines();
  const empty = tokens.isOperator(";;") || tokens.isWord("esac");
  const body = empty ? [] : parser.readList(";;", "esac");
  if (tokens.isOperator(";;")) tokens.take();
  return { patterns, body };
}

/** `[[ … ]]`: its operators are words, and nothing in it is split. */
function readTest(parser: Parser): Command {
  const { tokens } = parser;
  tokens.take();
  const words: Word[] = [];
  while (!tokens.isWord("]]")) {
    const token = tokens.take();
    if (token.type === "word") words.push(token.word);
    else if (token.type === "operator") words.push([{ type: "text", text: token.text, quoted: false }]);
    else if (token.type !== "newline") throw parser.unexpected(token, "]]");
  }
  tokens.take();
  return { type: "test", words };
}
