/** `kubectl get --sort-by=PATH`. */
import { compareQuantities, type KubernetesObject, parseQuantity } from "#api";
import { type Attempt, attempt, TemplateError } from "./attempt.ts";
import { relaxedPath, valuesAt } from "./jsonpath/index.ts";

/** Runs of digits compare as numbers, and stand before other signs (`sortorder.NaturalLess`). */
function naturalLess(left: string, right: string): boolean {
  const chunks = (text: string) => text.match(/\d+|\D/g) ?? [];
  const [a, b] = [chunks(left), chunks(right)];
  for (let index = 0; index < a.length && index < b.length; index++) {
    const [x, y] = [a[index]!, b[index]!];
    if (x === y) continue;
    const [xDigits, yDigits] = [/^\d/.test(x), /^\d/.test(y)];
    if (xDigits !== yDigits) return xDigits;
    if (!xDigits) return x < y;
    const [xNumber, yNumber] = [x.replace(/^0+/, ""), y.replace(/^0+/, "")];
    if (xNumber.length !== yNumber.length) return xNumber.length < yNumber.length;
    return xNumber === yNumber ? x.length < y.length : xNumber < yNumber;
  }
  return left.length < right.length;
}

const isQuantity = (text: string) => !("error" in parseQuantity(text));

/** `isLess` of kubectl's sorter: null before all, amounts by size, other texts in natural order. */
function isLess(left: unknown, right: unknown): boolean {
  if (left === null || right === null) return left === null && right !== null;
  if (typeof left === "number" && typeof right === "number") return left < right;
  if (typeof left === "string" && typeof right === "string") {
    if (isQuantity(left) && isQuantity(right)) return compareQuantities(left, right) < 0;
    return naturalLess(left, right);
  }
  throw new TemplateError(`unsortable type: ${typeof left}`);
}

interface Keyed {
  readonly object: KubernetesObject;
  readonly values: readonly unknown[];
}

/** An object without the field goes before every other. */
function comesBefore(left: Keyed, right: Keyed): boolean {
  if (left.values.length === 0) return true;
  return right.values.length > 0 && isLess(left.values[0], right.values[0]);
}

/** Insertion sort, as Go sorts what is short: the rule above is no order, so the steps matter. */
function insertionSorted(items: readonly Keyed[]): readonly Keyed[] {
  const sorted: Keyed[] = [];
  for (const item of items) {
    let place = sorted.length;
    while (place > 0 && comesBefore(item, sorted[place - 1]!)) place--;
    sorted.splice(place, 0, item);
  }
  return sorted;
}

/** The objects in order; an error for a bad path or for one that no object has. */
export function sortObjects(
  objects: readonly KubernetesObject[],
  path: string,
): Attempt<readonly KubernetesObject[]> {
  return attempt(() => {
    if (objects.length < 2) return objects;
    const expression = relaxedPath(path);
    const keyed = objects.map((object) => ({ object, values: valuesAt(expression, object) }));
    if (keyed.every(({ values }) => values.length === 0)) {
      throw new TemplateError(`couldn't find any field with path "${expression}" in the list of objects`);
    }
    return insertionSorted(keyed).map(({ object }) => object);
  });
}
