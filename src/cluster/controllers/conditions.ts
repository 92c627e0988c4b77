/** Conditions in a status: finding, and setting one so that its times say what changed. */
import type { Condition, Timestamp } from "#api";

export function conditionOf(
  conditions: readonly Condition[] | undefined,
  type: string,
): Condition | undefined {
  return conditions?.find((condition) => condition.type === type);
}

export const isTrue = (conditions: readonly Condition[] | undefined, type: string): boolean =>
  conditionOf(conditions, type)?.status === "True";

/**
 * Puts a condition in its place, or at the end. `lastTransitionTime` moves only with the status; nothing is
 * changed
 * when status, reason and message are what they were.
 */
export function withCondition(
  conditions: readonly Condition[] | undefined,
  condition: Condition,
  now: Timestamp,
): readonly Condition[] {
  const all = conditions ?? [];
  const before = conditionOf(all, condition.type);
  if (before && saysTheSame(before, condition)) return all;
  const lastTransitionTime =
    before && before.status === condition.status ? (before.lastTransitionTime ?? now) : now;
  const next = { ...condition, lastTransitionTime };
  return before ? all.map((other) => (other === before ? next : other)) : [...all, next];
}

function saysTheSame(left: Condition, right: Condition): boolean {
  return left.status === right.status && left.reason === right.reason && left.message === right.message;
}

export function withoutCondition(
  conditions: readonly Condition[] | undefined,
  type: string,
): readonly Condition[] {
  return (conditions ?? []).filter((condition) => condition.type !== type);
}
