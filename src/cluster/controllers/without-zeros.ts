/** Counts as Go writes them with `omitempty`: a zero is left out. */
export function withoutZeros<Counts extends Readonly<Record<string, number>>>(
  counts: Counts,
): Partial<Counts> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0)) as Partial<Counts>;
}
