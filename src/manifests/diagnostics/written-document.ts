/** A document as it is written: what it says, and on which line and columns it says it. */
import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
} from "yaml";
import { jsonOf } from "../decode-stream.ts";
import { dialect } from "../dialect.ts";
import type { DocumentText } from "../split-documents.ts";
import type { FieldPath } from "./field-path.ts";

export interface Place {
  /** From 1, in the whole file. */
  readonly line: number;
  /** From 1, `to` excluded. */
  readonly columns: { readonly from: number; readonly to: number };
}

/** What a path leads to; `isWhole` unless it ends earlier, because the document does not say more. */
interface Found {
  readonly key: Node | undefined;
  readonly value: Node | undefined;
  readonly isWhole: boolean;
}

export class WrittenDocument {
  readonly lines: readonly string[];
  readonly #document: Document;
  readonly #counter = new LineCounter();
  readonly #linesBefore: number;

  constructor({ text, linesBefore }: DocumentText) {
    this.lines = text.split("\n");
    this.#linesBefore = linesBefore;
    this.#document = parseDocument(text, { ...dialect, lineCounter: this.#counter });
  }

  get contents(): Document["contents"] {
    return this.#document.contents;
  }

  /** What the document says as JSON; throws for an alias that names nothing. */
  value(): unknown {
    return jsonOf(this.#document);
  }

  /** Where the reader stumbled first, if it did. */
  get brokenAt(): Place | undefined {
    const problem = this.#document.errors.find(({ code }) => code !== "MULTIPLE_DOCS");
    if (!problem) return undefined;
    const place = this.#place(problem.pos[0], problem.pos[1]);
    const { columns } = place;
    const indent = this.textAt(place).search(/\S/);
    if (indent >= 0) return { ...place, columns: { ...columns, from: Math.max(columns.from, indent + 1) } };
    // What is missing at the end of the text is missing behind its last line.
    const last = this.lines.findLastIndex(
      (line, at) => at < place.line - this.#linesBefore && line.trim() !== "",
    );
    return this.placeOfLine(Math.max(0, last));
  }

  /** The first line that says something. */
  get first(): Place {
    const at = this.lines.findIndex((line) => /^\s*[^\s#-]/.test(line) || /^\s*-\s*\S/.test(line));
    return this.placeOfLine(Math.max(0, at));
  }

  /** What is written on a line, counted from 0 in this document. */
  placeOfLine(at: number): Place {
    const line = this.lines[at] ?? "";
    const from = Math.max(0, line.search(/\S/));
    return { line: this.#linesBefore + at + 1, columns: { from: from + 1, to: line.trimEnd().length + 1 } };
  }

  textAt({ line }: Place): string {
    return this.lines[line - this.#linesBefore - 1] ?? "";
  }

  /** The key that a path ends with, or the nearest thing above it that is written. */
  keyAt(path: FieldPath): Place {
    const { key, value } = this.#find(path);
    const isNowhere = key === undefined && value === this.contents && path.length > 0;
    return (
      (isNowhere ? undefined : this.placeOf(key ?? value)) ??
      this.placeOf(this.#find(["kind"]).key) ??
      this.first
    );
  }

  /**
   * The value that a path leads to where it fits a line, otherwise its key, or the nearest thing that is
   * written.
   */
  valueAt(path: FieldPath): Place {
    const { value, isWhole } = this.#find(path);
    if (isWhole && isScalar(value)) return this.placeOf(value) ?? this.keyAt(path);
    return this.keyAt(path);
  }

  /** Some paths leave steps away: the value of that name further in, below what the path does lead to. */
  valueBelow(path: FieldPath, said: string | undefined): Place | undefined {
    const { value, isWhole } = this.#find(path);
    const name = path.at(-1);
    if (isWhole || typeof name !== "string") return undefined;
    const pair = pairsBelow(value).find(
      ({ key, value: held }) =>
        keyText(key) === name && isScalar(held) && (said === undefined || String(held.value) === said),
    );
    return this.placeOf(pair?.value ?? undefined);
  }

  has(path: FieldPath): boolean {
    return this.#find(path).isWhole;
  }

  /** Where a node begins; a list or map that goes on stands for its first line. */
  placeOf(node: Node | undefined): Place | undefined {
    if (!node?.range) return undefined;
    const [start, end] = node.range;
    return this.#place(start, isCollection(node) ? start + 1 : end);
  }

  #place(start: number, end: number): Place {
    const from = this.#counter.linePos(start);
    const to = this.#counter.linePos(Math.max(end, start + 1));
    const whole = this.placeOfLine(from.line - 1);
    const last = to.line === from.line && to.col > from.col + 1 ? to.col : whole.columns.to;
    return { line: whole.line, columns: { from: from.col, to: Math.max(last, from.col + 1) } };
  }

  #find(path: FieldPath): Found {
    let found: Found = { key: undefined, value: this.contents as Node, isWhole: true };
    for (let at = 0; at < path.length; ) {
      const step = next(found.value, path.slice(at));
      if (!step) return { ...found, isWhole: false };
      // An item of a list has no key of its own: what is wrong with it stands at its first line.
      found = { key: step.key, value: step.value, isWhole: true };
      at += step.length;
    }
    return found;
  }
}

interface Step {
  readonly key: Node | undefined;
  readonly value: Node | undefined;
  /** How many steps of the path it took: keys may have dots of their own. */
  readonly length: number;
}

function next(node: Node | undefined, path: FieldPath): Step | undefined {
  const [first] = path;
  if (isSeq(node) && typeof first === "number") {
    const value = node.items[first] as Node | undefined;
    return value && { key: undefined, value, length: 1 };
  }
  if (!isMap(node)) return undefined;
  for (let length = 1; length <= path.length; length += 1) {
    const name = path.slice(0, length).join(".");
    const pair = pairsOf(node).findLast(({ key }) => keyText(key) === name);
    if (pair) return { key: pair.key, value: pair.value ?? undefined, length };
  }
  return undefined;
}

/** Every pair in a node, the outer ones first. */
function pairsBelow(node: unknown): readonly Pair<Node, Node | null>[] {
  const items: readonly unknown[] = isSeq(node) ? node.items : pairsOf(node).map(({ value }) => value);
  return [...pairsOf(node), ...items.flatMap(pairsBelow)];
}

export const pairsOf = (node: unknown): readonly Pair<Node, Node | null>[] =>
  isMap(node) ? (node.items as Pair<Node, Node | null>[]) : [];

export const keyText = (key: unknown): string => (isScalar(key) ? String(key.value) : "");
