/** Which Pods go first when there are too many: `pkg/controller/controller_utils.go` ActivePodsWithRanks. */
import type { Pod } from "#api";
import type { Ms } from "../../state/record.ts";
import { momentOf } from "../../time/epoch.ts";
import { conditionOf } from "../conditions.ts";
import { isActive, isReady, restartsOf } from "./pod-state.ts";

const phases: Readonly<Record<string, number>> = { Pending: 0, Unknown: 1, Running: 2 };

const deletionCostAnnotation = "controller.kubernetes.io/pod-deletion-cost";

/**
 * Times are compared by the logarithm of their distance from now (in nanoseconds), so that near ones are
 * alike.
 */
const bucket = (now: Ms, at: Ms): number => (now <= at ? -1 : Math.floor(Math.log2((now - at) * 1e6)));

/**
 * `related`: Pods of all the owner's siblings, to see where they crowd. `count` Pods are returned, first to
 * go first.
 */
export function victims(
  pods: readonly Pod[],
  related: readonly Pod[],
  count: number,
  now: Ms,
): readonly Pod[] {
  if (count >= pods.length) return pods;
  const crowds = new Map<string, number>();
  for (const pod of related.filter(isActive))
    crowds.set(pod.spec.nodeName ?? "", (crowds.get(pod.spec.nodeName ?? "") ?? 0) + 1);
  return [...pods].sort((left, right) => compare(left, right, crowds, now)).slice(0, count);
}

/** Negative when `left` goes first. The first difference decides. */
function compare(left: Pod, right: Pod, crowds: ReadonlyMap<string, number>, now: Ms): number {
  const crowd = ({ spec }: Pod): number => crowds.get(spec.nodeName ?? "") ?? 0;
  const readyAt = (pod: Pod): Ms =>
    momentOf(conditionOf(pod.status?.conditions, "Ready")?.lastTransitionTime) ?? 0;
  const bornAt = ({ metadata }: Pod): Ms => momentOf(metadata.creationTimestamp) ?? 0;
  return (
    Number(Boolean(left.spec.nodeName)) - Number(Boolean(right.spec.nodeName)) ||
    (phases[left.status?.phase ?? "Pending"] ?? 0) - (phases[right.status?.phase ?? "Pending"] ?? 0) ||
    Number(isReady(left)) - Number(isReady(right)) ||
    costOf(left) - costOf(right) ||
    crowd(right) - crowd(left) ||
    (isReady(left) ? bucket(now, readyAt(left)) - bucket(now, readyAt(right)) : 0) ||
    restartsOf(right) - restartsOf(left) ||
    bucket(now, bornAt(left)) - bucket(now, bornAt(right)) ||
    (left.metadata.uid < right.metadata.uid ? -1 : 1)
  );
}

function costOf({ metadata }: Pod): number {
  const cost = Number(metadata.annotations?.[deletionCostAnnotation] ?? 0);
  return Number.isInteger(cost) ? cost : 0;
}
