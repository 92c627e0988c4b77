/** The difference of two values as `cmp.Diff` reports it, at the end of "field is immutable" errors. */

import type { FormatOptions } from "./format-value.ts";
import { formatValue, withType } from "./format-value.ts";
import { compacted, ellipsis, expanded, line, prefixed, type Text, type TextRecord } from "./layout.ts";
import { isPieced, stringDifference } from "./string-difference.ts";
import { compare, type Node } from "./tree.ts";
import { goType, isZero } from "./types.ts";

/** Equal records shown on each side of a difference. */
const contextRecords = 2;

/** The report, with its closing newline; empty when nothing differs (`github.com/google/go-cmp` `Diff`). */
export function goDifference(notation: string, left: unknown, right: unknown): string {
  const root = compare("", goType(notation), { left, right });
  if (root.different === 0) return "";
  const text = difference(root, { mode: "unknown", typeMode: "auto", verbosity: 3 });
  return `  ${expanded(compacted(text))}\n`;
}

function difference(node: Node, given: FormatOptions): Text {
  const verbosity = given.mode === "identical" ? 1 : Math.max(given.verbosity, 3);
  const options: FormatOptions = { ...given, verbosity };
  if (options.mode === "unknown" && isPieced(node.left, node.right)) {
    return stringDifference(node.left as string, node.right as string);
  }
  if (node.children.length === 0) return leafDifference(node, options);
  if (node.type.kind === "pointer") return prefixed("&", difference(node.children[0]!, options));
  return withType(node.type, listDifference(node, options), options);
}

function leafDifference({ type, left, right, missing }: Node, options: FormatOptions): Text {
  switch (options.mode) {
    case "removed":
      return formatValue(left, type, options);
    case "identical":
      return formatValue(left ?? right, type, options);
    case "inserted":
      return formatValue(right, type, options);
    default: {
      const bare: FormatOptions = { ...options, typeMode: "elide" };
      const records: TextRecord[] = [];
      if (missing !== "left") records.push({ sign: "-", key: "", value: formatValue(left, type, bare) });
      if (missing !== "right") records.push({ sign: "+", key: "", value: formatValue(right, type, bare) });
      return withType(
        type,
        { kind: "list", prefix: "", records, suffix: "" },
        { ...options, typeMode: "emit" },
      );
    }
  }
}

const recordNames: Readonly<Record<string, readonly [string, string]>> = {
  struct: ["field", "fields"],
  slice: ["element", "elements"],
  map: ["entry", "entries"],
};

function listDifference(node: Node, given: FormatOptions): Text {
  const options: FormatOptions = {
    ...given,
    typeMode: node.type.kind === "struct" ? "auto" : "elide",
    verbosity: given.verbosity - 1,
  };
  const records =
    options.mode === "unknown"
      ? differingRecords(node, options, 2 ** (given.verbosity + 1))
      : oneSidedRecords(node, options, 2 ** (given.verbosity + 1));
  return { kind: "list", prefix: "{", records, suffix: "}" };
}

function oneSidedRecords(node: Node, options: FormatOptions, limit: number): readonly TextRecord[] {
  const shown = node.children.filter((child) => {
    if (node.type.kind !== "struct") return true;
    const [left, right] = [isZero(child.left, child.type), isZero(child.right, child.type)];
    return options.mode === "removed" ? !left : options.mode === "inserted" ? !right : !left && !right;
  });
  const records = shown
    .slice(0, limit)
    .map((child) => ({ key: child.key, value: difference(child, options) }));
  return shown.length > limit ? [...records, { key: "", value: ellipsis }] : records;
}

/** Runs of equal and of differing records, in turn. */
function groupsOf(children: readonly Node[]): readonly (readonly Node[])[] {
  const groups: Node[][] = [];
  let wasEqual: boolean | undefined;
  for (const child of children) {
    const equal = child.different === 0;
    if (equal === wasEqual) groups.at(-1)?.push(child);
    else groups.push([child]);
    wasEqual = equal;
  }
  return groups;
}

function differingRecords(node: Node, options: FormatOptions, limit: number): readonly TextRecord[] {
  const [one, many] = recordNames[node.type.kind] ?? ["", ""];
  const groups = groupsOf(node.children);
  const records: TextRecord[] = [];
  let shown = 0;
  groups.forEach((group, index) => {
    if (shown >= limit) return;
    if (group[0]?.different === 0) {
      const first = index === 0;
      const last = index === groups.length - 1;
      records.push(...equalRecords(group, { first, last }, options, (count) => (count === 1 ? one! : many!)));
      return;
    }
    for (const child of group) records.push(...unequalRecords(child, options));
    shown += group.length;
  });
  return records;
}

function equalRecords(
  group: readonly Node[],
  { first, last }: { readonly first: boolean; readonly last: boolean },
  options: FormatOptions,
  name: (count: number) => string,
): readonly TextRecord[] {
  const count = group.length;
  const before = first ? 0 : Math.min(contextRecords, count);
  let after = last ? 0 : Math.min(contextRecords, count - before);
  if (count - before - after === 1) after += 1;
  const show = (nodes: readonly Node[]) =>
    nodes.map((child) => ({ key: child.key, value: difference(child, { ...options, mode: "identical" }) }));
  const hidden = count - before - after;
  const gap =
    hidden > 0 ? [{ key: "", value: ellipsis, comment: `${hidden} identical ${name(hidden)}` }] : [];
  return [...show(group.slice(0, before)), ...gap, ...show(group.slice(count - after))];
}

/** A chain down to a single leaf is shown whole, removed and inserted; anything wider is opened. */
function unequalRecords(child: Node, options: FormatOptions): readonly TextRecord[] {
  const pieced = child.children.length === 0 && isPieced(child.left, child.right);
  if (pieced || child.descendants !== child.depth)
    return [{ key: child.key, value: difference(child, options) }];
  const records: TextRecord[] = [];
  const removed = (mode: "removed" | "inserted") => difference(child, { ...options, mode });
  if (child.missing !== "left") records.push({ sign: "-", key: child.key, value: removed("removed") });
  if (child.missing !== "right") records.push({ sign: "+", key: child.key, value: removed("inserted") });
  return records.length > 0 ? records : [{ key: child.key, value: line("") }];
}
