/**
 * The verdict on every file at the end of a scenario, with the chain of causes of those that are not alive.
 */
import type { Change, Records } from "#cluster";
import { inWords } from "#i18n";
import { chainTo, type FileRow, frameAt, Ledger, type Place, type Verdict } from "#views";

export interface FileVerdict {
  readonly verdict: Verdict;
  readonly path: string;
  /** Where the bytes are or were, in words. */
  readonly place: string;
  /** From what a person did down to the end of the file; empty for a file that is alive. */
  readonly causes: readonly string[];
}

/** What is needed of a cluster to judge its files. */
interface JudgedCluster {
  readonly now: number;
  readonly history: {
    readonly revision: number;
    readonly changes: readonly Change[];
    readonly records: Pick<Records, "get" | "list" | "by">;
  };
}

function placeText(place: Place): string {
  switch (place.type) {
    case "layer":
      return `writable layer of container ${place.container} of pod ${place.pod} on ${place.node}`;
    case "volume":
      return `${place.volumeType} ${place.volume} of pod ${place.pod} on ${place.node}`;
    case "node-disk":
      return `disk of ${place.node}, ${place.path}`;
    case "outside":
      return `outside the cluster, ${place.disk}`;
  }
}

function judge({ verdict, path, place, cause }: FileRow, changes: readonly Change[]): FileVerdict {
  const steps = cause === undefined ? [] : chainTo(cause, changes);
  return {
    verdict,
    path,
    place: placeText(place),
    causes: steps.map(({ message }) => inWords("en", message)),
  };
}

/** Alive files first, as the page lists them. */
export function fileVerdicts({ now, history }: JudgedCluster): FileVerdict[] {
  const { revision, changes, records } = history;
  const ledger = new Ledger();
  ledger.seek(changes, revision);
  const { files } = frameAt({ now, revision, changes, records, ledger }, {});
  return files.map((row) => judge(row, changes));
}
