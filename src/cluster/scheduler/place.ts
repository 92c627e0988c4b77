/** Finds the node for one Pod: filters, scores, chooses. `pkg/scheduler/schedule_one.go` */
import type { NodeState } from "./node-state.ts";
import type { Attempt, Plugin, Prepared, Refusal } from "./plugin.ts";
import { plugins } from "./plugins/index.ts";

export interface NodeRefusal extends Refusal {
  readonly node: NodeState;
  readonly plugin: string;
}

export type Placement =
  | { readonly node: NodeState; readonly refusals: readonly NodeRefusal[] }
  | { readonly node?: undefined; readonly refused: { readonly plugin: string; readonly message: string } }
  | { readonly node?: undefined; readonly refused?: undefined; readonly refusals: readonly NodeRefusal[] };

interface Ready {
  readonly plugin: Plugin;
  readonly prepared: Exclude<Prepared, { refused: string }>;
}

/** The plugins that have a say about this Pod, or the first that refuses it outright. */
export function prepareAll(
  attempt: Attempt,
): readonly Ready[] | { readonly plugin: string; readonly message: string } {
  const ready: Ready[] = [];
  for (const plugin of plugins) {
    const prepared = plugin.prepare?.(attempt);
    if (!prepared) continue;
    if ("refused" in prepared) return { plugin: plugin.name, message: prepared.refused };
    ready.push({ plugin, prepared });
  }
  return ready;
}

/** What the first plugin that minds has against a node. */
export function refusalOf(ready: readonly Ready[], node: NodeState): NodeRefusal | undefined {
  const excluding = ready.filter(({ prepared }) => prepared.among && !prepared.among.has(node.name));
  if (excluding.length > 0) {
    const names = excluding.map(({ plugin }) => plugin.name).sort();
    const reasons = [`node(s) didn't satisfy plugin(s) [${names.join(" ")}]`];
    return { node, plugin: names[0]!, reasons, preemptible: false };
  }
  for (const { plugin, prepared } of ready) {
    const refusal = prepared.filter?.(node);
    if (refusal) return { ...refusal, node, plugin: plugin.name };
  }
  return undefined;
}

export function place(attempt: Attempt, choice: number): Placement {
  const ready = prepareAll(attempt);
  if (!("length" in ready)) return { refused: ready };
  const refusals: NodeRefusal[] = [];
  const feasible: NodeState[] = [];
  const enough = feasibleNodesToFind(attempt.nodes.length);
  for (const node of attempt.nodes) {
    const refusal = refusalOf(ready, node);
    if (refusal) refusals.push(refusal);
    else feasible.push(node);
    if (feasible.length >= enough) break;
  }
  if (feasible.length === 0) return { refusals };
  return { node: best(attempt, feasible, choice), refusals };
}

/**
 * In large clusters not every node is looked at: a share that falls from 50 % to 5 %, of at least 100 nodes.
 */
function feasibleNodesToFind(nodes: number): number {
  if (nodes < 100) return nodes;
  const percentage = Math.max(5, 50 - Math.floor(nodes / 125));
  return Math.max(100, Math.floor((nodes * percentage) / 100));
}

function best(attempt: Attempt, nodes: readonly NodeState[], choice: number): NodeState {
  if (nodes.length === 1) return nodes[0]!;
  const totals = nodes.map(() => 0);
  for (const { weight = 0, score } of plugins) {
    const scores = score?.(attempt, nodes);
    scores?.forEach((value, at) => {
      totals[at] = totals[at]! + weight * value;
    });
  }
  const highest = Math.max(...totals);
  const equals = nodes.filter((_, at) => totals[at] === highest);
  return equals[choice % equals.length]!;
}
