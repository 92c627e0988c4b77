/** What can become of a file, and why it must. */
import type { Verdict } from "#views";

/**
 * - `kept`: the next reader finds the same file
 * - `renewed`: the next reader finds the same bytes in a file made anew from an object of the API
 * - `stranded`: the bytes exist, and no running container can reach them
 * - `lost`: the bytes are gone with what held them
 * - `deleted`: the bytes are gone because a program removed the file
 * - `cannot happen`: with this storage the event does not come to pass: the next Pod waits for its bytes
 */
export type Outcome = "kept" | "renewed" | "stranded" | "lost" | "deleted" | "cannot happen";

/** What the list of files may say of it: where the event does not come to pass, the old Pod may read on. */
export const verdictsOf: Readonly<Record<Outcome, readonly Verdict[]>> = {
  kept: ["alive"],
  renewed: ["alive"],
  stranded: ["stranded"],
  lost: ["lost"],
  deleted: ["deleted"],
  "cannot happen": ["stranded", "alive"],
};

/** A cell of the matrix. `because` is the rule, or the recording that shows it, in brackets. */
export interface Expected {
  readonly outcome: Outcome;
  readonly because: string;
}

const expect =
  (outcome: Outcome) =>
  (because: string): Expected => ({ outcome, because });

export const kept = expect("kept");
export const renewed = expect("renewed");
export const stranded = expect("stranded");
export const lost = expect("lost");
export const deleted = expect("deleted");
export const cannotHappen = expect("cannot happen");
