/**
 * What a Job makes of its Pods: which are active, which have ended how, and when.
 * `pkg/controller/job/job_controller.go`
 */
import type { Job, Pod } from "#api";
import type { Ms } from "../../state/record.ts";
import { momentOf } from "../../time/epoch.ts";
import { hasFinished } from "../pods/pod-state.ts";

/** Keeps a Pod until it has been counted. */
export const trackingFinalizer = "batch.kubernetes.io/job-tracking";
export const indexAnnotation = "batch.kubernetes.io/job-completion-index";

export const isTracked = ({ metadata }: Pod): boolean =>
  metadata.finalizers?.includes(trackingFinalizer) ?? false;

/** Deleted Pods count as failed: they may never get to say how they ended. */
export function hasFailed(pod: Pod, job: Job): boolean {
  if (pod.status?.phase === "Failed") return true;
  if (job.spec.podReplacementPolicy === "Failed") return false;
  return pod.metadata.deletionTimestamp !== undefined && pod.status?.phase !== "Succeeded";
}

export const hasSucceeded = (pod: Pod): boolean => pod.status?.phase === "Succeeded";

/** On its way out, but not there yet. */
export const isLeaving = (pod: Pod): boolean =>
  !hasFinished(pod) && pod.metadata.deletionTimestamp !== undefined;

/** When the last container ended, or when the deletion was asked for. */
function endedAt(pod: Pod): Ms {
  const ends = (pod.status?.containerStatuses ?? []).flatMap(
    ({ state }) => momentOf(state?.terminated?.finishedAt) ?? [],
  );
  if (ends.length > 0) return Math.max(...ends);
  const { deletionTimestamp, deletionGracePeriodSeconds = 0, creationTimestamp } = pod.metadata;
  const due = momentOf(deletionTimestamp);
  return due === undefined ? (momentOf(creationTimestamp) ?? 0) : due - deletionGracePeriodSeconds * 1000;
}

const firstDelayMs: Ms = 10_000;
const longestDelayMs: Ms = 600_000;

/**
 * When the next Pod may be made after failures: 10 s after the last one, then 20 s, 40 s, at most 10 min.
 * `pkg/controller/job/backoff_utils.go`
 */
export function nextPodAt(pods: readonly Pod[], job: Job): Ms {
  const ends = pods
    .filter((pod) => hasSucceeded(pod) || hasFailed(pod, job))
    .toSorted((left, right) => endedAt(left) - endedAt(right));
  const lastSuccess = ends.findLastIndex(hasSucceeded);
  const failures = ends.slice(lastSuccess + 1);
  const last = failures.at(-1);
  if (!last) return 0;
  return endedAt(last) + Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(failures.length - 1, 10));
}

/** Restarts in place count as failures where the Pods restart on failure: pastBackoffLimitOnFailure. */
export function restartsExceed(job: Job, pods: readonly Pod[]): boolean {
  if (job.spec.template.spec.restartPolicy !== "OnFailure") return false;
  const limit = job.spec.backoffLimit ?? 6;
  const alive = pods.filter(({ status }) => status?.phase === "Running" || status?.phase === "Pending");
  const restarts = alive
    .flatMap(({ status }) => [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])])
    .reduce((sum, { restartCount }) => sum + restartCount, 0);
  return limit === 0 ? restarts > 0 : restarts >= limit;
}
