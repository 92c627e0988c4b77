/**
 * Walks values along a JSONPath, as kubectl does (`client-go/util/jsonpath/jsonpath.go`); missing keys give
 * nothing.
 */
import { TemplateError } from "../attempt.ts";
import { goText, goType } from "../text/go-text.ts";
import { sortedKeys } from "../text/sorted.ts";
import { compare } from "./compare.ts";
import type { ArraySlice, Path, PathNode } from "./nodes.ts";

type Values = readonly unknown[];
type Fields = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isMissing = (value: unknown) => value === undefined || value === null;

/** What a wildcard finds: the members of a list, the values of a map by key. */
function membersOf(value: unknown): Values {
  if (Array.isArray(value)) return value;
  return isMap(value) ? sortedKeys(value).map((key) => value[key]) : [];
}

function fieldsOf(values: Values, name: string): Values {
  return values.flatMap((value) => (isMap(value) && value[name] !== undefined ? [value[name]] : []));
}

/** Negative places count from the end; a place beyond the list is an error, as Go's slices have it. */
function sliceOf(value: unknown, { start = 0, end, step = 1, isIndex }: ArraySlice): Values {
  if (!Array.isArray(value)) throw new TemplateError(`${goType(value)} is not array or slice`);
  const { length } = value;
  const first = start < 0 ? start + length : start;
  const isFromEnd = end !== undefined && (end < 0 || (end === 0 && isIndex));
  const last = end === undefined ? length : isFromEnd ? end + length : end;
  if (first === last) return [];
  const outside = (index: number) =>
    new TemplateError(`array index out of bounds: index ${index}, length ${length}`);
  if (first >= length || first < 0) throw outside(first);
  if (last > length || last < 0) throw outside(last - 1);
  if (first > last) throw new TemplateError(`starting index ${first} is greater than ending index ${last}`);
  if (step <= 0) throw new TemplateError("step must be > 0");
  return value.slice(first, last).filter((_, index) => index % step === 0);
}

/** A value and everything below it, from above; leaves without members are not visited. */
function descendants(values: Values): Values {
  return values.flatMap((value) => {
    const members = membersOf(value);
    return members.length === 0 ? [] : [value, ...descendants(members)];
  });
}

function passes(item: unknown, { left, operator, right }: Extract<PathNode, { kind: "filter" }>): boolean {
  const lefts = walk([item], left);
  if (operator === "exists") return lefts.length > 0;
  const rights = walk([item], right);
  if (lefts.length === 0 || rights.length === 0) return false;
  if (lefts.length > 1 || rights.length > 1) {
    throw new TemplateError("can only compare one element at a time");
  }
  return compare(lefts[0], operator, rights[0]);
}

function filtered(value: unknown, filter: Extract<PathNode, { kind: "filter" }>): Values {
  if (!Array.isArray(value)) {
    throw new TemplateError(`${goText(value ?? null)} is not array or slice and cannot be filtered`);
  }
  return value.filter((item) => passes(item, filter));
}

function step(values: Values, node: PathNode): Values {
  switch (node.kind) {
    case "text":
      return [node.text];
    case "number":
    case "boolean":
      return values.map(() => node.value);
    case "field":
      return fieldsOf(values, node.name);
    case "wildcard":
      return values.flatMap(membersOf);
    case "recursive":
      return descendants(values);
    case "array":
      return values.filter((value) => !isMissing(value)).flatMap((value) => sliceOf(value, node));
    case "union":
      return node.paths.flatMap((path) => walk(values, path));
    case "filter":
      return values.flatMap((value) => filtered(value, node));
    case "identifier":
      throw new TemplateError(`unrecognized identifier ${node.name}`);
  }
}

/** The values at the end of a path. */
export function walk(values: Values, path: Path): Values {
  return path.reduce(step, values);
}
