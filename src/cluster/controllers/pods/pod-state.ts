/** What controllers ask of a Pod: `pkg/controller/controller_utils.go`, `pkg/api/v1/pod/util.go`. */
import type { Pod } from "#api";
import type { Ms } from "../../state/record.ts";
import { momentOf } from "../../time/epoch.ts";
import { conditionOf, isTrue } from "../conditions.ts";

export const hasFinished = (pod: Pod): boolean =>
  pod.status?.phase === "Succeeded" || pod.status?.phase === "Failed";

/** Neither finished nor being deleted: only such Pods count as replicas. */
export const isActive = (pod: Pod): boolean =>
  !hasFinished(pod) && pod.metadata.deletionTimestamp === undefined;

const ready = new WeakMap<Pod, boolean>();

/** Remembered: owners of many Pods ask it of each of them, again and again. */
export function isReady(pod: Pod): boolean {
  const known = ready.get(pod);
  if (known !== undefined) return known;
  const answer = isTrue(pod.status?.conditions, "Ready");
  ready.set(pod, answer);
  return answer;
}

/** When a ready Pod has been so for `minReadySeconds`; `undefined` for one that is not ready. */
function availableAt(pod: Pod, minReadySeconds = 0): Ms | undefined {
  const condition = conditionOf(pod.status?.conditions, "Ready");
  if (condition?.status !== "True") return undefined;
  return (momentOf(condition.lastTransitionTime) ?? 0) + minReadySeconds * 1000;
}

export function isAvailable(pod: Pod, now: Ms, minReadySeconds = 0): boolean {
  if (minReadySeconds === 0) return isReady(pod);
  const at = availableAt(pod, minReadySeconds);
  return at !== undefined && at <= now;
}

/** When the next of these Pods will have been ready for long enough. */
export function nextAvailableAt(pods: readonly Pod[], now: Ms, minReadySeconds = 0): Ms | undefined {
  if (minReadySeconds === 0) return undefined;
  const moments = pods.flatMap((pod) => availableAt(pod, minReadySeconds) ?? []).filter((at) => at > now);
  return moments.length === 0 ? undefined : Math.min(...moments);
}

/** How often its containers were started again, all together. */
export function restartsOf(pod: Pod): number {
  return (pod.status?.containerStatuses ?? []).reduce((sum, { restartCount }) => sum + restartCount, 0);
}
