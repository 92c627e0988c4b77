/** Why something happened: the changes that led to it, from what a person did down to the change itself. */
import type { Change, Ms, RecordKey, Revision } from "#cluster";
import { type Message, reasonId } from "#i18n";
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
const furthest = 400;

/** The chain of causes of the change at `revision`. Empty where there is no such change. */
export function chainTo(revision: Revision, changes: readonly Change[]): readonly Step[] {
  const end = changes[revision - 1];
  if (!end) return [];
  const path = pathToCommand(end, changes);
  const told = path.filter((change, at) => isWorthTelling(change, path[at + 1]));
  const short = told.length > toldSteps ? [...told.slice(0, 3), ...told.slice(3 - toldSteps)] : told;
  return short.map(stepOf);
}

/** The shortest way back to something a person did; where there is none, to the oldest cause there is. */
function pathToCommand(end: Change, changes: readonly Change[]): readonly Change[] {
  const cameFrom = new Map<Revision, Revision>();
  const queue = [end];
  let oldest = end;
  for (let at = 0; at < queue.length && at < furthest; at++) {
    const change = queue[at]!;
    if (isDeed(change)) return walk(change.revision, cameFrom, changes);
    if (change.revision < oldest.revision) oldest = change;
    // Of several causes the latest is what tipped the scales.
    for (const cause of [...change.because].sort((one, other) => other - one)) {
      if (cause === end.revision || cameFrom.has(cause) || !changes[cause - 1]) continue;
      cameFrom.set(cause, change.revision);
      queue.push(changes[cause - 1]!);
    }
  }
  return walk(oldest.revision, cameFrom, changes);
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
