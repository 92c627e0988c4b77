/** The word that somebody probably meant. */

/** The nearest of some words, if it is near enough to be meant; case does not count. */
export function nearestWord(word: string, words: readonly string[]): string | undefined {
  return leastChanged(word, words) ?? partOf(word, words);
}

/** A part of one word stands for the whole: `Dir` for `Directory`, `name` for `secretName`. */
function partOf(word: string, words: readonly string[]): string | undefined {
  const part = word.toLowerCase();
  if (part.length < 3) return undefined;
  const fits = (whole: string, piece: string) => whole.startsWith(piece) || whole.endsWith(piece);
  const found = words.filter((other) => {
    const whole = other.toLowerCase();
    return whole.length >= 4 && (fits(whole, part) || fits(part, whole));
  });
  return [...found].sort((one, other) => one.length - other.length)[0];
}

function leastChanged(word: string, words: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of words) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance >= least) continue;
    nearest = candidate;
    least = distance;
  }
  return nearest;
}

/** How many letters must be added, removed or changed to make one word of the other (Levenshtein). */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const below = [at + 1];
    for (const [column, otherLetter] of [...other].entries()) {
      const replaced = row[column]! + (letter === otherLetter ? 0 : 1);
      below.push(Math.min(below[column]! + 1, row[column + 1]! + 1, replaced));
    }
    row = below;
  }
  return row.at(-1)!;
}
