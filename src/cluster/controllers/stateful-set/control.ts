/**
 * One look at a StatefulSet: one step in order, or all at once.
 * `pkg/controller/statefulset/stateful_set_control.go`
 */
import type { Pod, StatefulSet } from "#api";
import { create, type EventNotice, type View, type Write } from "../../component.ts";
import type { Ms, Stored } from "../../state/record.ts";
import type { TemplateRevision } from "../controller-revisions.ts";
import { podRefusal } from "../pods/new-pod.ts";
import { hasFinished } from "../pods/pod-state.ts";
import { isClaimStale, missingClaims, retentionWrites } from "./claims.ts";
import {
  isHealthy,
  isInRange,
  isRunningAndAvailable,
  isRunningAndReady,
  isTerminating,
  newStatefulPod,
  ordinalOf,
  podName,
  replicasOf,
  revisionNameOf,
  startOf,
} from "./stateful-pod.ts";

export interface Situation {
  readonly view: View;
  readonly stored: Stored<"StatefulSet">;
  readonly current: TemplateRevision;
  readonly update: TemplateRevision;
  readonly pods: readonly Stored<"Pod">[];
}

export interface Steps {
  readonly writes: Write[];
  readonly events: EventNotice[];
  retryAt?: Ms;
}

const retryMs: Ms = 1000;
/** How long it takes to ask for an object. */
const requestMs: Ms = 10;

export function control(situation: Situation): Steps {
  const steps: Steps = { writes: [], events: [] };
  const { stored, pods } = situation;
  const set = stored.value;
  if (set.metadata.deletionTimestamp) return steps;
  const byOrdinal = new Map(pods.map((pod) => [ordinalOf(set, pod.value)!, pod]));
  const ordinals = Array.from({ length: replicasOf(set) }, (_, at) => startOf(set) + at);
  const condemned = [...byOrdinal]
    .filter(([ordinal]) => !isInRange(set, ordinal))
    .sort(([left], [right]) => right - left);
  const isOrdered = set.spec.podManagementPolicy !== "Parallel";
  for (const ordinal of ordinals)
    if (replica(situation, steps, ordinal, byOrdinal.get(ordinal), isOrdered) && isOrdered) return steps;
  for (const [ordinal, pod] of condemned)
    steps.writes.push(...retentionWrites(situation.view, stored, pod, ordinal));
  const unhealthy = [
    ...ordinals.map((ordinal) => byOrdinal.get(ordinal)),
    ...condemned.map(([, pod]) => pod).reverse(),
  ];
  const firstUnhealthy = unhealthy.find((pod) => pod && !isHealthy(pod.value));
  for (const [, pod] of condemned)
    if (dismiss(situation, steps, pod, firstUnhealthy, isOrdered) && isOrdered) return steps;
  if (condemned.length > 0 || steps.events.length > 0) return steps;
  if (set.spec.updateStrategy?.type !== "OnDelete") renew(situation, steps, ordinals, byOrdinal);
  return steps;
}

/** True when nothing further may be done in order. */
function replica(
  situation: Situation,
  steps: Steps,
  ordinal: number,
  stored: Stored<"Pod"> | undefined,
  isOrdered: boolean,
): boolean {
  const { view, stored: owner } = situation;
  const set = owner.value;
  if (!stored) return makePod(situation, steps, ordinal);
  const pod = stored.value;
  if (hasFinished(pod)) {
    if (!isTerminating(pod)) deletePod(situation, steps, stored, "ReplicaFinished");
    return true;
  }
  if (pod.status?.phase === "Pending") {
    const missing = missingClaims(view, owner, ordinal);
    steps.writes.push(...missing.writes);
    steps.events.push(...missing.events);
  }
  if (isOrdered && (isTerminating(pod) || !isRunningAndReady(pod))) return true;
  if (isOrdered && !isRunningAndAvailable(set, pod, view.now)) return true;
  steps.writes.push(...retentionWrites(view, owner, stored, ordinal));
  return false;
}

function makePod({ view, stored, current, update }: Situation, steps: Steps, ordinal: number): boolean {
  const set = stored.value;
  const name = podName(set, ordinal);
  if (isClaimStale(view, set, ordinal)) {
    steps.retryAt = view.now + retryMs;
    return true;
  }
  const claims = missingClaims(view, stored, ordinal);
  steps.writes.push(...claims.writes);
  steps.events.push(...claims.events);
  const refusal = podRefusal(view, set.metadata.namespace ?? "", name, update.template);
  const error = claims.error ?? refusal?.message;
  if (error !== undefined) {
    const message = `create Pod ${name} in StatefulSet ${set.metadata.name} failed error: ${error}`;
    if (!refusal?.silent) steps.events.push({ about: set, type: "Warning", reason: "FailedCreate", message });
    steps.retryAt = view.now + retryMs;
    return true;
  }
  // The claims are there before the Pod is asked for.
  if (claims.writes.length > 0) {
    steps.retryAt = view.now + requestMs;
    return true;
  }
  const revision = isCurrentNeeded(set, ordinal) ? current : update;
  steps.writes.push(
    create(newStatefulPod(set, revision, ordinal), {
      reason: "ReplicaMissing",
      because: [stored, view.removal("Pod", `${set.metadata.namespace}/${name}`)],
    }),
  );
  steps.events.push({
    about: set,
    type: "Normal",
    reason: "SuccessfulCreate",
    message: `create Pod ${name} in StatefulSet ${set.metadata.name} successful`,
  });
  return true;
}

const partitionOf = (set: StatefulSet): number => set.spec.updateStrategy?.rollingUpdate?.partition ?? 0;

/** Below the partition Pods stay at the revision they had. */
function isCurrentNeeded(set: StatefulSet, ordinal: number): boolean {
  return set.spec.updateStrategy?.type !== "OnDelete" && ordinal < startOf(set) + partitionOf(set);
}

function dismiss(
  situation: Situation,
  steps: Steps,
  stored: Stored<"Pod">,
  firstUnhealthy: Stored<"Pod"> | undefined,
  isOrdered: boolean,
): boolean {
  const pod: Pod = stored.value;
  if (isTerminating(pod)) return true;
  const isWell =
    isRunningAndReady(pod) && isRunningAndAvailable(situation.stored.value, pod, situation.view.now);
  if (isOrdered && !isWell && stored !== firstUnhealthy) return true;
  deletePod(situation, steps, stored, "ReplicaSurplus");
  return true;
}

/** The highest Pod of another revision goes, once all above it are well. */
function renew(
  situation: Situation,
  steps: Steps,
  ordinals: readonly number[],
  byOrdinal: ReadonlyMap<number, Stored<"Pod">>,
): void {
  const set = situation.stored.value;
  for (const ordinal of ordinals.slice(partitionOf(set)).reverse()) {
    const stored = byOrdinal.get(ordinal);
    if (!stored) return;
    if (revisionNameOf(stored.value) !== situation.update.name && !isTerminating(stored.value)) {
      deletePod(situation, steps, stored, "RevisionChanged");
      return;
    }
    if (!isHealthy(stored.value)) return;
  }
}

function deletePod({ stored: owner }: Situation, steps: Steps, stored: Stored<"Pod">, reason: string): void {
  const { name, uid } = stored.value.metadata;
  steps.writes.push({ do: "delete", kind: "Pod", id: stored.id, uid, reason, because: [owner, stored] });
  const message = `delete Pod ${name} in StatefulSet ${owner.value.metadata.name} successful`;
  steps.events.push({ about: owner.value, type: "Normal", reason: "SuccessfulDelete", message });
}
