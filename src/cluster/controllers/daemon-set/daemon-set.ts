/** The DaemonSet controller: one Pod on every node that fits. `pkg/controller/daemon` */
import { controllerRevisionHashLabel, type DaemonSet, type Node, selectorMatches } from "#api";
import {
  type Component,
  create,
  type EventNotice,
  nothing,
  type Plan,
  updateStatus,
  type View,
  type Write,
} from "../../component.ts";
import { equal } from "../../state/equal.ts";
import type { Change, Ms, Stored } from "../../state/record.ts";
import { claim } from "../claim.ts";
import { revisionsOf, surplusRevisions } from "../controller-revisions.ts";
import { controllerIds, controllerOf } from "../owners.ts";
import { drawnPodName, podFromTemplate, podRefusal } from "../pods/new-pod.ts";
import { isAvailable, isReady, nextAvailableAt } from "../pods/pod-state.ts";
import { withoutZeros } from "../without-zeros.ts";
import { affinityTo, belongs, targetNode, tolerationsOf } from "./placement.ts";
import { outdated } from "./rolling-update.ts";

type Status = NonNullable<DaemonSet["status"]>;

/** Pods by the name of their node, oldest first. */
export type PodsByNode = ReadonlyMap<string, readonly Stored<"Pod">[]>;

/** Failed Pods are replaced after a while, so that a node that refuses them is left in peace. */
const failedPodRestMs: Ms = 1000;

/** Keys are `namespace/name`. */
export const daemonSetController: Component = {
  name: "daemonset-controller",
  latencyMs: 15,
  watches: {
    DaemonSet: ({ before, after }) => [(after ?? before)!.id],
    Node: nodeKeys,
    Pod: podKeys,
  },
  reconcile,
};

function nodeKeys({ before, after }: Change<"Node">, view: View): readonly string[] {
  const part = (node: Node | undefined) =>
    node && [node.metadata.labels, node.spec.taints, node.spec.unschedulable];
  return equal(part(before?.value), part(after?.value)) ? [] : view.list("DaemonSet").map(({ id }) => id);
}

function podKeys({ before, after }: Change<"Pod">, view: View): readonly string[] {
  const owners = controllerIds("DaemonSet", before?.value, after?.value);
  const pod = after?.value;
  if (!pod || controllerOf(pod)) return owners;
  const matching = view
    .list("DaemonSet", pod.metadata.namespace)
    .filter(({ value }) => selectorMatches(value.spec.selector, pod.metadata.labels));
  return [...owners, ...matching.map(({ id }) => id)];
}

function reconcile(view: View, id: string): Plan {
  const stored = view.get("DaemonSet", id);
  if (!stored) return nothing;
  const set = stored.value;
  const { own: pods, writes } = claim(
    stored,
    (labels) => selectorMatches(set.spec.selector, labels),
    view.by("podsOfOwner", set.metadata.uid),
    view.by("podsWithoutController", set.metadata.namespace ?? ""),
  );
  if (set.metadata.deletionTimestamp) return { writes };
  const revisions = revisionsOf(view, stored, set.status?.collisionCount);
  const { hash } = revisions.update;
  const byNode = groupByNode(pods);
  const managed = manage(view, stored, byNode, hash);
  const old = managed.writes.length === 0 ? outdated(view, set, byNode, hash) : [];
  const deletions = [...managed.surplus, ...old];
  const status = statusOf(view, set, byNode, hash, revisions.collisionCount);
  const inUse = new Set([
    hash,
    ...pods.flatMap(({ value }) => value.metadata.labels?.[controllerRevisionHashLabel] ?? []),
  ]);
  const wakeAt =
    managed.retryAt ??
    nextAvailableAt(
      pods.map(({ value }) => value),
      view.now,
      set.spec.minReadySeconds,
    );
  return {
    writes: [
      ...writes,
      ...revisions.writes,
      ...managed.writes,
      ...deletions.map((pod) => deletion(stored, pod)),
      ...(equal(status, set.status)
        ? []
        : [updateStatus({ ...set, status }, { reason: "StatusChanged", because: [stored] })]),
      ...surplusRevisions(stored, revisions, inUse),
    ],
    events: [
      ...managed.events,
      ...deletions.map(({ value }) =>
        notice(set, "Normal", "SuccessfulDelete", `Deleted pod: ${value.metadata.name}`),
      ),
    ],
    ...(wakeAt === undefined ? {} : { wakeAt }),
  };
}

function groupByNode(pods: readonly Stored<"Pod">[]): PodsByNode {
  const groups = new Map<string, Stored<"Pod">[]>();
  const oldestFirst = pods.toSorted((left, right) =>
    left.value.metadata.creationTimestamp < right.value.metadata.creationTimestamp ? -1 : 1,
  );
  for (const pod of oldestFirst) {
    const node = targetNode(pod.value) ?? "";
    groups.set(node, [...(groups.get(node) ?? []), pod]);
  }
  return groups;
}

const notice = (
  about: DaemonSet,
  type: "Normal" | "Warning",
  reason: string,
  message: string,
): EventNotice => ({ about, type, reason, message });

const deletion = (stored: Stored<"DaemonSet">, pod: Stored<"Pod">): Write => ({
  do: "delete",
  kind: "Pod",
  id: pod.id,
  uid: pod.value.metadata.uid,
  reason: "DaemonMisplaced",
  because: [stored, pod],
});

