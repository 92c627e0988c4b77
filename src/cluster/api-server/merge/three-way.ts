/** What `kubectl apply` sends: the difference between what was applied, what is wanted and what is there. */
import { deletePrefix, orderPrefix, patchDirective, retainKeysDirective } from "./directives.ts";
import { isList, isObject, type JsonObject, sameJson, sameType } from "./json.ts";
import { type Strategy, strategyOf } from "./merge-keys.ts";
import { applyStrategicPatch } from "./strategic-merge.ts";

/** Which differences count: in the first pass what is new or changed, in the second what has gone. */
type Pass = "changes" | "deletions";

/**
 * A strategic merge patch (`CreateThreeWayMergePatch`): changes from `current` to `modified`, deletions from
 * `original`
 * (the last applied configuration) to `modified`. kubectl prints `unchanged` when the patch is `{}`.
 */
export function threeWayMerge({
  original,
  modified,
  current,
}: {
  readonly original: JsonObject;
  readonly modified: JsonObject;
  readonly current: JsonObject;
}): { readonly patch: JsonObject; readonly result: JsonObject } {
  const kind = String(modified.kind ?? current.kind);
  const changes = differenceOf(current, modified, kind, "changes");
  const deletions = differenceOf(original, modified, kind, "deletions");
  const patch = joinPatches(deletions, changes, kind);
  return { patch, result: applyStrategicPatch(current, patch, kind) };
}

/**
 * The patch between two states of an object (`CreateTwoWayMergePatch`), as `kubectl edit`, `label` or `set`
 * send it.
 */
export function twoWayPatch(original: JsonObject, modified: JsonObject): JsonObject {
  const kind = String(modified.kind ?? original.kind);
  const changes = differenceOf(original, modified, kind, "changes");
  return joinPatches(differenceOf(original, modified, kind, "deletions"), changes, kind);
}

function differenceOf(
  from: JsonObject,
  to: JsonObject,
  type: string | undefined,
  pass: Pass,
  retainKeys = false,
): JsonObject {
  const patch: Record<string, unknown> = {};
  for (const key of Object.keys(to)) {
    const wanted = to[key];
    if (!Object.hasOwn(from, key) || !sameType(from[key], wanted)) {
      if (pass === "changes") patch[key] = wanted;
      continue;
    }
    const strategy = strategyOf(type, key);
    if (isObject(wanted)) {
      const inner = differenceOf(from[key] as JsonObject, wanted, strategy.type, pass, strategy.retainKeys);
      if (Object.keys(inner).length > 0) patch[key] = inner;
    } else if (isList(wanted) && strategy.mergeKey !== undefined) {
      Object.assign(patch, listDifference(key, from[key] as readonly unknown[], wanted, strategy, pass));
    } else if (pass === "changes" && !sameJson(from[key], wanted)) {
      patch[key] = wanted;
    }
  }
  const gone = Object.keys(from).filter((key) => !Object.hasOwn(to, key));
  if (pass === "deletions") for (const key of gone) patch[key] = null;
  if (retainKeys && (Object.keys(patch).length > 0 || gone.length > 0)) {
    patch[retainKeysDirective] = Object.keys(to)
      .filter((key) => to[key] !== null)
      .sort();
  }
  return patch;
}

/**
 * Lists that merge. Elements that only the server has put there count as a different order, so that the patch
 * of an
 * unchanged Pod with volumes is not empty: `diffLists` does the same, and kubectl prints `configured`.
 */
function listDifference(
  field: string,
  from: readonly unknown[],
  to: readonly unknown[],
  strategy: Strategy,
  pass: Pass,
): JsonObject {
  if (from.length === 0) return to.length > 0 && pass === "changes" ? { [field]: to } : {};
  const mergeKey = strategy.mergeKey ?? "";
  return mergeKey === ""
    ? valuesDifference(field, from, to, pass)
    : elementsDifference(field, from, to, mergeKey, strategy, pass);
}

function valuesDifference(
  field: string,
  from: readonly unknown[],
  to: readonly unknown[],
  pass: Pass,
): JsonObject {
  const order = { [orderPrefix + field]: to };
  if (pass === "deletions") {
    const removed = from.filter((item) => !to.some((other) => sameJson(item, other)));
    return removed.length > 0 ? { [deletePrefix + field]: removed, ...order } : {};
  }
  if (sameJson(from, to)) return {};
  const added = to.filter((item) => !from.some((other) => sameJson(item, other)));
  return { ...(added.length > 0 ? { [field]: added } : {}), ...order };
}

function elementsDifference(
  field: string,
  from: readonly unknown[],
  to: readonly unknown[],
  mergeKey: string,
  strategy: Strategy,
  pass: Pass,
): JsonObject {
  const keyOf = (item: unknown) => (isObject(item) ? item[mergeKey] : undefined);
  const changed: unknown[] = [];
  for (const item of to) {
    const before = from.find((other) => sameJson(keyOf(other), keyOf(item)));
    if (!isObject(item)) continue;
    if (!isObject(before)) {
      if (pass === "changes") changed.push(item);
      continue;
    }
    const inner = differenceOf(before, item, strategy.type, pass, strategy.retainKeys);
    if (Object.keys(inner).length > 0) changed.push({ ...inner, [mergeKey]: keyOf(item) });
  }
  if (pass === "deletions") {
    const gone = from.filter((item) => !to.some((other) => sameJson(keyOf(other), keyOf(item))));
    for (const item of gone) changed.push({ [patchDirective]: "delete", [mergeKey]: keyOf(item) });
  }
  const moved = pass === "changes" && !sameJson(from.map(keyOf), to.map(keyOf));
  if (changed.length === 0 && !moved) return {};
  const order = to.map((item) => ({ [mergeKey]: keyOf(item) }));
  return { ...(changed.length > 0 ? { [field]: changed } : {}), [orderPrefix + field]: order };
}

/** Two patches as one: `second` wins, elements of merged lists are joined by key, `null` stays. */
function joinPatches(first: JsonObject, second: JsonObject, type: string | undefined): JsonObject {
  const joined: Record<string, unknown> = { ...first };
  for (const key of Object.keys(second)) {
    const [left, right] = [joined[key], second[key]];
    const strategy = strategyOf(type, key);
    if (isObject(left) && isObject(right)) joined[key] = joinPatches(left, right, strategy.type);
    else if (isList(left) && isList(right) && strategy.mergeKey) {
      joined[key] = joinElements(left, right, strategy.mergeKey, strategy.type);
    } else joined[key] = right;
  }
  return joined;
}

function joinElements(
  first: readonly unknown[],
  second: readonly unknown[],
  mergeKey: string,
  type: string | undefined,
): readonly unknown[] {
  const joined = [...first];
  for (const item of second) {
    const at = joined.findIndex(
      (other) => isObject(other) && isObject(item) && sameJson(other[mergeKey], item[mergeKey]),
    );
    if (at < 0) joined.push(item);
    else joined[at] = joinPatches(joined[at] as JsonObject, item as JsonObject, type);
  }
  return joined;
}
