/** The ratchet: what has agreed with the real cluster once may never fall back. */
import { readFileSync, writeFileSync } from "node:fs";
import type { Comparison, Subject } from "./compare.ts";
import { subjects } from "./figures.ts";

/** How many commands, kinds of snapshots and lists of events of a recording agree. */
export type Agreement = Readonly<Record<Subject, number>>;
export type Agreements = Readonly<Record<string, Agreement>>;

const file = "e2e/conformance/agreed.json";
const nothing: Agreement = { commands: 0, snapshots: 0, events: 0 };

export function readAgreements(): Agreements {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** What fell since it was agreed on, one sentence for each; a recording that is new has nothing to lose. */
export function fallen(agreed: Agreement | undefined, { figures }: Comparison): string[] {
  const before = agreed ?? nothing;
  return subjects
    .filter((subject) => figures[subject].agreeing < before[subject])
    .map((subject) => `${subject}: ${figures[subject].agreeing} agree, ${before[subject]} did`);
}

/**
 * Raises what rose and keeps the rest; with `allowFalls` writes what is. Returns how many recordings changed.
 */
export function raise(comparisons: readonly Comparison[], allowFalls: boolean): number {
  const agreed: Record<string, Agreement> = { ...readAgreements() };
  let changed = 0;
  for (const { name, figures } of comparisons) {
    const before = agreed[name] ?? nothing;
    const level = (subject: Subject) =>
      allowFalls ? figures[subject].agreeing : Math.max(before[subject], figures[subject].agreeing);
    const after = { commands: level("commands"), snapshots: level("snapshots"), events: level("events") };
    if (agreed[name] && subjects.every((subject) => after[subject] === before[subject])) continue;
    agreed[name] = after;
    changed += 1;
  }
  const lines = Object.keys(agreed)
    .sort()
    .map((name) => `  ${JSON.stringify(name)}: ${JSON.stringify(agreed[name])}`);
  writeFileSync(file, `{\n${lines.join(",\n")}\n}\n`);
  return changed;
}
