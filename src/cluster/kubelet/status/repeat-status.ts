/**
 * What the API server could not hear, or others changed since, is told again.
 * `pkg/kubelet/status/status_manager.go` syncBatch
 */
import type { Condition, PodStatus } from "#api";
import { equal } from "../../state/equal.ts";
import { isOnGrid, nextOnGrid, STATUS_PERIOD_MS } from "../clock.ts";
import type { PodDraft } from "../pod-draft.ts";

/** Compares the two statuses every ten seconds; in between, makes sure to be there. */
export function repeatStatus(draft: PodDraft): void {
  const { stored, worker, machine, now, isEmulated, isTold } = draft;
  if (!stored || isEmulated || isTold || worker.lastSyncMs === undefined) return;
  const known = stored.value.status ?? {};
  const own: PodStatus = {
    ...worker.status,
    conditions: merged(known.conditions ?? [], worker.status.conditions ?? []),
  };
  if (equal(own, known)) return;
  if (isOnGrid(machine, STATUS_PERIOD_MS, now)) draft.publish(own);
  else draft.wake(nextOnGrid(machine, STATUS_PERIOD_MS, now));
}

/** Conditions of other types are nobody's business here. */
function merged(known: readonly Condition[], own: readonly Condition[]): readonly Condition[] {
  const types = new Set(known.map(({ type }) => type));
  const kept = known.map((condition) => own.find(({ type }) => type === condition.type) ?? condition);
  return [...kept, ...own.filter(({ type }) => !types.has(type))];
}