interface Managed {
  readonly writes: readonly Write[];
  readonly events: readonly EventNotice[];
  readonly surplus: readonly Stored<"Pod">[];
  readonly retryAt?: Ms;
}

function manage(view: View, stored: Stored<"DaemonSet">, byNode: PodsByNode, hash: string): Managed {
  const set = stored.value;
  const needing: Stored<"Node">[] = [];
  const surplus: Stored<"Pod">[] = [];
  const events: EventNotice[] = [];
  for (const node of view.list("Node")) {
    const { run, stay } = belongs(set, node.value);
    const pods = byNode.get(node.id) ?? [];
    const living = pods.filter(({ value }) => !value.metadata.deletionTimestamp);
    if (run && pods.length === 0) needing.push(node);
    else if (!stay) surplus.push(...living);
    else surplus.push(...replaced(set, node.id, living, events));
  }
  for (const [name, pods] of byNode)
    if (!view.get("Node", name))
      surplus.push(...pods.filter(({ value }) => !value.spec.nodeName && !value.metadata.deletionTimestamp));
  const grown = grow(view, stored, needing, hash);
  return { ...grown, events: [...events, ...grown.events], surplus };
}

/** Pods that have ended, and all but the oldest of those that run. */
function replaced(
  set: DaemonSet,
  node: string,
  living: readonly Stored<"Pod">[],
  events: EventNotice[],
): readonly Stored<"Pod">[] {
  const ended = living.filter(
    ({ value }) => value.status?.phase === "Failed" || value.status?.phase === "Succeeded",
  );
  for (const { id, value } of ended) {
    const failed = value.status?.phase === "Failed";
    const message = failed
      ? `Found failed daemon pod ${id} on node ${node}, will try to kill it`
      : `Found succeeded daemon pod ${id} on node ${node}, will try to delete it`;
    events.push(
      notice(set, failed ? "Warning" : "Normal", failed ? "FailedDaemonPod" : "SucceededDaemonPod", message),
    );
  }
  const surges = Boolean(set.spec.updateStrategy?.rollingUpdate?.maxSurge);
  return surges ? ended : [...ended, ...living.filter((pod) => !ended.includes(pod)).slice(1)];
}

function grow(
  view: View,
  stored: Stored<"DaemonSet">,
  nodes: readonly Stored<"Node">[],
  hash: string,
): Omit<Managed, "surplus"> {
  const set = stored.value;
  const { template } = set.spec;
  const namespace = set.metadata.namespace ?? "";
  const base = `${set.metadata.name}-`;
  const refusal = nodes.length > 0 ? podRefusal(view, namespace, base, template) : undefined;
  if (refusal) {
    const event = notice(set, "Warning", "FailedCreate", `Error creating: ${refusal.message}`);
    return { writes: [], events: refusal.silent ? [] : [event], retryAt: view.now + failedPodRestMs };
  }
  const generation =
    set.metadata.annotations?.["deprecated.daemonset.template.generation"] ??
    String(set.metadata.generation ?? 1);
  const labels = {
    ...template.metadata?.labels,
    [controllerRevisionHashLabel]: hash,
    "pod-template-generation": generation,
  };
  const made = nodes.map((node, number) => {
    const name = drawnPodName(view, namespace, base, number);
    const spec = {
      ...template.spec,
      tolerations: tolerationsOf(template.spec),
      affinity: affinityTo(template.spec.affinity, node.id),
    };
    const pod = podFromTemplate(
      set,
      { ...template, metadata: { ...template.metadata, labels }, spec },
      name,
      base,
    );
    return { name, write: create(pod, { reason: "DaemonMissing", because: [stored, node] }) };
  });
  return {
    writes: made.map(({ write }) => write),
    events: made.map(({ name }) => notice(set, "Normal", "SuccessfulCreate", `Created pod: ${name}`)),
  };
}

function statusOf(
  view: View,
  set: DaemonSet,
  byNode: PodsByNode,
  hash: string,
  collisionCount: number | undefined,
): Status {
  const counts = { desired: 0, current: 0, misscheduled: 0, ready: 0, available: 0, updated: 0 };
  for (const node of view.list("Node")) {
    const pod = byNode.get(node.id)?.[0]?.value;
    if (!belongs(set, node.value).run) {
      if (pod) counts.misscheduled += 1;
      continue;
    }
    counts.desired += 1;
    if (!pod) continue;
    counts.current += 1;
    if (isReady(pod)) counts.ready += 1;
    if (isAvailable(pod, view.now, set.spec.minReadySeconds)) counts.available += 1;
    if (pod.metadata.labels?.[controllerRevisionHashLabel] === hash) counts.updated += 1;
  }
  return {
    currentNumberScheduled: counts.current,
    numberMisscheduled: counts.misscheduled,
    desiredNumberScheduled: counts.desired,
    numberReady: counts.ready,
    ...withoutZeros({
      observedGeneration: set.metadata.generation ?? 0,
      updatedNumberScheduled: counts.updated,
      numberAvailable: counts.available,
      numberUnavailable: counts.desired - counts.available,
    }),
    ...(collisionCount === undefined ? {} : { collisionCount }),
  };
}
