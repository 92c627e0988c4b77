/** Why something happened: the changes that led to it, from what a person did down to the change itself. */
import type { Change, Ms, RecordKey, Revision } from "#cluster";
import { type Message, reasonId } from "#i18n";
import { LatestFirst } from "./latest-first.ts";
import { sentenceOf } from "./sentence.ts";

/** One link of the chain, oldest first. */
export interface Step {
  readonly revision: Revision;
  readonly at: Ms;
  readonly record: RecordKey;
  readonly by: string;
  /** `you`: a person did it. */
  readonly role: "you" | "step";
  readonly message: Message;
}

/** A chain that grew longer is told by its ends. */
const toldSteps = 8;
const furthest = 5000;

/** The chain of causes of the change at `revision`. Empty where there is no such change. */
export function chainTo(revision: Revision, changes: readonly Change[]): readonly Step[] {
  const end = changes[revision - 1];
  if (!end) return [];
  const path = pathToCommand(end, changes);
  const told = path.filter((change, at) => isWorthTelling(change, path[at + 1]));
  const short = told.length > toldSteps ? [...told.slice(0, 3), ...told.slice(3 - toldSteps)] : told;
  return short.map(stepOf);
}

/**
 * The shortest way back to the last thing a person did that had a part in it: what was done before that had
 * been
 * survived until then. Where nobody did anything, to the oldest cause there is.
 */
function pathToCommand(end: Change, changes: readonly Change[]): readonly Change[] {
  const cameFrom = new Map<Revision, Revision>();
  const lengths = new Map<Revision, number>([[end.revision, 0]]);
  // Causes are older than what they cause, so whoever is taken last-first is known with all that came of it.
  const waiting = new LatestFirst();
  let at = end;
  for (let taken = 0; taken < furthest; taken++) {
    if (isDeed(at)) break;
    const length = lengths.get(at.revision)! + 1;
    for (const cause of at.because) {
      if (cause >= at.revision || !changes[cause - 1]) continue;
      const known = lengths.get(cause);
      if (known === undefined) waiting.add(cause);
      if (known !== undefined && known <= length) continue;
      lengths.set(cause, length);
      cameFrom.set(cause, at.revision);
    }
    const next = waiting.take();
    if (next === undefined) break;
    at = changes[next - 1]!;
  }
  return walk(at.revision, cameFrom, changes);
}

function walk(
  start: Revision,
  cameFrom: ReadonlyMap<Revision, Revision>,
  changes: readonly Change[],
): readonly Change[] {
  const path: Change[] = [];
  for (let at: Revision | undefined = start; at !== undefined; at = cameFrom.get(at))
    path.push(changes[at - 1]!);
  return path;
}

/** What a person did, other than how the scene began. */
const isDeed = (change: Change): boolean =>
  change.kind === "Command" && (change as Change<"Command">).after?.value.type !== "setup";

/** Reports and bookkeeping pass causes on; they are no links that anybody asks for. */
const untold = new Set([
  "PodStatusChanged",
  "StatusChanged",
  "PodSynced",
  "EventRecorded",
  "NodeStatusReported",
  "NodeHeard",
  "KubeletPreparedFiles",
]);

/** Several changes in a row that say the same are told once: the last of them. */
function isWorthTelling(change: Change, next: Change | undefined): boolean {
  if (!next || change.kind === "Command") return true;
  return change.reason !== next.reason && !untold.has(change.reason) && reasonId(change.reason) !== undefined;
}

function stepOf(change: Change): Step {
  const role = change.kind === "Command" ? "you" : "step";
  const { revision, at, key, by } = change;
  return { revision, at, record: key, by, role, message: sentenceOf(change) };
}
