/**
 * The difference of two lists of lines, as a person reads it: `-` is what the real cluster said, `+` is ours.
 */

/** Lengths of the longest common subsequence of every pair of tails. */
function commonTails(wanted: readonly string[], got: readonly string[]): number[][] {
  const lengths = Array.from({ length: wanted.length + 1 }, () => new Array<number>(got.length + 1).fill(0));
  for (let row = wanted.length - 1; row >= 0; row--) {
    for (let column = got.length - 1; column >= 0; column--) {
      lengths[row]![column] =
        wanted[row] === got[column]
          ? lengths[row + 1]![column + 1]! + 1
          : Math.max(lengths[row + 1]![column]!, lengths[row]![column + 1]!);
    }
  }
  return lengths;
}

/** Lines with their sign, where one line of agreement is kept around each difference. */
export function lineDifference(wanted: readonly string[], got: readonly string[]): string[] {
  const lengths = commonTails(wanted, got);
  const signed: string[] = [];
  let row = 0;
  let column = 0;
  while (row < wanted.length || column < got.length) {
    const missing = lengths[row + 1]?.[column] ?? -1;
    const added = lengths[row]?.[column + 1] ?? -1;
    if (row < wanted.length && column < got.length && wanted[row] === got[column]) {
      signed.push(`  ${wanted[row]}`);
      row += 1;
      column += 1;
    } else if (row < wanted.length && (column >= got.length || missing >= added)) {
      signed.push(`- ${wanted[row]}`);
      row += 1;
    } else {
      signed.push(`+ ${got[column]}`);
      column += 1;
    }
  }
  const differs = (line: string | undefined) => line !== undefined && !line.startsWith("  ");
  return signed.filter(
    (line, index) => differs(line) || differs(signed[index - 1]) || differs(signed[index + 1]),
  );
}
