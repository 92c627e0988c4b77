/**
 * A rolling update: the new ReplicaSet grows as room allows, the old ones shrink as availability allows.
 * `pkg/controller/deployment/rolling.go`
 */
import type { Deployment } from "#api";
import type { Stored } from "../../state/record.ts";
import { availableIn, margins, newSize, type Sets, sizeOf, sum, wantedBy } from "./replica-sets.ts";
import type { Sizing } from "./sizing.ts";

export function roll(deployment: Deployment, sets: Sets, sizing: Sizing): void {
  if (sets.current) growNew(deployment, sets, sets.current, sizing);
  if (sizing.isEmpty) shrinkOld(deployment, sets, sizing);
}

function growNew(deployment: Deployment, sets: Sets, current: Stored<"ReplicaSet">, sizing: Sizing): void {
  const [size, wanted] = [sizeOf(current), wantedBy(deployment)];
  if (size > wanted) sizing.scale(current, wanted);
  else if (size < wanted) sizing.scale(current, newSize(deployment, sets, size));
}

function shrinkOld(deployment: Deployment, { current, old, all }: Sets, sizing: Sizing): void {
  if (sum(old, sizeOf) === 0) return;
  const least = wantedBy(deployment) - margins(deployment).unavailable;
  const newUnavailable = current ? sizeOf(current) - availableIn(current) : 0;
  const surplus = sum(all, sizeOf) - least - newUnavailable;
  if (surplus <= 0) return;
  dropUnhealthy(old, surplus, sizing);
  dropOldest(old, sum(all, availableIn) - least, sizing);
}

/** Pods of old ReplicaSets that are not available go first: nobody will miss them. */
function dropUnhealthy(old: readonly Stored<"ReplicaSet">[], limit: number, sizing: Sizing): void {
  let left = limit;
  for (const set of old) {
    const dropped = Math.min(left, sizeOf(set) - availableIn(set));
    if (dropped <= 0) continue;
    sizing.scale(set, sizeOf(set) - dropped);
    left -= dropped;
  }
}

function dropOldest(old: readonly Stored<"ReplicaSet">[], limit: number, sizing: Sizing): void {
  let left = limit;
  for (const set of old) {
    const dropped = Math.min(left, sizing.sizeOf(set));
    if (dropped <= 0) continue;
    sizing.scale(set, sizing.sizeOf(set) - dropped);
    left -= dropped;
  }
}
