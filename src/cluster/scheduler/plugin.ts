/** A scheduler plugin: one reason why a Pod may not, or should rather not, be on a node. */
import type { Pod } from "#api";
import type { View } from "../component.ts";
import type { Change } from "../state/record.ts";
import type { NodeState } from "./node-state.ts";

/** One attempt to place one Pod. */
export interface Attempt {
  readonly view: View;
  readonly pod: Pod;
  readonly nodes: readonly NodeState[];
}

/** Why a node does not do. `preemptible`: it might, if Pods of lower priority left it. */
export interface Refusal {
  readonly reasons: readonly string[];
  readonly preemptible: boolean;
}

/** A plugin made ready for one attempt. */
export type Prepared =
  /** No node will do, whatever it is like. */
  | { readonly refused: string }
  | {
      /** Only these nodes come into question. */
      readonly among?: ReadonlySet<string>;
      filter?(node: NodeState): Refusal | undefined;
    };

export interface Plugin {
  readonly name: string;
  /** `undefined`: the plugin has nothing to say about this Pod. */
  prepare?(attempt: Attempt): Prepared | undefined;
  /** How much its scores count. */
  readonly weight?: number;
  /** 0 to 100 for each of the nodes that will do, or `undefined` when it does not care. */
  score?(attempt: Attempt, nodes: readonly NodeState[]): readonly number[] | undefined;
  /** Whether a change may let a Pod be placed that this plugin refused: its queueing hint. */
  readonly wakes: (change: Change, pod: Pod, view: View) => boolean;
}

export const preemptible = (...reasons: readonly string[]): Refusal => ({ reasons, preemptible: true });
export const unresolvable = (...reasons: readonly string[]): Refusal => ({ reasons, preemptible: false });

/**
 * Scales scores so that the largest is 100, or the other way round
 * (`pkg/scheduler/framework/plugins/helper/normalize_score.go`).
 */
export function normalized(scores: readonly number[], reverse = false): readonly number[] {
  const largest = Math.max(0, ...scores);
  if (largest === 0) return reverse ? scores.map(() => 100) : scores;
  return scores.map((score) => {
    const scaled = Math.floor((100 * score) / largest);
    return reverse ? 100 - scaled : scaled;
  });
}
