/** Reads `pod web app=front tier-`: what is named, what is set and what is taken away. */
import { fail } from "./failure.ts";

export interface PairedWords {
  readonly resources: readonly string[];
  readonly pairs: readonly string[];
}

const isPair = (word: string) =>
  (word.includes("=") && word[0] !== "=") || (word.endsWith("-") && word !== "-");

/** Objects come first (`GetResourcesAndPairs` of kubectl's cmd/util); `what` is `label` or `annotation`. */
export function splitPairs(words: readonly string[], what: string): PairedWords {
  const first = words.findIndex(isPair);
  if (first < 0) return { resources: words, pairs: [] };
  const stray = words.slice(first).find((word) => !isPair(word));
  if (stray !== undefined) fail(`all resources must be specified before ${what} changes: ${stray}`);
  return { resources: words.slice(0, first), pairs: words.slice(first) };
}

export interface MapChange {
  readonly set: Readonly<Record<string, string>>;
  readonly remove: readonly string[];
}

/** What is left of a map after a change. */
export function changedMap(
  map: Readonly<Record<string, string>> | undefined,
  { set, remove }: MapChange,
): Readonly<Record<string, string>> {
  const kept = Object.entries(map ?? {}).filter(([key]) => !remove.includes(key));
  return { ...Object.fromEntries(kept), ...set };
}
