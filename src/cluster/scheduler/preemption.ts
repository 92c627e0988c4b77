/** Makes room for a Pod by deleting Pods of lower priority: `pkg/scheduler/framework/preemption`. */

import type { Pod } from "#api";
import { momentOf } from "../time/epoch.ts";
import { fitErrorMessage } from "./fit-error.ts";
import { type NodeState, takenBy } from "./node-state.ts";
import { type NodeRefusal, prepareAll, refusalOf } from "./place.ts";
import type { Attempt } from "./plugin.ts";

const notHelpful = "Preemption is not helpful for scheduling";
const noVictims = "No preemption victims found for incoming pod";

export interface Candidate {
  readonly node: string;
  readonly victims: readonly Pod[];
}

export type Preemption =
  | { readonly candidate: Candidate }
  | { readonly candidate?: undefined; readonly message: string };

const priorityOf = ({ spec }: Pod): number => spec.priority ?? 0;

/** `refusals` absent: the Pod was refused before any node was looked at, so no victim helps. */
export function preempt(attempt: Attempt, refusals: readonly NodeRefusal[] | undefined): Preemption {
  const { pod, nodes } = attempt;
  if (pod.spec.preemptionPolicy === "Never")
    return { message: "preemption: not eligible due to preemptionPolicy=Never." };
  if (waitsForVictims(attempt))
    return { message: "preemption: not eligible due to a terminating pod on the nominated node." };
  const reasons: (readonly string[])[] = [];
  const candidates: Candidate[] = [];
  if (!refusals) reasons.push(...nodes.map(() => [notHelpful]));
  for (const refusal of refusals ?? []) {
    const found = refusal.preemptible ? victimsOn(attempt, refusal.node) : [notHelpful];
    if ("node" in found) candidates.push(found);
    else reasons.push(found);
  }
  const candidate = [...candidates].sort(compareCandidates)[0];
  if (candidate) return { candidate };
  return { message: `preemption: ${fitErrorMessage(nodes.length, reasons)}` };
}

function waitsForVictims({ pod, nodes }: Attempt): boolean {
  const nominated = nodes.find(({ name }) => name === pod.status?.nominatedNodeName);
  return (
    nominated?.pods.some(
      (other) => other.metadata.deletionTimestamp !== undefined && priorityOf(other) < priorityOf(pod),
    ) ?? false
  );
}

/** The fewest, least important Pods without which the node would do; or why none are. */
function victimsOn(attempt: Attempt, node: NodeState): Candidate | readonly string[] {
  const lower = node.pods.filter((other) => priorityOf(other) < priorityOf(attempt.pod));
  if (lower.length === 0) return [noVictims];
  const staying = node.pods.filter((other) => !lower.includes(other));
  const objection = objectionWith(attempt, node, staying);
  if (objection) return objection.reasons;
  const victims: Pod[] = [];
  for (const other of [...lower].sort(moreImportant)) {
    if (objectionWith(attempt, node, [...staying, other])) victims.push(other);
    else staying.push(other);
  }
  return { node: node.name, victims };
}

function objectionWith(attempt: Attempt, node: NodeState, pods: readonly Pod[]): NodeRefusal | undefined {
  const changed: NodeState = {
    name: node.name,
    node: node.node,
    allocatable: node.allocatable,
    pods,
    podCount: pods.length,
    withAffinity: node.withAffinity.filter((pod) => pods.includes(pod)),
    taken: takenBy(pods),
  };
  const nodes = attempt.nodes.map((other) => (other === node ? changed : other));
  const ready = prepareAll({ ...attempt, nodes });
  if (!("length" in ready))
    return { node, plugin: ready.plugin, reasons: [ready.message], preemptible: false };
  return refusalOf(ready, changed);
}

const startOf = ({ status }: Pod): number => momentOf(status?.startTime) ?? Number.MAX_SAFE_INTEGER;

function moreImportant(left: Pod, right: Pod): number {
  return priorityOf(right) - priorityOf(left) || startOf(left) - startOf(right);
}

/**
 * Lowest highest priority, then lowest sum, then fewest victims, then the latest start of the most important
 * one.
 */
function compareCandidates(left: Candidate, right: Candidate): number {
  const highest = ({ victims }: Candidate) => Math.max(...victims.map(priorityOf));
  const sum = ({ victims }: Candidate) => victims.reduce((total, victim) => total + priorityOf(victim), 0);
  const earliest = ({ victims }: Candidate) => Math.min(...victims.map(startOf));
  return (
    highest(left) - highest(right) ||
    sum(left) - sum(right) ||
    left.victims.length - right.victims.length ||
    earliest(right) - earliest(left)
  );
}
