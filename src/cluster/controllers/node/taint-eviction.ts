/**
 * The taint eviction controller: Pods leave a node whose NoExecute taint they do not tolerate, or not for
 * ever. `pkg/controller/tainteviction`
 */
import type { Node, Pod, Taint } from "#api";
import {
  type Component,
  type EventNotice,
  nothing,
  type Plan,
  put,
  remove,
  updateStatus,
  type View,
  type Write,
} from "../../component.ts";
import { tolerates } from "../../scheduler/taints.ts";
import { equal } from "../../state/equal.ts";
import type { Change, Ms, Stored } from "../../state/record.ts";
import { timestampAt } from "../../time/epoch.ts";
import { withCondition } from "../conditions.ts";

/** Keys are `namespace/pod`. */
export const taintEvictionController: Component = {
  name: "taint-eviction-controller",
  latencyMs: 10,
  watches: { Node: nodeKeys, Pod: podKeys },
  reconcile,
};

const evictingTaints = (node: Node | undefined): readonly Taint[] =>
  (node?.spec.taints ?? []).filter(({ effect }) => effect === "NoExecute");

function nodeKeys({ before, after }: Change<"Node">, view: View): readonly string[] {
  const [old, now] = [evictingTaints(before?.value), evictingTaints(after?.value)];
  if (equal(old, now)) return [];
  return view.by("podsOnNode", (after ?? before)!.id).map(({ id }) => id);
}

function podKeys({ before, after }: Change<"Pod">, view: View): readonly string[] {
  const id = (after ?? before)!.id;
  if (view.get("PendingEviction", id)) return [id];
  const node = after?.value.spec.nodeName;
  return node && evictingTaints(view.get("Node", node)?.value).length > 0 ? [id] : [];
}

function reconcile(view: View, id: string): Plan {
  const stored = view.get("Pod", id);
  const pending = view.get("PendingEviction", id);
  const node = stored?.value.spec.nodeName ? view.get("Node", stored.value.spec.nodeName) : undefined;
  const taints = evictingTaints(node?.value);
  const isSame = pending === undefined || pending.value.uid === stored?.value.metadata.uid;
  if (!stored || taints.length === 0 || !isSame)
    return pending ? calledOff(view, id, pending, node) : nothing;
  if (pending?.value.isDone) return nothing;
  const seconds = tolerationSeconds(stored.value, taints);
  if (seconds === undefined) return pending ? calledOff(view, id, pending, node) : nothing;
  const sinceMs = pending?.value.sinceMs ?? view.now;
  const dueMs = sinceMs + seconds * 1000;
  if (dueMs <= view.now) return evict(view, stored, node!, sinceMs);
  const writes: readonly Write[] =
    pending?.value.dueMs === dueMs
      ? []
      : [
          put(
            "PendingEviction",
            id,
            { uid: stored.value.metadata.uid, sinceMs, dueMs, isDone: false },
            { reason: "EvictionPlanned", because: [node, stored] },
          ),
        ];
  return { writes, wakeAt: dueMs };
}

/** The shortest time that is tolerated, 0 when a taint is not tolerated at all; `undefined`: for ever. */
function tolerationSeconds(pod: Pod, taints: readonly Taint[]): number | undefined {
  const used = taints.map((taint) =>
    pod.spec.tolerations?.find((toleration) => tolerates(toleration, taint)),
  );
  if (used.some((toleration) => toleration === undefined)) return 0;
  const limits = used.flatMap((toleration) => toleration?.tolerationSeconds ?? []);
  return limits.length === 0 ? undefined : Math.max(0, Math.min(...limits));
}

function evict(view: View, stored: Stored<"Pod">, node: Stored<"Node">, sinceMs: Ms): Plan {
  const { value: pod, id } = stored;
  const why = { reason: "TaintManagerEviction", because: [node, stored] };
  const message = "Taint manager: deleting due to NoExecute taint";
  const condition = {
    type: "DisruptionTarget",
    status: "True",
    reason: "DeletionByTaintManager",
    message,
  } as const;
  const conditions = withCondition(pod.status?.conditions, condition, timestampAt(view.now));
  const { uid } = pod.metadata;
  return {
    writes: [
      updateStatus({ ...pod, status: { ...pod.status, conditions } }, why),
      { do: "delete", kind: "Pod", id, uid, ...why },
      put("PendingEviction", id, { uid, sinceMs, dueMs: view.now, isDone: true }, why),
    ],
    events: [notice(pod, `Marking for deletion Pod ${id}`)],
  };
}

/** Says so unless the Pod was deleted already. */
function calledOff(
  view: View,
  id: string,
  pending: Stored<"PendingEviction">,
  node: Stored<"Node"> | undefined,
): Plan {
  const removal = view.removal("Pod", id);
  const pod = view.get("Pod", id)?.value ?? (removal?.before?.value as Pod | undefined);
  const writes = [remove(pending, { reason: "EvictionCalledOff", because: [node, removal] })];
  return pod && !pending.value.isDone
    ? { writes, events: [notice(pod, `Cancelling deletion of Pod ${id}`)] }
    : { writes };
}

/** The controller names the Pod without its uid, so that `kubectl describe` does not find the Event. */
const notice = ({ metadata, ...pod }: Pod, message: string): EventNotice => ({
  about: { ...pod, metadata: { ...metadata, uid: "", resourceVersion: "" } },
  type: "Normal",
  reason: "TaintManagerEviction",
  message,
});
