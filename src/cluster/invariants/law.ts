/** Something that holds in every cluster at every moment, whatever is done to it. */
import type { View } from "../component.ts";
import type { Change } from "../state/record.ts";

/** What was found that must not be, in words for whoever mends it. */
export type Violation = string;

export interface Law {
  /** A sentence. */
  readonly name: string;
  /** Looks at one change, with all the changes there are. */
  readonly ofChange?: (change: Change, changes: readonly Change[]) => Violation | undefined;
  /** Looks at everything as it is now. */
  readonly ofState?: (view: View) => readonly Violation[];
}
