/**
 * kube-scheduler: gives every Pod without a node the best one that will do. `pkg/scheduler/schedule_one.go`
 */
import type { Pod } from "#api";
import { type Component, nothing, type Plan, remove, type View } from "../component.ts";
import type { Change, Stored } from "../state/record.ts";
import { continueBinding, startBinding } from "./bind.ts";
import { reportFailure } from "./failure.ts";
import { noNodes } from "./fit-error.ts";
import { nodeStates } from "./node-cache.ts";
import { place } from "./place.ts";
import { backoffEnd, nextFlush, ownWake, wokenBy } from "./queue.ts";
import type { SchedulingVerdict } from "./verdict.ts";

const schedulerName = "default-scheduler";

/**
 * Keys are `namespace/pod`. Every wake-up of a Pod that could not be placed means that another attempt is
 * worth it.
 */
export const scheduler: Component = {
  name: schedulerName,
  latencyMs: 10,
  watches: {
    Pod: podKeys,
    Node: wokenBy,
    PersistentVolume: wokenBy,
    PersistentVolumeClaim: wokenBy as (
      change: Change<"PersistentVolumeClaim">,
      view: View,
    ) => readonly string[],
    StorageClass: wokenBy,
    VolumeAttachment: wokenBy,
    CSINode: wokenBy,
    CSIDriver: wokenBy,
  },
  reconcile,
};

function podKeys(change: Change<"Pod">, view: View): readonly string[] {
  const id = (change.after ?? change.before)!.id;
  const woken = wokenBy(change, view);
  const isPlaced = change.before?.value.spec.nodeName !== undefined && change.after !== undefined;
  return !isPlaced && ownWake(change) ? [id, ...woken] : woken;
}

function reconcile(view: View, id: string): Plan {
  const stored = view.get("Pod", id);
  const known = view.get("SchedulingVerdict", id);
  if (!stored)
    return known
      ? { writes: [remove(known, { reason: "PodGone", because: [view.removal("Pod", id)] })] }
      : nothing;
  const pod = stored.value;
  if (pod.spec.nodeName || pod.spec.schedulerName !== schedulerName) return nothing;
  if (pod.metadata.deletionTimestamp || pod.spec.schedulingGates?.length) return nothing;
  const before = known?.value.uid === pod.metadata.uid ? known.value : undefined;
  if (before?.outcome === "binding") return continueBinding(view, stored, before);
  if (before) {
    const due = backoffEnd(before);
    if (view.now < due) return { wakeAt: nextFlush(due) };
  }
  return attempt(view, stored, before);
}

function attempt(view: View, stored: Stored<"Pod">, before: SchedulingVerdict | undefined): Plan {
  const pod: Pod = stored.value;
  const nodes = nodeStates(view);
  const verdict: SchedulingVerdict = {
    uid: pod.metadata.uid,
    outcome: "unschedulable",
    attempts: (before?.attempts ?? 0) + 1,
    atMs: view.now,
    refusals: [],
  };
  if (nodes.length === 0) return reportFailure(view, stored, verdict, { message: noNodes });
  const current = { view, pod, nodes };
  const choice = view.random.number("node for Pod", `${pod.metadata.uid} ${verdict.attempts}`);
  const placement = place(current, choice);
  if (placement.node)
    return startBinding(view, stored, placement.node, { ...verdict, refusals: verdicts(placement.refusals) });
  return reportFailure(view, stored, { ...verdict, ...failed(placement) }, { attempt: current, placement });
}

function failed(placement: Exclude<ReturnType<typeof place>, { node: object }>): Partial<SchedulingVerdict> {
  return placement.refused ? { refused: placement.refused } : { refusals: verdicts(placement.refusals) };
}

const verdicts = (refusals: Extract<ReturnType<typeof place>, { node: object }>["refusals"]) =>
  refusals.map(({ node, plugin, reasons }) => ({ node: node.name, plugin, reasons }));
