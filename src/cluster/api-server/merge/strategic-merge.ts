/** Applies a strategic merge patch to an object. */
import { deletePrefix, orderPrefix, patchDirective, retainKeysDirective } from "./directives.ts";
import { orderLike } from "./element-order.ts";
import { isList, isObject, type JsonObject, sameJson } from "./json.ts";
import { strategyOf } from "./merge-keys.ts";

/**
 * The object with the patch applied (`staging/src/k8s.io/apimachinery/pkg/util/strategicpatch`). `type` is
 * the kind, or
 * a type of the schema. `null` deletes a field.
 */
export function applyStrategicPatch(
  current: JsonObject,
  patch: JsonObject,
  type: string | undefined,
): JsonObject {
  const directive = patch[patchDirective];
  if (directive === "delete") return {};
  if (directive === "replace") return withoutDirectives(patch);
  const merged: Record<string, unknown> = { ...current };
  const retained = patch[retainKeysDirective];
  if (isList(retained)) {
    for (const key of Object.keys(merged)) if (!retained.includes(key)) delete merged[key];
  }
  for (const key of Object.keys(patch).sort()) {
    if (key.startsWith(deletePrefix)) deleteValues(merged, key.slice(deletePrefix.length), patch[key]);
  }
  for (const key of Object.keys(patch).sort()) {
    if (key.startsWith("$")) continue;
    const value = mergeField(merged[key], patch[key], patch[orderPrefix + key], key, type);
    if (value === undefined) delete merged[key];
    else merged[key] = value;
  }
  for (const key of Object.keys(patch)) {
    const field = key.startsWith(orderPrefix) ? key.slice(orderPrefix.length) : undefined;
    if (field !== undefined && !(field in patch)) reorder(merged, field, current[field], patch[key], type);
  }
  return merged;
}

function deleteValues(merged: Record<string, unknown>, field: string, values: unknown): void {
  const list = merged[field];
  if (!isList(list) || !isList(values)) return;
  merged[field] = list.filter((item) => !values.some((value) => sameJson(item, value)));
}

function reorder(
  merged: Record<string, unknown>,
  field: string,
  before: unknown,
  order: unknown,
  type: string | undefined,
): void {
  const { mergeKey } = strategyOf(type, field);
  const list = merged[field];
  if (isList(list) && isList(order)) {
    merged[field] = orderLike(list, order, isList(before) ? before : [], mergeKey ?? "");
  }
}

function mergeField(
  current: unknown,
  patch: unknown,
  order: unknown,
  field: string,
  type: string | undefined,
): unknown {
  if (patch === null) return undefined;
  const strategy = strategyOf(type, field);
  if (isObject(patch)) {
    return applyStrategicPatch(isObject(current) ? current : {}, patch, strategy.type);
  }
  if (!isList(patch)) return patch;
  if (strategy.mergeKey === undefined) return patch.map(withoutDirectivesInside);
  const before = isList(current) ? current : [];
  const merged =
    strategy.mergeKey === ""
      ? [...before, ...patch.filter((item) => !before.some((other) => sameJson(item, other)))]
      : mergeElements(before, patch, strategy.mergeKey, strategy.type);
  return isList(order) ? orderLike(merged, order, before, strategy.mergeKey) : merged;
}

function mergeElements(
  current: readonly unknown[],
  patch: readonly unknown[],
  mergeKey: string,
  type: string | undefined,
): readonly unknown[] {
  if (patch.some((item) => isObject(item) && item[patchDirective] === "replace" && !(mergeKey in item))) {
    const kept = patch.filter((item) => !(isObject(item) && item[patchDirective] === "replace"));
    return kept.map(withoutDirectivesInside);
  }
  let merged = [...current];
  for (const item of patch) {
    if (!isObject(item)) continue;
    const at = merged.findIndex((other) => isObject(other) && sameJson(other[mergeKey], item[mergeKey]));
    if (item[patchDirective] === "delete") {
      merged = merged.filter((other) => !(isObject(other) && sameJson(other[mergeKey], item[mergeKey])));
    } else if (at < 0) {
      merged.push(applyStrategicPatch({}, item, type));
    } else {
      merged[at] = applyStrategicPatch(merged[at] as JsonObject, item, type);
    }
  }
  return merged;
}

function withoutDirectivesInside(value: unknown): unknown {
  if (isList(value)) return value.map(withoutDirectivesInside);
  return isObject(value) ? withoutDirectives(value) : value;
}

function withoutDirectives(patch: JsonObject): JsonObject {
  const members = Object.entries(patch)
    .filter(([key, value]) => !key.startsWith("$") && value !== null)
    .map(([key, value]) => [key, withoutDirectivesInside(value)]);
  return Object.fromEntries(members);
}
