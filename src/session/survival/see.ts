/**
 * Looks what became of a file: as the next reader, as somebody who searches the disks, and as the list of
 * files.
 */
import type { Pod } from "#api";
import type { Cluster, Revision } from "#cluster";
import { chainTo, frameAt, Ledger, type Verdict } from "#views";
import type { Sandbox } from "../sandbox.ts";
import { findBytes, readersOf } from "./bytes.ts";
import type { Outcome } from "./outcome.ts";
import { type Storage, treasure } from "./storages/index.ts";

export interface Seen {
  readonly outcome: Outcome;
  /** What the list of files says of the file that was read, or else of the one that was written. */
  readonly verdict: Verdict | undefined;
  /** What somebody did that the chain of causes leads back to; absent for a file that is alive. */
  readonly deed?: Deed;
}

interface Deed {
  readonly revision: Revision;
  readonly text: string;
}

/** @param written the id of the file before the event; with `isMove`, a reader on the first node is none */
export function see(sandbox: Sandbox, storage: Storage, written: string, isMove: boolean): Seen {
  const { cluster } = sandbox;
  const seen = (outcome: Outcome, id = written): Seen => ({ outcome, ...told(cluster, id) });
  const found = findBytes(cluster);
  const next = nextPod(sandbox);
  if (next && canAnswer(sandbox, next, isMove) && isReadable(sandbox, next, storage)) {
    const { uid } = next.metadata;
    const read = found.find((id) => readersOf(cluster, id).some(({ pod }) => pod.uid === uid)) ?? "";
    return seen(read === written ? "kept" : "renewed", read);
  }
  if (isMove && next && isHeldBack(sandbox, next)) return seen("cannot happen");
  if (found.includes(written)) return seen(readersOf(cluster, written).length > 0 ? "kept" : "stranded");
  const gone = seen("lost");
  return gone.verdict === "deleted" ? { ...gone, outcome: "deleted" } : gone;
}

function told({ now, history }: Cluster, file: string): Pick<Seen, "verdict" | "deed"> {
  const { revision, changes, records } = history;
  const ledger = new Ledger();
  ledger.seek(changes, revision);
  const { files } = frameAt({ now, revision, changes, records, ledger }, {});
  const row = files.find(({ id }) => id === file);
  const [first] = row?.cause === undefined ? [] : chainTo(row.cause, changes);
  const command = first && changes[first.revision - 1]?.after?.value;
  const deed = first && command && "text" in command && { revision: first.revision, text: command.text };
  return { verdict: row?.verdict, ...(deed ? { deed } : {}) };
}

/** The Pod that was made last and is to stay. */
const nextPod = (sandbox: Sandbox): Pod | undefined =>
  sandbox
    .list("Pod")
    .map(({ value }) => value)
    .findLast(({ metadata }) => metadata.labels?.app === "app" && !metadata.deletionTimestamp);

function canAnswer(sandbox: Sandbox, { spec: { nodeName } }: Pod, isMove: boolean): boolean {
  return nodeName !== undefined && sandbox.nodeAnswers(nodeName) && !(isMove && nodeName === "node-1");
}

function isReadable(sandbox: Sandbox, { metadata }: Pod, { path }: Storage): boolean {
  const line = `kubectl exec -n ${metadata.namespace} ${metadata.name} -- cat ${path}`;
  return sandbox.type(line).stdout === treasure;
}

/**
 * Whether a Pod waits: it has no node because its volume binds it to one, or its node does not get the disk.
 */
function isHeldBack(sandbox: Sandbox, { metadata, status }: Pod): boolean {
  const isBoundElsewhere = status?.conditions?.some(
    ({ reason, message }) =>
      reason === "Unschedulable" && message?.includes("had volume node affinity conflict"),
  );
  const isRefused = sandbox
    .list("Event")
    .some(
      ({ value: { reason, involvedObject } }) =>
        reason === "FailedAttachVolume" && involvedObject.name === metadata.name,
    );
  return status?.phase === "Pending" && (isBoundElsewhere || isRefused);
}
