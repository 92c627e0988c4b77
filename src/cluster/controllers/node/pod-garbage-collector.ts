/**
 * Pod garbage collection: Pods whose node is gone, and Pods that nobody will ever end.
 * `pkg/controller/podgc/gc_controller.go`
 */
import { outOfServiceTaint, type Pod } from "#api";
import {
  type Component,
  nothing,
  type Plan,
  put,
  remove,
  updateStatus,
  type View,
  type Write,
} from "../../component.ts";
import type { Change, Ms, Stored } from "../../state/record.ts";
import { momentOf, timestampAt } from "../../time/epoch.ts";
import { withCondition } from "../conditions.ts";
import { hasFinished } from "../pods/pod-state.ts";
import { readyStatus } from "./zones.ts";

const periodMs: Ms = 20_000;
const quarantineMs: Ms = 40_000;
/** More finished Pods than this in the whole cluster are too many. */
const terminatedLimit = 12_500;

const key = "pods";

export const podGarbageCollector: Component = {
  name: "pod-garbage-collector",
  latencyMs: 1,
  watches: {
    Node: ({ after }: Change<"Node">) => (!after || isOutOfService(after.value.spec.taints) ? [key] : []),
    Pod: ({ after }: Change<"Pod">, view) => (after && isSuspect(view, after.value) ? [key] : []),
  },
  reconcile: look,
};

const isOutOfService = (taints: readonly { readonly key: string }[] | undefined): boolean =>
  taints?.some((taint) => taint.key === outOfServiceTaint) ?? false;

function isSuspect(view: View, pod: Pod): boolean {
  const { nodeName } = pod.spec;
  if (!nodeName) return pod.metadata.deletionTimestamp !== undefined;
  return (
    view.get("Node", nodeName) === undefined ||
    hasFinished(pod) ||
    pod.metadata.deletionTimestamp !== undefined
  );
}

function look(view: View): Plan {
  if (view.now % periodMs !== 0) return { wakeAt: (Math.floor(view.now / periodMs) + 1) * periodMs };
  const pods = view.list("Pod");
  const orphans = pods.filter(({ value: { spec } }) => spec.nodeName && !view.get("Node", spec.nodeName));
  const writes = [
    ...tooManyFinished(pods),
    ...collected(
      view,
      orphans.filter(({ value }) => isQuarantineOver(view, value)),
    ),
    ...stuck(view, pods),
    ...quarantines(view, orphans),
  ];
  if (writes.length === 0 && orphans.length === 0) return nothing;
  return { writes, wakeAt: view.now + periodMs };
}

function isQuarantineOver(view: View, { spec }: Pod): boolean {
  const since = view.get("QuarantinedNode", spec.nodeName ?? "")?.value.sinceMs;
  return since !== undefined && view.now - since >= quarantineMs;
}

/** Nodes that are missed are given time to come back. */
function quarantines(view: View, orphans: readonly Stored<"Pod">[]): readonly Write[] {
  const missing = new Map(orphans.map((pod) => [pod.value.spec.nodeName ?? "", pod]));
  const begun = [...missing].filter(([name]) => !view.get("QuarantinedNode", name));
  const over = view.list("QuarantinedNode").filter(({ id }) => !missing.has(id));
  return [
    ...begun.map(([name, pod]) =>
      put(
        "QuarantinedNode",
        name,
        { sinceMs: view.now },
        { reason: "NodeMissed", because: [view.removal("Node", name), pod] },
      ),
    ),
    ...over.map((record) =>
      remove(record, { reason: "NodeMissedNoMore", because: [view.get("Node", record.id), record] }),
    ),
  ];
}

/** Marked as failed, then removed at once: there is nobody to wait for. */
function collected(view: View, orphans: readonly Stored<"Pod">[]): readonly Write[] {
  return orphans.flatMap((stored) => {
    const { value: pod, id } = stored;
    const why = { reason: "NodeGone", because: [view.removal("Node", pod.spec.nodeName ?? ""), stored] };
    const message = "PodGC: node no longer exists";
    const condition = {
      type: "DisruptionTarget",
      status: "True",
      reason: "DeletionByPodGC",
      message,
    } as const;
    const conditions = withCondition(pod.status?.conditions, condition, timestampAt(view.now));
    const failed: Pod = { ...pod, status: { ...pod.status, phase: "Failed", conditions } };
    return [...(hasFinished(pod) ? [] : [updateStatus(failed, why)]), removal(id, pod, why)];
  });
}

/** Pods in deletion that have no node, or whose node is declared out of service. */
function stuck(view: View, pods: readonly Stored<"Pod">[]): readonly Write[] {
  return pods.flatMap((stored) => {
    const { value: pod, id } = stored;
    if (!pod.metadata.deletionTimestamp) return [];
    if (!pod.spec.nodeName) return [removal(id, pod, { reason: "NeverScheduled", because: [stored] })];
    const node = view.get("Node", pod.spec.nodeName);
    if (!node || readyStatus(node.value) === "True" || !isOutOfService(node.value.spec.taints)) return [];
    return [removal(id, pod, { reason: "NodeOutOfService", because: [node, stored] })];
  });
}

function tooManyFinished(pods: readonly Stored<"Pod">[]): readonly Write[] {
  const finished = pods.filter(({ value }) => hasFinished(value));
  if (finished.length <= terminatedLimit) return [];
  const bornAt = ({ value }: Stored<"Pod">): Ms => momentOf(value.metadata.creationTimestamp) ?? 0;
  return [...finished]
    .sort((left, right) => bornAt(left) - bornAt(right))
    .slice(0, finished.length - terminatedLimit)
    .map((stored) => removal(stored.id, stored.value, { reason: "TooManyFinished", because: [stored] }));
}

function removal(
  id: string,
  { metadata }: Pod,
  why: { reason: string; because: readonly ({ revision: number } | undefined)[] },
): Write {
  return { do: "delete", kind: "Pod", id, uid: metadata.uid, gracePeriodSeconds: 0, ...why };
}
