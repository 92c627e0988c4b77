/** Reads a Go template: text, and actions between `{{` and `}}`. */
import { TemplateError } from "../attempt.ts";
import type { Command, Operand, Pipeline, TemplateNode } from "./nodes.ts";

type Piece = { readonly text: string } | { readonly tokens: string[] };

const ACTION = /\{\{(- )?((?:[^"`}]|"(?:\\.|[^"\\])*"|`[^`]*`|\}(?!\}))*?)( -)?\}\}/gs;
const TOKEN = /\s+|"(?:\\.|[^"\\])*"|`[^`]*`|:=|\$[\w]*(?:\.\w+)*|(?:\.\w+)+|\.|[-+]?\d[\w.]*|\w+|[|(),=]/gy;

function tokensOf(action: string): string[] {
  const tokens: string[] = [];
  let end = 0;
  for (const match of action.matchAll(TOKEN)) {
    end = (match.index ?? 0) + match[0].length;
    if (match[0].trim() !== "") tokens.push(match[0]);
  }
  if (end < action.length) throw new TemplateError(`unexpected ${JSON.stringify(action[end])} in command`);
  return tokens;
}

/** Cuts the template; `{{-` and `-}}` take the white space beside them away, comments vanish. */
function piecesOf(template: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let trimNext = false;
  const addText = (text: string, trimEnd: boolean) => {
    const start = trimNext ? text.trimStart() : text;
    const trimmed = trimEnd ? start.trimEnd() : start;
    if (trimmed.includes("{{")) throw new TemplateError("unclosed action");
    if (trimmed !== "") pieces.push({ text: trimmed });
  };
  for (const match of template.matchAll(ACTION)) {
    addText(template.slice(from, match.index), match[1] !== undefined);
    trimNext = match[3] !== undefined;
    from = match.index + match[0].length;
    const action = match[2]!;
    if (!action.startsWith("/*")) pieces.push({ tokens: tokensOf(action) });
  }
  addText(template.slice(from), false);
  return pieces;
}

const fieldsOf = (chain: string) => chain.split(".").slice(1);

const unquote = (token: string) =>
  token.startsWith("`") ? token.slice(1, -1) : (JSON.parse(token) as string);

function parseOperand(tokens: string[]): Operand {
  const token = tokens.shift();
  if (token === undefined) throw new TemplateError("missing value for command");
  if (token === "(") {
    const pipeline = parsePipeline(tokens);
    if (tokens.shift() !== ")") throw new TemplateError("unclosed left paren");
    const chain = tokens[0]?.startsWith(".") && tokens[0] !== "." ? fieldsOf(tokens.shift()!) : [];
    return { kind: "nested", pipeline, fields: chain };
  }
  if (/^["`]/.test(token)) return { kind: "literal", value: unquote(token) };
  if (/^[-+]?\d/.test(token)) return { kind: "literal", value: Number(token) };
  if (token === "true" || token === "false") return { kind: "literal", value: token === "true" };
  if (token === "nil") return { kind: "literal", value: null };
  if (token === ".") return { kind: "value", base: "dot", fields: [] };
  if (token.startsWith(".")) return { kind: "value", base: "dot", fields: fieldsOf(token) };
  if (token.startsWith("$")) return { kind: "value", base: token.split(".")[0]!, fields: fieldsOf(token) };
  if (/^\w/.test(token)) return { kind: "function", name: token };
  throw new TemplateError(`unexpected ${JSON.stringify(token)} in operand`);
}

function parseCommand(tokens: string[]): Command {
  const operands: Operand[] = [parseOperand(tokens)];
  while (tokens.length > 0 && tokens[0] !== "|" && tokens[0] !== ")") operands.push(parseOperand(tokens));
  return operands;
}

function parsePipeline(tokens: string[]): Pipeline {
  const variables: string[] = [];
  const assignment = tokens.indexOf(":=");
  if (assignment > 0 && tokens[0]?.startsWith("$")) {
    variables.push(...tokens.splice(0, assignment).filter((token) => token !== ","));
    tokens.shift();
  }
  const commands = [parseCommand(tokens)];
  while (tokens[0] === "|") {
    tokens.shift();
    commands.push(parseCommand(tokens));
  }
  return { variables, commands };
}

interface Reader {
  readonly pieces: readonly Piece[];
  at: number;
}

/** Nodes up to an `end` or `else`, which is left in `stop` with what follows it. */
function parseNodes(reader: Reader): {
  readonly nodes: readonly TemplateNode[];
  readonly stop: readonly string[];
} {
  const nodes: TemplateNode[] = [];
  while (reader.at < reader.pieces.length) {
    const piece = reader.pieces[reader.at++]!;
    if ("text" in piece) {
      nodes.push({ kind: "text", text: piece.text });
      continue;
    }
    const [keyword, ...rest] = piece.tokens;
    if (keyword === "end" || keyword === "else") return { nodes, stop: piece.tokens };
    if (keyword === "if" || keyword === "with" || keyword === "range") {
      nodes.push(parseBlock(reader, keyword, rest));
    } else {
      nodes.push({ kind: "output", pipeline: parsePipeline([...piece.tokens]) });
    }
  }
  return { nodes, stop: [] };
}

function parseBlock(reader: Reader, kind: "if" | "with" | "range", tokens: string[]): TemplateNode {
  const pipeline = parsePipeline(tokens);
  const { nodes: body, stop } = parseNodes(reader);
  if (stop[0] === "end") return { kind, pipeline, body, otherwise: [] };
  if (stop[0] !== "else") throw new TemplateError("unexpected EOF");
  if (stop[1] === "if" || stop[1] === "with") {
    return { kind, pipeline, body, otherwise: [parseBlock(reader, stop[1], stop.slice(2))] };
  }
  const { nodes: otherwise, stop: last } = parseNodes(reader);
  if (last[0] !== "end") throw new TemplateError("unexpected EOF");
  return { kind, pipeline, body, otherwise };
}

/** The template's nodes; a `TemplateError` in Go's words when it does not parse. */
export function parseGoTemplate(template: string): readonly TemplateNode[] {
  const { nodes, stop } = parseNodes({ pieces: piecesOf(template), at: 0 });
  if (stop.length > 0) throw new TemplateError(`unexpected {{${stop[0]}}}`);
  return nodes;
}
