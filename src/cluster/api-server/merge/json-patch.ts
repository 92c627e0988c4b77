/** JSON patch (RFC 6902): a list of operations on paths. */
import { isList, isObject, sameJson } from "./json.ts";

interface Operation {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

/** An operation that cannot be done. */
class PatchFailure extends Error {}

/** All that the API server says of an operation that cannot be done. */
const rejected = "the server rejected our request due to an error in our request";

/** The patched value, or the refusal: BadRequest where the patch is `unreadable`, else Invalid. */
export function applyJsonPatch(
  current: unknown,
  patch: unknown,
): { readonly value: unknown } | { readonly error: string; readonly unreadable: boolean } {
  if (!isList(patch) || !patch.every(isObject)) {
    const given = isList(patch) ? "array" : typeof patch;
    return {
      error: `json: cannot unmarshal ${given} into Go value of type jsonpatch.Patch`,
      unreadable: true,
    };
  }
  try {
    return { value: patch.reduce((value, operation) => applyOperation(value, operation as never), current) };
  } catch (error) {
    if (error instanceof PatchFailure) return { error: rejected, unreadable: false };
    throw error;
  }
}

function applyOperation(document: unknown, operation: Operation): unknown {
  const { op, path, value } = operation;
  switch (op) {
    case "add":
      return change(document, segmentsOf(path), "add", () => value);
    case "replace":
      return change(document, segmentsOf(path), "replace", () => value);
    case "remove":
      return change(document, segmentsOf(path), "remove", () => undefined);
    case "test":
      if (sameJson(valueAt(document, segmentsOf(path)) ?? null, value ?? null)) return document;
      throw new PatchFailure();
    case "copy":
    case "move": {
      const from = segmentsOf(operation.from ?? "");
      const moved = valueAt(document, from);
      if (moved === undefined) throw new PatchFailure();
      const rest = op === "move" ? change(document, from, "remove", () => undefined) : document;
      return change(rest, segmentsOf(path), "add", () => moved);
    }
    default:
      throw new PatchFailure();
  }
}

function segmentsOf(path: string): readonly string[] {
  return path
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function valueAt(document: unknown, [head, ...rest]: readonly string[]): unknown {
  if (head === undefined) return document;
  if (isList(document)) return valueAt(document[Number(head)], rest);
  return isObject(document) && Object.hasOwn(document, head) ? valueAt(document[head], rest) : undefined;
}

function change(
  document: unknown,
  [head, ...rest]: readonly string[],
  op: "add" | "replace" | "remove",
  make: () => unknown,
): unknown {
  if (head === undefined) return make();
  if (isList(document)) return changeElement(document, head, rest, op, make);
  if (!isObject(document)) throw new PatchFailure();
  const there = Object.hasOwn(document, head);
  if (!there && (rest.length > 0 || op !== "add")) throw new PatchFailure();
  const { [head]: before, ...others } = document;
  const after = rest.length > 0 ? change(before, rest, op, make) : make();
  return op === "remove" && rest.length === 0 ? others : { ...others, [head]: after };
}

function changeElement(
  list: readonly unknown[],
  head: string,
  rest: readonly string[],
  op: "add" | "replace" | "remove",
  make: () => unknown,
): unknown {
  const index = head === "-" ? list.length : Number(head);
  const limit = op === "add" && rest.length === 0 ? list.length : list.length - 1;
  if (!Number.isInteger(index) || index < 0 || index > limit) throw new PatchFailure();
  if (rest.length > 0) return list.with(index, change(list[index], rest, op, make));
  if (op === "add") return list.toSpliced(index, 0, make());
  return op === "remove" ? list.toSpliced(index, 1) : list.with(index, make());
}
