/** When a Pod that could not be placed is tried again: `pkg/scheduler/backend/queue/scheduling_queue.go`. */
import type { Pod } from "#api";
import type { View } from "../component.ts";
import type { Change, Ms } from "../state/record.ts";
import { differs } from "./occurrences.ts";
import { plugins } from "./plugins/index.ts";
import { rejectors, type SchedulingVerdict } from "./verdict.ts";

const firstBackoffMs: Ms = 1000;
const longestBackoffMs: Ms = 10_000;
/** The back-off queue is looked through once a second. */
const flushPeriodMs: Ms = 1000;
/** A Pod that nothing has woken for so long is tried anyway. */
const longestRestMs: Ms = 300_000;

/**
 * When a Pod that something has woken may be tried: 1 s after the first attempt, then 2 s, 4 s, up to 10 s.
 */
export function backoffEnd({ attempts, atMs }: SchedulingVerdict): Ms {
  return atMs + Math.min(longestBackoffMs, firstBackoffMs * 2 ** Math.min(attempts - 1, 10));
}

/** When the back-off queue gives it out. */
export const nextFlush = (end: Ms): Ms => Math.ceil(end / flushPeriodMs) * flushPeriodMs;

export const restEnd = ({ atMs }: SchedulingVerdict): Ms => atMs + longestRestMs;

/** The Pods for which a change is worth another attempt. */
export function wokenBy(change: Change, view: View): readonly string[] {
  const pending = view.by("verdictsByOutcome", "unschedulable");
  if (pending.length === 0) return [];
  return pending.flatMap(({ id, value: verdict }) => {
    const pod = view.get("Pod", id)?.value;
    return pod && !pod.spec.nodeName && isWorthRetrying(change, pod, verdict, view) ? [id] : [];
  });
}

function isWorthRetrying(change: Change, pod: Pod, verdict: SchedulingVerdict, view: View): boolean {
  const names = rejectors(verdict);
  if (names.size === 0) return true;
  return plugins.some((plugin) => names.has(plugin.name) && plugin.wakes(change, pod, view));
}

/** An unplaced Pod itself: new, gone, or with other needs than before. */
export function ownWake(change: Change<"Pod">): boolean {
  const { before, after } = change;
  if (!before || !after) return true;
  if (after.value.spec.nodeName) return false;
  return (
    differs(before.value.spec, after.value.spec) ||
    differs(before.value.metadata.labels, after.value.metadata.labels)
  );
}
