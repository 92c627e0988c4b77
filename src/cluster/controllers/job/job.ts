/** The Job controller: Pods until enough of them have succeeded. `pkg/controller/job` */
import { type Job, type Pod, selectorMatches } from "#api";
import {
  type Component,
  type EventNotice,
  nothing,
  type Plan,
  updateStatus,
  type View,
  type Write,
} from "../../component.ts";
import { equal } from "../../state/equal.ts";
import type { Change, Ms, Stored } from "../../state/record.ts";
import { timestampAt } from "../../time/epoch.ts";
import { claim } from "../claim.ts";
import { controllerIds, controllerOf } from "../owners.ts";
import { isActive, isReady } from "../pods/pod-state.ts";
import { victims } from "../pods/victims.ts";
import { withoutZeros } from "../without-zeros.ts";
import { formatIndexes, indexesToMake, indexOf, parseIndexes } from "./indexes.ts";
import { deletePods, jobEvent, makePods, type Steps, untracked } from "./job-pods.ts";
import {
  completed,
  deadlineOf,
  type Ending,
  failure,
  isOver,
  isSuspended,
  type JobStatus,
  suspensionChanged,
  withEnding,
} from "./job-status.ts";
import { hasFailed, hasSucceeded, isLeaving, isTracked, nextPodAt, restartsExceed } from "./pod-outcome.ts";

const name = "job-controller";

/** Keys are `namespace/name`. */
export const jobController: Component = {
  name,
  latencyMs: 10,
  watches: { Job: ({ before, after }) => [(after ?? before)!.id] },
  reconcile,
};

/**
 * Changes of Pods are gathered for a second: syncJobBatchPeriod. Pods whose Job is gone have keys with a `pod
 * ` before.
 */
export const jobPodsController: Component = {
  name: `${name}/pods`,
  latencyMs: 1000,
  actor: () => name,
  watches: { Pod: podKeys, Job: leftPods },
  reconcile: (view, key) => (key.startsWith("pod ") ? letGo(view, key.slice(4)) : reconcile(view, key)),
};

function podKeys({ before, after }: Change<"Pod">, view: View): readonly string[] {
  const owners = controllerIds("Job", before?.value, after?.value);
  const pod = after?.value;
  const isLeft =
    pod &&
    isTracked(pod) &&
    owners.every((id) => view.get("Job", id)?.value.metadata.uid !== controllerOf(pod)?.uid);
  return isLeft ? [...owners, `pod ${after.id}`] : owners;
}

function leftPods({ before, after }: Change<"Job">, view: View): readonly string[] {
  if (after || !before) return [];
  return view.by("podsOfOwner", before.value.metadata.uid).map(({ id }) => `pod ${id}`);
}

function letGo(view: View, id: string): Plan {
  const stored = view.get("Pod", id);
  if (!stored || !isTracked(stored.value)) return nothing;
  const owner = controllerOf(stored.value);
  const jobId = `${stored.value.metadata.namespace}/${owner?.name}`;
  if (view.get("Job", jobId)?.value.metadata.uid === owner?.uid) return nothing;
  return { writes: [untracked(stored, view.removal("Job", jobId), "JobGone")] };
}

function reconcile(view: View, id: string): Plan {
  const stored = view.get("Job", id);
  if (!stored) return nothing;
  const job = stored.value;
  const { own: pods, writes } = claim(
    stored,
    (labels) => selectorMatches(job.spec.selector, labels),
    view.by("podsOfOwner", job.metadata.uid),
    view.by("podsWithoutController", job.metadata.namespace ?? ""),
  );
  if (isOver(job)) return { writes: [...writes, ...counted(stored, pods)] };
  const sync = synchronize(view, stored, pods);
  return { ...sync, writes: [...writes, ...(sync.writes ?? [])] };
}

