/** The kinds of changes that queueing hints ask about: `pkg/scheduler/framework/events.go`. */
import { canonicalJson, type Node, type Pod } from "#api";
import type { Change, RecordKind } from "../state/record.ts";
import { isFinished } from "./node-state.ts";

/** The record before and after, if the change is about this kind. */
function about<Kind extends RecordKind>(change: Change, kind: Kind): Change<Kind> | undefined {
  return change.kind === kind ? (change as unknown as Change<Kind>) : undefined;
}

export function createdOrChanged(change: Change, ...kinds: readonly RecordKind[]): boolean {
  return change.after !== undefined && kinds.includes(change.kind);
}

/** A node that is new, or whose given part is not what it was. */
export function nodeAdded(change: Change, part?: (node: Node) => unknown): Node | undefined {
  const found = about(change, "Node");
  if (!found?.after) return undefined;
  const { before, after } = found;
  if (!before) return after.value;
  return part && differs(part(before.value), part(after.value)) ? after.value : undefined;
}

export function nodeRemoved(change: Change): boolean {
  return change.kind === "Node" && change.after === undefined;
}

/**
 * A node's taints or `spec.unschedulable` changed. Every plugin that minds new nodes is asked again then
 * (`pkg/scheduler/scheduler.go` buildQueueingHintMap,
 * https://github.com/kubernetes/kubernetes/issues/109437).
 */
export function nodeTaintsChanged(change: Change): boolean {
  const found = about(change, "Node");
  if (!found?.before || !found.after) return false;
  const [before, after] = [found.before.value.spec, found.after.value.spec];
  if (before === after) return false;
  return (
    differs(before.taints, after.taints) || Boolean(before.unschedulable) !== Boolean(after.unschedulable)
  );
}

/** A Pod that held a place on a node does so no more: removed, or finished. */
export function podLeft(change: Change): Pod | undefined {
  const found = about(change, "Pod");
  const before = found?.before?.value;
  if (!before?.spec.nodeName || isFinished(before)) return undefined;
  return found?.after && !isFinished(found.after.value) ? undefined : before;
}

/** A Pod that has come to a node, or one on a node whose labels changed. */
export function podCame(change: Change): Pod | undefined {
  const found = about(change, "Pod");
  const after = found?.after?.value;
  if (!after?.spec.nodeName || isFinished(after)) return undefined;
  const before = found?.before?.value;
  if (!before?.spec.nodeName) return after;
  return differs(before.metadata.labels, after.metadata.labels) ? after : undefined;
}

export function differs(left: unknown, right: unknown): boolean {
  return left !== right && canonicalJson(left ?? null) !== canonicalJson(right ?? null);
}
