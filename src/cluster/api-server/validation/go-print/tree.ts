/** Two values compared node by node, as `go-cmp` does before it reports. */
import { compareQuantities } from "#api";
import { editScript } from "./edit-script.ts";
import { fieldValue, type GoType, goFields } from "./types.ts";

/** One compared pair. `missing` says which side has no such element or entry. */
export interface Node {
  readonly key: string;
  readonly type: GoType;
  readonly left: unknown;
  readonly right: unknown;
  readonly missing?: "left" | "right";
  readonly children: readonly Node[];
  /** Leaves below (or this one) that are the same, and that differ. */
  readonly same: number;
  readonly different: number;
  /** All nodes below. */
  readonly descendants: number;
  /** How deep they go. */
  readonly depth: number;
}

interface Pair {
  readonly left: unknown;
  readonly right: unknown;
}

/** Compares two values of a type; absent is Go's nil or zero. */
export function compare(key: string, type: GoType, { left, right }: Pair): Node {
  switch (type.kind) {
    case "struct":
      return branch(
        key,
        type,
        { left, right },
        goFields(type.name).map((field) =>
          compare(field.name, field.type, { left: fieldValue(left, field), right: fieldValue(right, field) }),
        ),
      );
    case "pointer":
      if (isNil(left) || isNil(right)) return leaf(key, type, { left, right }, isNil(left) && isNil(right));
      return branch(key, type, { left, right }, [compare("", type.element, { left, right })]);
    case "slice":
      if (isNil(left) || isNil(right)) return leaf(key, type, { left, right }, isNil(left) && isNil(right));
      return branch(
        key,
        type,
        { left, right },
        elements(type.element, left as unknown[], right as unknown[]),
      );
    case "map":
      if (isNil(left) || isNil(right)) return leaf(key, type, { left, right }, isNil(left) && isNil(right));
      return branch(
        key,
        type,
        { left, right },
        entries(type.element, type.keyPrefix, left as Entries, right as Entries),
      );
    case "quantity":
      return leaf(key, type, { left, right }, compareQuantities(left as string, right as string) === 0);
    default:
      return leaf(key, type, { left, right }, (left ?? zeroOf(type)) === (right ?? zeroOf(type)));
  }
}

type Entries = Readonly<Record<string, unknown>>;

function isNil(value: unknown): boolean {
  return value === undefined || value === null;
}

function zeroOf(type: GoType): unknown {
  return { string: "", number: 0, bool: false, "int-or-string": 0 }[type.kind as string];
}

function leaf(key: string, type: GoType, { left, right }: Pair, same: boolean): Node {
  const counts = { same: same ? 1 : 0, different: same ? 0 : 1 };
  return { key, type, left, right, children: [], ...counts, descendants: 0, depth: 0 };
}

function branch(key: string, type: GoType, { left, right }: Pair, children: readonly Node[]): Node {
  const sum = (count: (node: Node) => number) => children.reduce((total, node) => total + count(node), 0);
  return {
    key,
    type,
    left,
    right,
    children,
    same: sum((node) => node.same),
    different: sum((node) => node.different),
    descendants: sum((node) => node.descendants + 1),
    depth: children.length === 0 ? 0 : 1 + Math.max(...children.map(({ depth }) => depth)),
  };
}

function oneSided(key: string, type: GoType, missing: "left" | "right", value: unknown): Node {
  const pair = missing === "left" ? { left: undefined, right: value } : { left: value, right: undefined };
  return { ...leaf(key, type, pair, false), missing };
}

function elements(type: GoType, left: readonly unknown[], right: readonly unknown[]): readonly Node[] {
  const compared = (at: number, other: number) => compare("", type, { left: left[at], right: right[other] });
  let [at, other] = [0, 0];
  return editScript(left.length, right.length, compared).map((edit) => {
    if (edit === "removed") return oneSided("", type, "right", left[at++]);
    return edit === "inserted" ? oneSided("", type, "left", right[other++]) : compared(at++, other++);
  });
}

function entries(type: GoType, prefix: string, left: Entries, right: Entries): readonly Node[] {
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();
  return keys.map((name) => {
    const key = `${prefix}${JSON.stringify(name)}`;
    if (!Object.hasOwn(right, name)) return oneSided(key, type, "right", left[name]);
    if (!Object.hasOwn(left, name)) return oneSided(key, type, "left", right[name]);
    return compare(key, type, { left: left[name], right: right[name] });
  });
}
