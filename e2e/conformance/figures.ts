/** Adds up comparisons: the four figures, by group and in all. */
import type { Comparison, Count, Subject } from "./compare.ts";

export const subjects: readonly Subject[] = ["commands", "snapshots", "events"];

export interface Totals {
  readonly counts: Readonly<Record<Subject | "transcripts", Count>>;
  /** Whole transcripts that agree, by group. */
  readonly groups: ReadonlyMap<string, Count>;
}

function agreesWholly(comparison: Comparison): boolean {
  return comparison.differences.length === 0;
}

function countWhole(comparisons: readonly Comparison[]): Count {
  return { agreeing: comparisons.filter(agreesWholly).length, of: comparisons.length };
}

/** The four figures over all comparisons given. */
export function addUp(comparisons: readonly Comparison[]): Totals {
  const sum = (subject: Subject): Count => ({
    agreeing: comparisons.reduce((total, { figures }) => total + figures[subject].agreeing, 0),
    of: comparisons.reduce((total, { figures }) => total + figures[subject].of, 0),
  });
  const names = [...new Set(comparisons.map(({ group }) => group))].sort();
  const inGroup = (name: string) => comparisons.filter(({ group }) => group === name);
  return {
    counts: {
      commands: sum("commands"),
      snapshots: sum("snapshots"),
      events: sum("events"),
      transcripts: countWhole(comparisons),
    },
    groups: new Map(names.map((name) => [name, countWhole(inGroup(name))])),
  };
}

function percent({ agreeing, of }: Count): string {
  return of === 0 ? "none" : `${agreeing}/${of} (${((100 * agreeing) / of).toFixed(1)}%)`;
}

/** One line such as `commands 10/12 (83.3%)   snapshots …`. */
export function figuresLine({ counts }: Totals): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${percent(count)}`)
    .join("   ");
}

/** One line for each group: how many of its transcripts agree wholly. */
export function groupLines({ groups }: Totals): string[] {
  return [...groups].map(([name, count]) => `${name.padEnd(18)} ${percent(count)}`);
}
