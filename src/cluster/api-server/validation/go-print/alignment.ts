/** Which elements of two lists belong together: equal ones first, then similar ones. */

/** How much two elements have in common. */
interface Likeness {
  readonly same: number;
  readonly different: number;
}

type Match = readonly [left: number | undefined, right: number | undefined];

/** As `go-cmp` weighs it: an equal pair is worth most, a similar one (as many same leaves as different) still something. */
function worth({ same, different }: Likeness): number {
  if (different === 0) return 4;
  return same + 1 >= different ? 1 : -1;
}

/**
 * The pairs of two lists in order, with `undefined` where an element has no partner: the alignment of the highest worth
 * (`go-cmp` searches for it greedily; for lists as short as a Pod's the outcome is the same).
 */
export function alignElements(
  leftCount: number,
  rightCount: number,
  likeness: (left: number, right: number) => Likeness,
): readonly Match[] {
  const worths = Array.from({ length: leftCount }, (_, left) =>
    Array.from({ length: rightCount }, (__, right) => worth(likeness(left, right))),
  );
  const best = Array.from({ length: leftCount + 1 }, () => new Array<number>(rightCount + 1).fill(0));
  for (let left = leftCount - 1; left >= 0; left -= 1) {
    for (let right = rightCount - 1; right >= 0; right -= 1) {
      best[left]![right] = Math.max(
        worths[left]![right]! + best[left + 1]![right + 1]!,
        best[left + 1]![right]!,
        best[left]![right + 1]!,
      );
    }
  }
  const matches: Match[] = [];
  let [left, right] = [0, 0];
  while (left < leftCount || right < rightCount) {
    const here = best[left]![right]!;
    const paired = left < leftCount && right < rightCount && worths[left]![right]! > 0;
    if (paired && here === worths[left]![right]! + best[left + 1]![right + 1]!) {
      matches.push([left, right]);
      left += 1;
      right += 1;
    } else if (left < leftCount && (right >= rightCount || here === best[left + 1]![right]!)) {
      matches.push([left, undefined]);
      left += 1;
    } else {
      matches.push([undefined, right]);
      right += 1;
    }
  }
  return matches;
}