/** What is left of an ended Job may go. */
const counted = (stored: Stored<"Job">, pods: readonly Stored<"Pod">[]): readonly Write[] =>
  pods
    .filter(({ value }) => isTracked(value) && isOutcomeKnown(value, stored.value))
    .map((pod) => untracked(pod, stored, "PodCounted"));

const isOutcomeKnown = (pod: Pod, job: Job): boolean =>
  hasSucceeded(pod) || hasFailed(pod, job) || isOver(job);

interface Tally {
  readonly active: readonly Stored<"Pod">[];
  /** Ended Pods that have not been counted before. */
  readonly fresh: readonly Stored<"Pod">[];
  readonly succeeded: number;
  readonly failed: number;
  readonly done: ReadonlySet<number>;
}

function tally(job: Job, pods: readonly Stored<"Pod">[]): Tally {
  const fresh = pods.filter(
    ({ value }) => isTracked(value) && (hasSucceeded(value) || hasFailed(value, job)),
  );
  const newlyDone = fresh.filter(({ value }) => hasSucceeded(value));
  const done = new Set([
    ...parseIndexes(job.status?.completedIndexes),
    ...newlyDone.flatMap(({ value }) => indexOf(value) ?? []),
  ]);
  const succeeded =
    job.spec.completionMode === "Indexed" ? done.size : (job.status?.succeeded ?? 0) + newlyDone.length;
  return {
    active: pods.filter(({ value }) => isActive(value)),
    fresh,
    succeeded,
    failed: (job.status?.failed ?? 0) + fresh.length - newlyDone.length,
    done,
  };
}

function synchronize(view: View, stored: Stored<"Job">, pods: readonly Stored<"Pod">[]): Plan {
  const job = stored.value;
  const sum = tally(job, pods);
  const values = pods.map(({ value }) => value);
  const failed = failure(view, job, sum.failed, restartsExceed(job, values));
  const managed = failed
    ? { ...deletePods(stored, sum.active, failed.reason, false), active: sum.active.length }
    : manage(view, stored, sum, values);
  const isComplete = !failed && hasEnough(job, sum) && sum.active.length === 0;
  const ending = failed ?? (isComplete ? completed : undefined);
  const isLast = sum.active.length === 0 && !values.some(isLeaving);
  const status = statusOf(view, job, sum, values, managed.active, ending, isLast);
  const events = [
    ...managed.events,
    ...suspensionEvents(view, job, ending),
    ...endingEvents(job, ending, isLast),
  ];
  const wakeAt = nextLook(
    managed.retryAt,
    failed || isSuspended(job) ? undefined : deadlineOf({ ...job, status }),
  );
  const timing = wakeAt === undefined ? {} : { wakeAt };
  if (isRefused(view, job)) return { writes: managed.writes, events, wakeAt: view.now + 10_000 };
  const why = { reason: "StatusChanged", because: [stored, ...sum.fresh] };
  return {
    writes: [
      ...managed.writes,
      ...(equal(status, job.status) ? [] : [updateStatus({ ...job, status }, why)]),
      ...sum.fresh.map((pod) => untracked(pod, stored, "PodCounted")),
    ],
    events,
    ...timing,
  };
}

const nextLook = (...moments: readonly (Ms | undefined)[]): Ms | undefined => {
  const given = moments.filter((moment) => moment !== undefined);
  return given.length === 0 ? undefined : Math.min(...given);
};

/**
 * A Job that had started before it was suspended: to resume it the controller moves `startTime`, which the
 * API server
 * refuses for a Job that is not suspended (`pkg/apis/batch/validation`), so its status stays as it was.
 */
function isRefused(view: View, job: Job): boolean {
  return suspensionChanged(view, job)?.status === "False" && job.status?.startTime !== undefined;
}

function hasEnough({ spec: { completions } }: Job, { succeeded }: Tally): boolean {
  return completions === undefined ? succeeded > 0 : succeeded >= completions;
}

interface Managed extends Steps {
  readonly active: number;
  readonly retryAt?: Ms;
}

