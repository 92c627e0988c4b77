/** What a person did, and when: the only input, from which everything else can be played again. */
import type { Ms, Revision } from "#cluster";

export type Input =
  | { readonly type: "line"; readonly text: string }
  | { readonly type: "write"; readonly path: string; readonly text: string };

export interface Recorded {
  readonly at: Ms;
  /** The first change it made. */
  readonly revision: Revision;
  readonly input: Input;
}
