/**
 * What a Deployment's status says: counts, and whether it gets on. `pkg/controller/deployment/progress.go`,
 * `sync.go`
 */
import type { Condition, Deployment } from "#api";
import type { View } from "../../component.ts";
import type { Ms } from "../../state/record.ts";
import { momentOf, timestampAt } from "../../time/epoch.ts";
import { conditionOf, withoutCondition } from "../conditions.ts";
import { withoutZeros } from "../without-zeros.ts";
import { availableIn, margins, type Sets, sizeOf, sum, wantedBy } from "./replica-sets.ts";

type Status = NonNullable<Deployment["status"]>;
type Conditions = readonly Condition[];

/** Without a number of seconds, or with the largest there is, nobody waits for progress. */
const noDeadline = 2_147_483_647;

export function deadlineMs({ spec }: Deployment): Ms | undefined {
  const seconds = spec.progressDeadlineSeconds;
  return seconds === undefined || seconds === noDeadline ? undefined : seconds * 1000;
}

/** A condition whose status and reason stay is left as it is, message and all: SetDeploymentCondition. */
export function withDeploymentCondition(conditions: Conditions, condition: Condition, now: Ms): Conditions {
  const before = conditionOf(conditions, condition.type);
  if (before?.status === condition.status && before.reason === condition.reason) return conditions;
  const at = timestampAt(now);
  const lastTransitionTime = before?.status === condition.status ? (before.lastTransitionTime ?? at) : at;
  const next = { ...condition, lastUpdateTime: at, lastTransitionTime };
  return [...withoutCondition(conditions, condition.type), next];
}

/** Counts and the condition Available: calculateStatus. */
export function countedStatus(view: View, deployment: Deployment, sets: Sets): Status {
  const available = sum(sets.all, availableIn);
  const least = wantedBy(deployment) - margins(deployment).unavailable;
  const isEnough = available >= least;
  const condition: Condition = {
    type: "Available",
    status: isEnough ? "True" : "False",
    reason: isEnough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
    message: isEnough
      ? "Deployment has minimum availability."
      : "Deployment does not have minimum availability.",
  };
  const { collisionCount } = deployment.status ?? {};
  return {
    ...(collisionCount === undefined ? {} : { collisionCount }),
    ...withoutZeros({
      observedGeneration: deployment.metadata.generation ?? 0,
      replicas: sum(sets.all, ({ value }) => value.status?.replicas ?? 0),
      updatedReplicas: sets.current?.value.status?.replicas ?? 0,
      readyReplicas: sum(sets.all, ({ value }) => value.status?.readyReplicas ?? 0),
      availableReplicas: available,
      unavailableReplicas: Math.max(0, sum(sets.all, sizeOf) - available),
    }),
    conditions: withDeploymentCondition(deployment.status?.conditions ?? [], condition, view.now),
  };
}

/** Whether everything is new and available. `status` may be one that is still to be written. */
export function isComplete(deployment: Deployment, status: Status | undefined): boolean {
  const wanted = wantedBy(deployment);
  return (
    (status?.updatedReplicas ?? 0) === wanted &&
    (status?.replicas ?? 0) === wanted &&
    (status?.availableReplicas ?? 0) === wanted &&
    (status?.observedGeneration ?? 0) >= (deployment.metadata.generation ?? 0)
  );
}

function isProgressing(before: Status | undefined, after: Status): boolean {
  const old = (status: Status | undefined): number =>
    (status?.replicas ?? 0) - (status?.updatedReplicas ?? 0);
  return (
    (after.updatedReplicas ?? 0) > (before?.updatedReplicas ?? 0) ||
    old(after) < old(before) ||
    (after.readyReplicas ?? 0) > (before?.readyReplicas ?? 0) ||
    (after.availableReplicas ?? 0) > (before?.availableReplicas ?? 0)
  );
}

/** When the patience with a rollout ends that does not get on. */
export function deadlineOf(deployment: Deployment, conditions: Conditions): Ms | undefined {
  const limit = deadlineMs(deployment);
  const progressing = conditionOf(conditions, "Progressing");
  if (limit === undefined || !progressing) return undefined;
  if (progressing.reason === "NewReplicaSetAvailable" || progressing.reason === "ProgressDeadlineExceeded")
    return undefined;
  if (progressing.reason === "DeploymentPaused") return undefined;
  return (momentOf(progressing.lastUpdateTime) ?? 0) + limit;
}

/** The status of a rollout under way: syncRolloutStatus. */
export function rolloutStatus(view: View, deployment: Deployment, sets: Sets): Status {
  const status = countedStatus(view, deployment, sets);
  const progressed = progressConditions(view, deployment, sets, status);
  const failure = failureOf(sets);
  const conditions = failure
    ? withDeploymentCondition(progressed, { ...failure }, view.now)
    : withoutCondition(progressed, "ReplicaFailure");
  return { ...status, conditions };
}

function progressConditions(
  view: View,
  deployment: Deployment,
  { current }: Sets,
  status: Status,
): Conditions {
  const conditions = status.conditions ?? [];
  if (deadlineMs(deployment) === undefined) return withoutCondition(conditions, "Progressing");
  const before = conditionOf(conditions, "Progressing");
  const isOver =
    (status.replicas ?? 0) === (status.updatedReplicas ?? 0) && before?.reason === "NewReplicaSetAvailable";
  if (isOver) return conditions;
  const subject = current
    ? `ReplicaSet "${current.value.metadata.name}"`
    : `Deployment "${deployment.metadata.name}"`;
  const say = (state: "True" | "False", reason: string, text: string): Condition => ({
    type: "Progressing",
    status: state,
    reason,
    message: `${subject} ${text}`,
  });
  if (isComplete(deployment, status))
    return withDeploymentCondition(
      conditions,
      say("True", "NewReplicaSetAvailable", "has successfully progressed."),
      view.now,
    );
  if (isProgressing(deployment.status, status)) {
    const at = timestampAt(view.now);
    const since = before?.status === "True" ? before.lastTransitionTime : undefined;
    const next = {
      ...say("True", "ReplicaSetUpdated", "is progressing."),
      lastUpdateTime: at,
      lastTransitionTime: since ?? at,
    };
    return [...withoutCondition(conditions, "Progressing"), next];
  }
  const due = deadlineOf(deployment, conditions);
  if (before?.reason !== "ProgressDeadlineExceeded" && (due === undefined || view.now < due))
    return conditions;
  return withDeploymentCondition(
    conditions,
    say("False", "ProgressDeadlineExceeded", "has timed out progressing."),
    view.now,
  );
}

/** The new ReplicaSet's failure to make Pods, or else an old one's. */
function failureOf({ current, old }: Sets): Condition | undefined {
  for (const set of [current, ...old]) {
    const failure = conditionOf(set?.value.status?.conditions, "ReplicaFailure");
    if (failure)
      return {
        type: "ReplicaFailure",
        status: failure.status,
        reason: failure.reason ?? "",
        message: failure.message ?? "",
      };
  }
  return undefined;
}
