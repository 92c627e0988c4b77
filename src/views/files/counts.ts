/** How many files there are of each verdict. */
import type { FileRow, Verdict } from "./file-row.ts";

export type VerdictCounts = Readonly<Record<Verdict, number>>;

export function countVerdicts(rows: readonly FileRow[]): VerdictCounts {
  const counts = { alive: 0, stranded: 0, lost: 0, deleted: 0 };
  for (const { verdict } of rows) counts[verdict] += 1;
  return counts;
}
