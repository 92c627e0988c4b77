/**
 * The StatefulSet controller: Pods with names that stay, and claims that stay longer.
 * `pkg/controller/statefulset`
 */
import { type StatefulSet, selectorMatches } from "#api";
import { type Component, nothing, type Plan, updateStatus, type View } from "../../component.ts";
import { equal } from "../../state/equal.ts";
import type { Change } from "../../state/record.ts";
import { claim } from "../claim.ts";
import {
  revisionsOf,
  surplusRevisions,
  type TemplateRevision,
  templateRevision,
} from "../controller-revisions.ts";
import { controllerIds, controllerOf } from "../owners.ts";
import { nextAvailableAt } from "../pods/pod-state.ts";
import { withoutZeros } from "../without-zeros.ts";
import { control, type Situation } from "./control.ts";
import {
  isRunningAndAvailable,
  isRunningAndReady,
  isTerminating,
  ordinalOf,
  replicasOf,
  revisionNameOf,
} from "./stateful-pod.ts";

type Status = NonNullable<StatefulSet["status"]>;

/** Keys are `namespace/name`. */
export const statefulSetController: Component = {
  name: "statefulset-controller",
  latencyMs: 10,
  watches: {
    StatefulSet: ({ before, after }) => [(after ?? before)!.id],
    Pod: podKeys,
  },
  reconcile,
};

function podKeys({ before, after }: Change<"Pod">, view: View): readonly string[] {
  const owners = controllerIds("StatefulSet", before?.value, after?.value);
  const pod = after?.value;
  if (!pod || controllerOf(pod)) return owners;
  const matching = view
    .list("StatefulSet", pod.metadata.namespace)
    .filter(
      ({ value }) =>
        ordinalOf(value, pod) !== undefined && selectorMatches(value.spec.selector, pod.metadata.labels),
    );
  return [...owners, ...matching.map(({ id }) => id)];
}

function reconcile(view: View, id: string): Plan {
  const stored = view.get("StatefulSet", id);
  if (!stored) return nothing;
  const set = stored.value;
  const isMember = ({
    value,
  }: {
    readonly value: { readonly metadata: { readonly name: string } };
  }): boolean => ordinalOf(set, value) !== undefined;
  const { own: pods, writes } = claim(
    stored,
    (labels) => selectorMatches(set.spec.selector, labels),
    view.by("podsOfOwner", set.metadata.uid).filter(isMember),
    view.by("podsWithoutController", set.metadata.namespace ?? "").filter(isMember),
  );
  const revisions = revisionsOf(view, stored, set.status?.collisionCount);
  const known = revisions.all.find(({ value }) => value.metadata.name === set.status?.currentRevision);
  const current = known ? templateRevision(known.value) : revisions.update;
  const situation: Situation = { view, stored, current, update: revisions.update, pods };
  const steps = control(situation);
  const status = statusOf(situation, revisions.collisionCount);
  const inUse = new Set([
    current.name,
    revisions.update.name,
    ...pods.flatMap(({ value }) => revisionNameOf(value) ?? []),
  ]);
  const reported = equal(status, set.status)
    ? []
    : [updateStatus({ ...set, status }, { reason: "StatusChanged", because: [stored] })];
  const wakeAt =
    steps.retryAt ??
    nextAvailableAt(
      pods.map(({ value }) => value),
      view.now,
      set.spec.minReadySeconds,
    );
  return {
    writes: [
      ...writes,
      ...revisions.writes,
      ...steps.writes,
      ...reported,
      ...surplusRevisions(stored, revisions, inUse),
    ],
    events: steps.events,
    ...(wakeAt === undefined ? {} : { wakeAt }),
  };
}

function statusOf(
  { view, stored, current, update, pods }: Situation,
  collisionCount: number | undefined,
): Status {
  const set = stored.value;
  const living = pods.filter(({ value }) => !isTerminating(value));
  const ofRevision = ({ name }: TemplateRevision): number =>
    living.filter(({ value }) => revisionNameOf(value) === name).length;
  const ready = pods.filter(({ value }) => isRunningAndReady(value)).length;
  const updated = ofRevision(update);
  const wanted = replicasOf(set);
  // A rolling update is complete when every Pod is of the new revision and ready.
  const isComplete =
    set.spec.updateStrategy?.type !== "OnDelete" &&
    updated === wanted &&
    ready === wanted &&
    pods.length === wanted;
  return {
    ...withoutZeros({ observedGeneration: set.metadata.generation ?? 0 }),
    replicas: pods.length,
    ...withoutZeros({
      readyReplicas: ready,
      currentReplicas: isComplete ? updated : ofRevision(current),
      updatedReplicas: updated,
    }),
    availableReplicas: pods.filter(({ value }) => isRunningAndAvailable(set, value, view.now)).length,
    currentRevision: isComplete ? update.name : current.name,
    updateRevision: update.name,
    collisionCount: collisionCount ?? 0,
  };
}
