/** Verbs whose names are near a misspelt word, as cobra finds them. */
import type { Verb } from "./verb.ts";

/** How many letters must be added, left out or changed; case does not count. */
function editDistance(left: string, right: string): number {
  const [a, b] = [left.toLowerCase(), right.toLowerCase()];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}

/** At most two letters away, or beginning with the word (`SuggestionsFor`). */
export function spelledLike(word: string, verbs: readonly Verb[]): readonly string[] {
  const isNear = ({ name }: Verb) =>
    editDistance(word, name) <= 2 || name.toLowerCase().startsWith(word.toLowerCase());
  return verbs
    .filter(isNear)
    .map(({ name }) => name)
    .sort();
}
