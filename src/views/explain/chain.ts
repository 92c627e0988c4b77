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
 * The way back to the last thing a person did that had a part in it: what was done before that had been
 * survived
 * until then. Where nobody did anything, to the oldest cause there is.
 */
function pathToCommand(end: Change, changes: readonly Change[]): readonly Change[] {
  const taken = takenBack(end, changes);
  const leading = new Set<Revision>();
  // Causes are older than what they cause, so the oldest come first here.
  for (const { revision, because } of [...taken].reverse())
    if (leading.size === 0 || because.some((cause) => leading.has(cause))) leading.add(revision);
  const path = [end];
  for (let at: Change | undefined = end; at; ) {
    // Of several causes the latest is what tipped the scales.
    const cause = Math.max(...at.because.filter((one) => leading.has(one) && one < at!.revision));
    at = changes[cause - 1];
    if (at) path.unshift(at);
  }
  return path;
}

/** A change and all that led to it, latest first, down to the first deed that is met. */
function takenBack(end: Change, changes: readonly Change[]): readonly Change[] {
  const known = new Set([end.revision]);
  const waiting = new LatestFirst();
  const taken: Change[] = [];
  for (let at: Change | undefined = end; at && taken.length < furthest; ) {
    taken.push(at);
    if (isDeed(at)) break;
    for (const cause of at.because) {
      if (cause >= at.revision || known.has(cause)) continue;
      known.add(cause);
      waiting.add(cause);
    }
    at = changes[(waiting.take() ?? 0) - 1];
  }
  return taken;
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