/** Brings the number of active Pods to what is wanted now: manageJob. */
function manage(view: View, stored: Stored<"Job">, sum: Tally, pods: readonly Pod[]): Managed {
  const job = stored.value;
  const active = sum.active.length;
  if (job.metadata.deletionTimestamp) return { writes: [], events: [], active };
  if (isSuspended(job)) return { ...deletePods(stored, sum.active, "JobSuspended", true), active: 0 };
  const wanted = wantedActive(job, sum);
  if (active > wanted) {
    const chosen = victims(
      sum.active.map(({ value }) => value),
      [],
      active - wanted,
      view.now,
    );
    const surplus = sum.active.filter(({ value }) => chosen.includes(value));
    return { ...deletePods(stored, surplus, "CompletionSurplus", true), active: wanted };
  }
  const leaving = job.spec.podReplacementPolicy === "Failed" ? pods.filter(isLeaving).length : 0;
  const missing = wanted - active - leaving;
  if (missing <= 0) return { writes: [], events: [], active };
  const retryAt = nextPodAt(pods, job);
  if (retryAt > view.now) return { writes: [], events: [], active, retryAt };
  const made = makePods(view, stored, indexesFor(job, sum, missing));
  if (made.refused) return { ...made, active, retryAt: view.now + 10_000 };
  return { ...made, active: active + missing };
}

function wantedActive({ spec: { completions, parallelism = 1 } }: Job, { active, succeeded }: Tally): number {
  if (completions === undefined) return succeeded > 0 ? active.length : parallelism;
  return Math.max(0, Math.min(parallelism, completions - succeeded));
}

function indexesFor(job: Job, { done, active }: Tally, count: number): readonly (number | undefined)[] {
  if (job.spec.completionMode !== "Indexed") return Array.from({ length: count }, () => undefined);
  return indexesToMake(
    job.spec.completions ?? 0,
    done,
    active.map(({ value }) => value),
    count,
  );
}

function suspensionEvents(view: View, job: Job, ending: Ending | undefined): readonly EventNotice[] {
  const changed = ending ? undefined : suspensionChanged(view, job);
  if (!changed) return [];
  return [
    jobEvent(job, "Normal", changed.status === "True" ? "Suspended" : "Resumed", changed.message ?? ""),
  ];
}

function endingEvents(job: Job, ending: Ending | undefined, isLast: boolean): readonly EventNotice[] {
  if (!ending || !isLast) return [];
  if (ending.type === "Complete") return [jobEvent(job, "Normal", "Completed", "Job completed")];
  return [jobEvent(job, "Warning", ending.reason, ending.message)];
}

function statusOf(
  view: View,
  job: Job,
  sum: Tally,
  pods: readonly Pod[],
  active: number,
  ending: Ending | undefined,
  isLast: boolean,
): JobStatus {
  const before = job.status;
  const at = timestampAt(view.now);
  const suspension = ending ? undefined : suspensionChanged(view, job);
  const kept = (before?.conditions ?? []).filter(({ type }) => !(suspension && type === "Suspended"));
  const conditions = ending
    ? withEnding(view, kept, ending, isLast)
    : [...kept, ...(suspension ? [suspension] : [])];
  const isDone = ending?.type === "Complete" && isLast;
  const startTime = before?.startTime ?? (isSuspended(job) ? undefined : at);
  const isIndexed = job.spec.completionMode === "Indexed";
  return {
    ...(conditions.length > 0 ? { conditions } : {}),
    ...(startTime === undefined ? {} : { startTime }),
    ...(isDone ? { completionTime: at } : {}),
    ...withoutZeros({ active: ending ? 0 : active, succeeded: sum.succeeded, failed: sum.failed }),
    terminating: pods.filter(isLeaving).length,
    ...(isIndexed && sum.done.size > 0 ? { completedIndexes: formatIndexes(sum.done) } : {}),
    uncountedTerminatedPods: {},
    ready: ending ? 0 : pods.filter((pod) => isActive(pod) && isReady(pod)).length,
  };
}
