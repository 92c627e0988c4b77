/**
 * Keeps a number of Pods alive: what ReplicaSets and ReplicationControllers have in common.
 * `pkg/controller/replicaset/replica_set.go`
 */
import type { Condition, KubernetesObject, Labels, Pod, PodTemplate, ReplicaSetStatus } from "#api";
import { create, type EventNotice, type Plan, type View, type Write } from "../../component.ts";
import type { Ms, Stored } from "../../state/record.ts";
import { momentOf, timestampAt } from "../../time/epoch.ts";
import { claim } from "../claim.ts";
import { conditionOf, withCondition, withoutCondition } from "../conditions.ts";
import { drawnPodName, podFromTemplate, podRefusal } from "../pods/new-pod.ts";
import { isActive, isAvailable, isReady, nextAvailableAt } from "../pods/pod-state.ts";
import { victims } from "../pods/victims.ts";
import { withoutZeros } from "../without-zeros.ts";

/** At most so many Pods are made or deleted at one look. */
const burst = 500;

export interface ReplicaOwner {
  readonly stored: Stored<"ReplicaSet"> | Stored<"ReplicationController">;
  readonly replicas: number;
  readonly template: PodTemplate;
  readonly minReadySeconds: number;
  readonly status: ReplicaSetStatus | undefined;
  matches(labels: Labels | undefined): boolean;
}

interface Managed {
  readonly writes: readonly Write[];
  readonly events: readonly EventNotice[];
  readonly failure?: { readonly reason: string; readonly message: string };
}

/** `related`: Pods of the owner's siblings, for the choice of victims. */
export function replicasPlan(
  view: View,
  owner: ReplicaOwner,
  related: readonly Pod[],
): Plan & { readonly status: ReplicaSetStatus } {
  const object: KubernetesObject = owner.stored.value;
  const namespace = object.metadata.namespace ?? "";
  const { own, writes } = claim(
    owner.stored,
    owner.matches,
    view.by("podsOfOwner", object.metadata.uid).filter(({ value }) => isActive(value)),
    view.by("podsWithoutController", namespace).filter(({ value }) => isActive(value)),
  );
  const managed: Managed = object.metadata.deletionTimestamp
    ? { writes: [], events: [] }
    : manage(view, owner, own, related);
  const pods = own.map(({ value }) => value);
  const status = statusOf(view, owner, pods, managed.failure);
  const wakeAt = managed.failure
    ? retryAt(view, status)
    : nextAvailableAt(pods, view.now, owner.minReadySeconds);
  return {
    writes: [...writes, ...managed.writes],
    events: managed.events,
    status,
    ...(wakeAt === undefined ? {} : { wakeAt }),
  };
}

/** Failures are retried after twice as long each time. */
function retryAt(view: View, { conditions }: ReplicaSetStatus): Ms {
  const since = momentOf(conditionOf(conditions, "ReplicaFailure")?.lastTransitionTime) ?? view.now;
  return view.now + Math.max(1000, view.now - since);
}

function manage(
  view: View,
  owner: ReplicaOwner,
  own: readonly Stored<"Pod">[],
  related: readonly Pod[],
): Managed {
  const missing = owner.replicas - own.length;
  if (missing > 0) return grow(view, owner, Math.min(missing, burst));
  if (missing < 0) return shrink(view, owner, own, related, Math.min(-missing, burst));
  return { writes: [], events: [] };
}

function grow(view: View, { stored, template }: ReplicaOwner, count: number): Managed {
  const object: KubernetesObject = stored.value;
  const namespace = object.metadata.namespace ?? "";
  const base = `${object.metadata.name}-`;
  const refusal = podRefusal(view, namespace, base, template);
  if (refusal) {
    const message = `Error creating: ${refusal.message}`;
    const event = { about: object, type: "Warning", reason: "FailedCreate", message } as const;
    return {
      writes: [],
      events: refusal.silent ? [] : [event],
      failure: { reason: "FailedCreate", message: refusal.message },
    };
  }
  const names = Array.from({ length: count }, (_, number) => drawnPodName(view, namespace, base, number));
  return {
    writes: names.map((name) =>
      create(podFromTemplate(object, template, name, base), { reason: "ReplicaMissing", because: [stored] }),
    ),
    events: names.map((name) => ({
      about: object,
      type: "Normal",
      reason: "SuccessfulCreate",
      message: `Created pod: ${name}`,
    })),
  };
}

function shrink(
  view: View,
  { stored }: ReplicaOwner,
  own: readonly Stored<"Pod">[],
  related: readonly Pod[],
  count: number,
): Managed {
  const storedById = new Map(own.map((pod) => [pod.value.metadata.uid, pod]));
  const chosen = victims(
    own.map(({ value }) => value),
    related,
    count,
    view.now,
  );
  return {
    writes: chosen.map(({ metadata }) => {
      const pod = storedById.get(metadata.uid)!;
      return {
        do: "delete",
        kind: "Pod",
        id: pod.id,
        uid: metadata.uid,
        reason: "ReplicaSurplus",
        because: [stored, pod],
      };
    }),
    events: chosen.map(({ metadata }) => ({
      about: stored.value,
      type: "Normal",
      reason: "SuccessfulDelete",
      message: `Deleted pod: ${metadata.name}`,
    })),
  };
}

/** `pkg/controller/replicaset/replica_set_utils.go` calculateStatus */
function statusOf(
  view: View,
  owner: ReplicaOwner,
  pods: readonly Pod[],
  failure: Managed["failure"],
): ReplicaSetStatus {
  const labels = Object.entries(owner.template.metadata?.labels ?? {});
  const isFullyLabelled = ({ metadata }: Pod): boolean =>
    labels.every(([key, value]) => metadata.labels?.[key] === value);
  let fullyLabeledReplicas = 0;
  let readyReplicas = 0;
  let availableReplicas = 0;
  for (const pod of pods) {
    if (isFullyLabelled(pod)) fullyLabeledReplicas += 1;
    if (!isReady(pod)) continue;
    readyReplicas += 1;
    if (isAvailable(pod, view.now, owner.minReadySeconds)) availableReplicas += 1;
  }
  const conditions = conditionsOf(view, owner.status?.conditions, failure);
  return {
    replicas: pods.length,
    ...withoutZeros({
      fullyLabeledReplicas,
      readyReplicas,
      availableReplicas,
      observedGeneration: (owner.stored.value as KubernetesObject).metadata.generation ?? 0,
    }),
    ...(conditions.length > 0 ? { conditions } : {}),
  };
}

function conditionsOf(
  view: View,
  before: readonly Condition[] | undefined,
  failure: Managed["failure"],
): readonly Condition[] {
  if (!failure) return withoutCondition(before, "ReplicaFailure");
  return withCondition(before, { type: "ReplicaFailure", status: "True", ...failure }, timestampAt(view.now));
}
