/** One moment of the cluster: its records, and what the log tells of those that are no more. */
import type { Change, Ms, Records, Revision } from "#cluster";
import type { Ledger } from "./ledger.ts";

export interface Moment {
  readonly now: Ms;
  readonly revision: Revision;
  readonly records: Pick<Records, "get" | "list" | "by">;
  /** The whole log; it may go on beyond this moment. */
  readonly changes: readonly Change[];
  /** The same log, read up to this moment. */
  readonly ledger: Ledger;
}
