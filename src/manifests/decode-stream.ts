/** Reads a file's objects as kubectl does: YAML documents or JSON values, up to the first that is broken. */
import { type Document, isCollection, isMap, type Node, parseDocument } from "yaml";
import { dialect } from "./dialect.ts";
import { goSyntax } from "./go-value.ts";
import { syntaxProblem } from "./go-yaml/syntax-problem.ts";
import { endOfJson } from "./json-syntax.ts";
import { splitDocuments } from "./split-documents.ts";

export interface DecodedStream {
  /** The documents that are not empty, as JSON. */
  readonly values: readonly unknown[];
  /** Why reading ended before the end of the file. */
  readonly error?: string;
}

/** A map whose key is a map, as unquoted `{{ .Values.x }}` makes; `undefined` when there is none. */
function mapAsKey(node: unknown): Node | undefined {
  if (!isCollection(node)) return undefined;
  for (const item of node.items) {
    const found = isMap(node)
      ? (mapAsKey((item as { value: unknown }).value) ??
        (isCollection((item as { key: unknown }).key) ? (item as { key: Node }).key : undefined))
      : mapAsKey(item);
    if (found) return found;
  }
  return undefined;
}

/** Plain JSON of a document; merge keys are resolved by the reader. */
export function jsonOf(document: Document): unknown {
  const plain = (value: unknown): unknown => {
    if (value instanceof Map) {
      const entries = [...value].map(([key, held]) => [String(key === null ? "null" : key), plain(held)]);
      return Object.fromEntries(entries);
    }
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value === "bigint") return Number(value);
    return value === undefined ? null : value;
  };
  return plain(document.toJS({ mapAsMap: true }));
}

function decodeYaml(file: string): DecodedStream {
  const values: unknown[] = [];
  for (const { text } of splitDocuments(file)) {
    const document = parseDocument(text, dialect);
    const [problem] = document.errors;
    if (problem && problem.code !== "MULTIPLE_DOCS") {
      const found = syntaxProblem(text) ?? {
        line: problem.linePos?.[0].line ?? 0,
        message: problem.message.split("\n")[0]!,
      };
      const line = found.line > 0 ? `line ${found.line}: ` : "";
      return { values, error: `error converting YAML to JSON: yaml: ${line}${found.message}` };
    }
    const key = mapAsKey(document.contents);
    if (key) {
      return { values, error: `error converting YAML to JSON: yaml: invalid map key: ${goSyntax(key)}` };
    }
    const value = jsonOf(document);
    if (value !== null) values.push(value);
  }
  return { values };
}

function decodeJson(file: string): DecodedStream {
  const values: unknown[] = [];
  let done = 0;
  while (file.slice(done).trim() !== "") {
    const end = endOfJson(file.slice(done));
    if (typeof end !== "number") {
      const error =
        end.message === "unexpected EOF" ? end.message : `json: offset ${done + end.offset}: ${end.message}`;
      return { values, error };
    }
    values.push(JSON.parse(file.slice(done, done + end)));
    done += end;
  }
  return { values };
}

/** A file that starts with `{` is JSON (`YAMLOrJSONDecoder` of apimachinery). */
export function decodeStream(file: string): DecodedStream {
  return file.trimStart().startsWith("{") ? decodeJson(file) : decodeYaml(file);
}
