/** Holds a transcript of ours against a recording: the figures, and every difference with both sides. */
import { comparedKinds } from "./fields.ts";
import { createMask } from "./mask.ts";
import type { Recording, Transcript } from "./recording.ts";
import { commandView, comparedParts, eventsView, type Side, snapshotView } from "./views.ts";

export type Subject = "commands" | "snapshots" | "events";
export interface Count {
  readonly agreeing: number;
  readonly of: number;
}
type Figures = Readonly<Record<Subject, Count>>;

export interface Difference {
  readonly step: number;
  readonly command: string;
  /** "output", "events" or the kind of a snapshot's rows. */
  readonly what: string;
  readonly wanted: readonly string[];
  readonly got: readonly string[];
}

export interface Comparison {
  readonly name: string;
  readonly group: string;
  readonly figures: Figures;
  readonly differences: readonly Difference[];
}

interface Checked {
  readonly subject: Subject;
  readonly difference?: Difference;
}

function stepChecks(recording: Recording, index: number, wanted: Side, got: Side): Checked[] {
  const step = recording.steps[index]!;
  const checks: Checked[] = [];
  const check = (subject: Subject, what: string, view: (side: Side) => string[]) => {
    const [ours, theirs] = [view(got), view(wanted)];
    const difference = { step: index, command: step.command, what, wanted: theirs, got: ours };
    checks.push(ours.join("\n") === theirs.join("\n") ? { subject } : { subject, difference });
  };
  if (comparedParts(step).length > 0)
    check("commands", "output", (side) => commandView(recording, step, side));
  for (const kind of step.snapshot ? comparedKinds(recording, step) : []) {
    const rows = (side: Side) => side.step.snapshot?.[kind]?.length ?? 0;
    if (rows(wanted) === 0 && rows(got) === 0 && got.step.snapshot) continue;
    check("snapshots", kind, (side) => snapshotView(recording, step, kind, side));
  }
  if (step.events && !(step.unstable ?? []).includes("events")) {
    check("events", "events", (side) => eventsView(recording, step, side));
  }
  return checks;
}

/** Compares step by step; a step that ours lacks differs wholly. */
export function compare(recording: Recording, transcript: Transcript): Comparison {
  const theirs = createMask(recording, [], recording.source);
  const ours = createMask(recording, transcript.generated, recording.source);
  const checks = recording.steps.flatMap((step, index) =>
    stepChecks(recording, index, { step, mask: theirs }, { step: transcript.steps[index] ?? {}, mask: ours }),
  );
  const count = (subject: Subject): Count => {
    const of = checks.filter((check) => check.subject === subject);
    return { agreeing: of.filter((check) => !check.difference).length, of: of.length };
  };
  return {
    name: recording.name,
    group: recording.group,
    figures: { commands: count("commands"), snapshots: count("snapshots"), events: count("events") },
    differences: checks.flatMap(({ difference }) => difference ?? []),
  };
}
