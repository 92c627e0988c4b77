/** Orders that do not depend on a language: by code unit, as Go's `sort.Strings` does for ASCII. */

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The keys of a map, sorted; none for an absent map. */
export function sortedKeys(map: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  return Object.keys(map ?? {}).sort(byText);
}

/** A sorted copy by a text of each item; equal texts keep their order. */
export function sortedBy<T>(items: readonly T[] | undefined, textOf: (item: T) => string): readonly T[] {
  return [...(items ?? [])].sort((a, b) => byText(textOf(a), textOf(b)));
}
