/** The order of a merged list: as the patch asks, with what only the server has woven in where it was. */
import { isObject, sameJson } from "./json.ts";

type Element = unknown;

function keyOf(element: Element, mergeKey: string): unknown {
  return mergeKey !== "" && isObject(element) ? element[mergeKey] : element;
}

function indexIn(list: readonly Element[], element: Element, mergeKey: string): number {
  const key = keyOf(element, mergeKey);
  return list.findIndex((other) => sameJson(keyOf(other, mergeKey), key));
}

/** `normalizeElementOrder` of `staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/patch.go`. */
export function orderLike(
  merged: readonly Element[],
  order: readonly Element[],
  before: readonly Element[],
  mergeKey: string,
): readonly Element[] {
  const asked = merged
    .filter((item) => indexIn(order, item, mergeKey) >= 0)
    .sort((left, right) => indexIn(order, left, mergeKey) - indexIn(order, right, mergeKey));
  const kept = merged.filter((item) => indexIn(order, item, mergeKey) < 0);
  const result: Element[] = [];
  while (kept.length > 0 || asked.length > 0) {
    const keptAt = kept.length > 0 ? indexIn(before, kept[0], mergeKey) : -1;
    const askedAt = asked.length > 0 ? indexIn(before, asked[0], mergeKey) : -1;
    const keptFirst =
      asked.length === 0 || (kept.length > 0 && keptAt >= 0 && askedAt >= 0 && keptAt < askedAt);
    const next = keptFirst ? kept.shift() : asked.shift();
    result.push(next);
  }
  return result;
}
