/**
 * Which volume a claim gets: the smallest that meets it.
 * `staging/src/k8s.io/component-helpers/storage/volume/pv_helpers.go`.
 */
import {
  compareQuantities,
  type Node,
  type PersistentVolume,
  type PersistentVolumeClaim,
  selectorMatches,
} from "#api";
import { meetsAnyTerm } from "../../scheduler/node-selector.ts";
import { classNameOf, volumeClassNameOf } from "./class-of.ts";

export interface Search {
  /** The scheduler's question: only volumes that this node can reach. */
  readonly node?: Node;
  /** Names of volumes that are spoken for. */
  readonly excluded?: ReadonlySet<string>;
  /** The class waits for a first consumer: only a volume that names this very claim will do. */
  readonly delayed?: boolean;
}

/** Volumes with fewer access modes come first, then in order of creation. */
export function findMatchingVolume(
  claim: PersistentVolumeClaim,
  volumes: readonly PersistentVolume[],
  search: Search = {},
): PersistentVolume | undefined {
  const wanted = claim.spec.accessModes ?? [];
  const usable = volumes.filter(
    (volume) =>
      wanted.every((mode) => volume.spec.accessModes?.includes(mode)) &&
      !search.excluded?.has(volume.metadata.name) &&
      isPossible(volume, claim),
  );
  for (const group of byNumberOfModes(usable)) {
    const prebound = group.find((volume) => isClaimedBy(volume, claim) && reaches(volume, search.node));
    if (prebound) return prebound;
    if (search.delayed) continue;
    const found = smallest(group.filter((volume) => isFree(volume, claim) && reaches(volume, search.node)));
    if (found) return found;
  }
  return undefined;
}

function byNumberOfModes(volumes: readonly PersistentVolume[]): readonly (readonly PersistentVolume[])[] {
  const groups = new Map<string, PersistentVolume[]>();
  for (const volume of volumes) {
    const modes = [...new Set(volume.spec.accessModes ?? [])].sort().join(",");
    groups.set(modes, [...(groups.get(modes) ?? []), volume]);
  }
  const size = (modes: string): number => modes.split(",").length;
  return [...groups].sort(([left], [right]) => size(left) - size(right)).map(([, group]) => group);
}

function isPossible(volume: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  const { claimRef } = volume.spec;
  if (claimRef && !isClaimedBy(volume, claim)) return false;
  if (compareQuantities(volume.spec.capacity?.storage, claim.spec.resources?.requests?.storage) < 0)
    return false;
  if (volume.metadata.deletionTimestamp) return false;
  return (volume.spec.volumeMode ?? "Filesystem") === (claim.spec.volumeMode ?? "Filesystem");
}

/** Whether the volume already names this claim; without a uid it may be any claim of that name. */
export function isClaimedBy(
  { spec: { claimRef } }: PersistentVolume,
  { metadata }: PersistentVolumeClaim,
): boolean {
  if (claimRef?.name !== metadata.name || claimRef.namespace !== metadata.namespace) return false;
  return !claimRef.uid || claimRef.uid === metadata.uid;
}

function isFree(volume: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  return (
    !volume.spec.claimRef &&
    volume.status?.phase === "Available" &&
    (claim.spec.selector === undefined || selectorMatches(claim.spec.selector, volume.metadata.labels)) &&
    volumeClassNameOf(volume) === (classNameOf(claim) ?? "")
  );
}

/** Whether a node meets a volume's node affinity. */
export function reaches(volume: PersistentVolume, node: Node | undefined): boolean {
  const terms = volume.spec.nodeAffinity?.required?.nodeSelectorTerms;
  return node === undefined || terms === undefined || meetsAnyTerm(terms, node);
}

function smallest(volumes: readonly PersistentVolume[]): PersistentVolume | undefined {
  return volumes.reduce<PersistentVolume | undefined>((best, volume) => {
    if (!best) return volume;
    return compareQuantities(volume.spec.capacity?.storage, best.spec.capacity?.storage) < 0 ? volume : best;
  }, undefined);
}
