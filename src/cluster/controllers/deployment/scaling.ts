/**
 * Scaling while a rollout is under way or paused: every ReplicaSet gets its share.
 * `pkg/controller/deployment/sync.go` scale
 */
import { type Deployment, desiredReplicasAnnotation, maxReplicasAnnotation } from "#api";
import type { Stored } from "../../state/record.ts";
import { availableIn, margins, type Sets, sizeOf, sum, wantedBy } from "./replica-sets.ts";
import type { Sizing } from "./sizing.ts";

const isInUse = (set: Stored<"ReplicaSet">): boolean => sizeOf(set) > 0;

/** Whether the wanted number differs from what the ReplicaSets in use were made for. */
export function isScaling(deployment: Deployment, { all }: Sets): boolean {
  return all.filter(isInUse).some(({ value }) => {
    const noted = value.metadata.annotations?.[desiredReplicasAnnotation];
    return noted !== undefined && Number(noted) !== wantedBy(deployment);
  });
}

export function scaleAll(deployment: Deployment, sets: Sets, sizing: Sizing): void {
  const wanted = wantedBy(deployment);
  const only = onlyOne(sets);
  if (only) {
    if (sizeOf(only) !== wanted) sizing.scale(only, wanted);
    else sizing.annotate(only);
    return;
  }
  const { current } = sets;
  if (current && isSaturated(deployment, current)) {
    for (const set of sets.old.filter(isInUse)) sizing.scale(set, 0);
    return;
  }
  if (deployment.spec.strategy?.type !== "Recreate") shareOut(deployment, sets, sizing);
}

/** The one in use; when none is, the new one or the latest: FindActiveOrLatest. */
function onlyOne({ all, current, old }: Sets): Stored<"ReplicaSet"> | undefined {
  const used = all.filter(isInUse);
  if (used.length === 0) return current ?? old.at(-1);
  return used.length === 1 ? used[0] : undefined;
}

function isSaturated(deployment: Deployment, current: Stored<"ReplicaSet">): boolean {
  const wanted = wantedBy(deployment);
  const noted = Number(current.value.metadata.annotations?.[desiredReplicasAnnotation]);
  return sizeOf(current) === wanted && noted === wanted && availableIn(current) === wanted;
}

function shareOut(deployment: Deployment, { all }: Sets, sizing: Sizing): void {
  const used = all.filter(isInUse);
  const wanted = wantedBy(deployment);
  const allowed = wanted > 0 ? wanted + margins(deployment).surge : 0;
  const toAdd = allowed - sum(used, sizeOf);
  const largestFirst = sortBySize(used, toAdd > 0);
  let added = 0;
  const sizes = largestFirst.map((set) => {
    const part = portion(deployment, set, toAdd, added);
    added += part;
    return sizeOf(set) + part;
  });
  if (sizes.length > 0) sizes[0] = Math.max(0, sizes[0]! + toAdd - added);
  for (const [at, set] of largestFirst.entries()) {
    sizing.annotate(set);
    sizing.scale(set, sizes[at]!);
  }
}

/** Of equal ones, the newer first when growing, the older when shrinking. */
function sortBySize(
  sets: readonly Stored<"ReplicaSet">[],
  newerFirst: boolean,
): readonly Stored<"ReplicaSet">[] {
  const ordered = newerFirst ? [...sets].reverse() : [...sets];
  return ordered.sort((left, right) => sizeOf(right) - sizeOf(left));
}

function portion(deployment: Deployment, set: Stored<"ReplicaSet">, toAdd: number, added: number): number {
  if (sizeOf(set) === 0 || toAdd === 0 || toAdd === added) return 0;
  const fraction = fractionOf(deployment, set);
  const left = toAdd - added;
  return toAdd > 0 ? Math.min(fraction, left) : Math.max(fraction, left);
}

function fractionOf(deployment: Deployment, set: Stored<"ReplicaSet">): number {
  const size = sizeOf(set);
  const wanted = wantedBy(deployment);
  if (wanted === 0) return -size;
  const noted = set.value.metadata.annotations?.[maxReplicasAnnotation];
  const before = noted === undefined ? (deployment.status?.replicas ?? 0) : Number(noted);
  if (before === 0) return 0;
  return Math.round((size * (wanted + margins(deployment).surge)) / before) - size;
}
