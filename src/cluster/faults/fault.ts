/** A thing that breaks, or is mended: what it changes in the machines. */
import type { Plan, View } from "../component.ts";
import type { Revision } from "../state/record.ts";

/** The command that made it happen. */
export interface Cause {
  readonly revision: Revision;
}

export interface Fault {
  /** As it is typed: `node crash`. */
  readonly name: string;
  /**
   * The plan, or one line that says why there is nothing to break. `target` is a node's or a container's
   * name.
   */
  happen(view: View, target: string, cause: Cause): Plan | { readonly refusal: string };
}
