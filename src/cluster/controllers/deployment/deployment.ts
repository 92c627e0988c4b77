/**
 * The Deployment controller: rolls from one ReplicaSet to the next.
 * `pkg/controller/deployment/deployment_controller.go`
 */
import { type Deployment, selectorMatches } from "#api";
import { type Component, nothing, type Plan, updateStatus, type View, type Write } from "../../component.ts";
import { equal } from "../../state/equal.ts";
import type { Change, Stored } from "../../state/record.ts";
import { claim } from "../claim.ts";
import { conditionOf } from "../conditions.ts";
import { controllerIds, controllerOf } from "../owners.ts";
import { hasFinished } from "../pods/pod-state.ts";
import { make, recognize } from "./new-replica-set.ts";
import { revisionOf, type Sets, sizeOf, sortSets, wantedBy } from "./replica-sets.ts";
import { roll } from "./rolling-update.ts";
import { isScaling, scaleAll } from "./scaling.ts";
import { Sizing } from "./sizing.ts";
import {
  countedStatus,
  deadlineMs,
  deadlineOf,
  isComplete,
  rolloutStatus,
  withDeploymentCondition,
} from "./status.ts";

/** Keys are `namespace/name`. */
export const deploymentController: Component = {
  name: "deployment-controller",
  latencyMs: 10,
  watches: {
    Deployment: ({ before, after }) => [(after ?? before)!.id],
    ReplicaSet: replicaSetKeys,
    Pod: podKeys,
  },
  reconcile,
};

function replicaSetKeys({ before, after }: Change<"ReplicaSet">, view: View): readonly string[] {
  const owners = controllerIds("Deployment", before?.value, after?.value);
  const set = after?.value;
  if (!set || controllerOf(set)) return owners;
  const matching = view
    .list("Deployment", set.metadata.namespace)
    .filter(({ value }) => selectorMatches(value.spec.selector, set.metadata.labels));
  return [...owners, ...matching.map(({ id }) => id)];
}

/** Only a Deployment that recreates waits for Pods to end. */
function podKeys({ before, after }: Change<"Pod">, view: View): readonly string[] {
  if (after && !hasFinished(after.value)) return [];
  const sets = controllerIds("ReplicaSet", before?.value).flatMap(
    (id) => view.get("ReplicaSet", id)?.value ?? [],
  );
  return controllerIds("Deployment", ...sets).filter(
    (id) => view.get("Deployment", id)?.value.spec.strategy?.type === "Recreate",
  );
}

function reconcile(view: View, id: string): Plan {
  const stored = view.get("Deployment", id);
  if (!stored) return nothing;
  const deployment = stored.value;
  const { own, writes } = claim(
    stored,
    (labels) => selectorMatches(deployment.spec.selector, labels),
    view.by("replicaSetsOfOwner", deployment.metadata.uid),
    view.list("ReplicaSet", deployment.metadata.namespace).filter(({ value }) => !controllerOf(value)),
  );
  if (writes.length > 0) return { writes };
  const sets = sortSets(deployment, own);
  if (deployment.metadata.deletionTimestamp) return written(stored, countedStatus(view, deployment, sets));
  const paused = pausedStatus(view, deployment);
  if (paused) return written(stored, paused);
  const sizing = new Sizing(stored);
  if (deployment.spec.paused || isScaling(deployment, sets)) {
    const recognized = recognize(view, stored, sets);
    if (recognized) return recognized;
    scaleAll(deployment, sets, sizing);
    const status = countedStatus(view, deployment, sets);
    const plan = sized(stored, sizing, status);
    return deployment.spec.paused && sizing.isEmpty
      ? { ...plan, writes: [...(plan.writes ?? []), ...cleanUp(stored, sets)] }
      : plan;
  }
  return rollOut(view, stored, sets, sizing);
}

function rollOut(view: View, stored: Stored<"Deployment">, sets: Sets, sizing: Sizing): Plan {
  const deployment = stored.value;
  const recognized = recognize(view, stored, sets);
  if (recognized) return recognized;
  if (deployment.spec.strategy?.type === "Recreate") {
    for (const set of sets.old) sizing.scale(set, 0);
    if (sizing.isEmpty && !hasOldPods(view, sets)) {
      if (!sets.current) return make(view, stored, sets);
      sizing.scale(sets.current, wantedBy(deployment));
    }
  } else {
    if (!sets.current) return make(view, stored, sets);
    roll(deployment, sets, sizing);
  }
  const status = rolloutStatus(view, deployment, sets);
  const plan = sized(stored, sizing, status);
  const cleaning = isComplete(deployment, deployment.status) ? cleanUp(stored, sets) : [];
  const wakeAt = deadlineOf(deployment, status.conditions ?? []);
  return {
    ...plan,
    writes: [...(plan.writes ?? []), ...cleaning],
    ...(wakeAt !== undefined && wakeAt > view.now ? { wakeAt } : {}),
  };
}

/** Pods of the old ReplicaSets that have not ended, also those that are being deleted. */
function hasOldPods(view: View, { old }: Sets): boolean {
  return old.some(({ value }) =>
    view.by("podsOfOwner", value.metadata.uid).some((pod) => !hasFinished(pod.value)),
  );
}

function written(stored: Stored<"Deployment">, status: NonNullable<Deployment["status"]>): Plan {
  if (equal(status, stored.value.status)) return nothing;
  return {
    writes: [updateStatus({ ...stored.value, status }, { reason: "StatusChanged", because: [stored] })],
  };
}

function sized(
  stored: Stored<"Deployment">,
  sizing: Sizing,
  status: NonNullable<Deployment["status"]>,
): Plan {
  return { writes: [...sizing.writes(), ...(written(stored, status).writes ?? [])], events: sizing.events };
}

/** While a rollout is paused it cannot be late: checkPausedConditions. */
function pausedStatus(view: View, deployment: Deployment): Deployment["status"] {
  const conditions = deployment.status?.conditions ?? [];
  const progressing = conditionOf(conditions, "Progressing");
  if (deadlineMs(deployment) === undefined || progressing?.reason === "ProgressDeadlineExceeded")
    return undefined;
  const isNoted = progressing?.reason === "DeploymentPaused";
  if (Boolean(deployment.spec.paused) === isNoted) return undefined;
  const [reason, message] = isNoted
    ? ["DeploymentResumed", "Deployment is resumed"]
    : ["DeploymentPaused", "Deployment is paused"];
  const condition = { type: "Progressing", status: "Unknown", reason, message } as const;
  return { ...deployment.status, conditions: withDeploymentCondition(conditions, condition, view.now) };
}

/** Old ReplicaSets beyond `revisionHistoryLimit` go, lowest revision first: cleanupDeployment. */
function cleanUp(stored: Stored<"Deployment">, { old }: Sets): readonly Write[] {
  const limit = stored.value.spec.revisionHistoryLimit;
  if (limit === undefined) return [];
  const living = old.filter(({ value }) => !value.metadata.deletionTimestamp);
  const surplus = [...living]
    .sort((left, right) => revisionOf(left.value) - revisionOf(right.value))
    .slice(0, Math.max(0, living.length - limit));
  return surplus
    .filter((set) => sizeOf(set) === 0 && (set.value.status?.replicas ?? 0) === 0)
    .filter(({ value }) => (value.metadata.generation ?? 0) <= (value.status?.observedGeneration ?? 0))
    .map((set) => ({
      do: "delete",
      kind: "ReplicaSet",
      id: set.id,
      uid: set.value.metadata.uid,
      propagation: "Background",
      reason: "HistoryLimit",
      because: [stored, set],
    }));
}
