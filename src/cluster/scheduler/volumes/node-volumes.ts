/**
 * What binding a Pod's claims on a certain node would take:
 * `pkg/scheduler/framework/plugins/volumebinding/binder.go`.
 */
import {
  compareQuantities,
  type Node,
  type PersistentVolume,
  type PersistentVolumeClaim,
  type StorageClass,
  selectedNodeAnnotation,
} from "#api";
import type { View } from "../../component.ts";
import { findMatchingVolume, reaches } from "../../controllers/persistent-volumes/find-matching-volume.ts";
import type { PodClaims } from "./pod-claims.ts";

export interface NodeVolumes {
  readonly reasons: readonly string[];
  /** Claims to be bound to volumes that exist. */
  readonly bindings: readonly { readonly claim: PersistentVolumeClaim; readonly volume: PersistentVolume }[];
  /** Claims whose provisioner is to be told the node. */
  readonly toProvision: readonly PersistentVolumeClaim[];
}

const conflict = "node(s) had volume node affinity conflict";
const nothingToBind = "node(s) didn't find available persistent volumes to bind";
const volumeGone = "node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)";

/** Smallest claims choose first. */
export function nodeVolumes(view: View, claims: PodClaims, node: Node): NodeVolumes {
  const reasons = boundObjections(view, claims.bound, node);
  const bindings: { claim: PersistentVolumeClaim; volume: PersistentVolume }[] = [];
  const toProvision: PersistentVolumeClaim[] = [];
  const excluded = new Set<string>();
  let missing = false;
  for (const { claim, storageClass } of bySize(claims.delayed)) {
    const selected = claim.metadata.annotations?.[selectedNodeAnnotation];
    const volume = selected ? undefined : matching(view, claim, node, excluded);
    if (volume) {
      bindings.push({ claim, volume });
      excluded.add(volume.metadata.name);
    } else if (selected ? selected === node.metadata.name : mayProvision(storageClass, node))
      toProvision.push(claim);
    else missing = true;
  }
  return { reasons: missing ? [...reasons, nothingToBind] : reasons, bindings, toProvision };
}

function boundObjections(view: View, bound: readonly PersistentVolumeClaim[], node: Node): readonly string[] {
  for (const { spec } of bound) {
    const volume = view.get("PersistentVolume", spec.volumeName ?? "")?.value;
    if (!volume) return [volumeGone];
    if (!reaches(volume, node)) return [conflict];
  }
  return [];
}

function bySize(delayed: PodClaims["delayed"]): PodClaims["delayed"] {
  return [...delayed].sort((left, right) =>
    compareQuantities(
      left.claim.spec.resources?.requests?.storage,
      right.claim.spec.resources?.requests?.storage,
    ),
  );
}

function matching(view: View, claim: PersistentVolumeClaim, node: Node, excluded: ReadonlySet<string>) {
  const volumes = view.list("PersistentVolume").map(({ value }) => value);
  return findMatchingVolume(claim, volumes, { node, excluded });
}

/** A class without a provisioner makes nothing; one with `allowedTopologies` only where they hold. */
function mayProvision({ provisioner, allowedTopologies }: StorageClass, node: Node): boolean {
  if (provisioner === "" || provisioner === "kubernetes.io/no-provisioner") return false;
  if (!allowedTopologies?.length) return true;
  return allowedTopologies.some(({ matchLabelExpressions = [] }) =>
    matchLabelExpressions.every(({ key, values }) => values.includes(node.metadata.labels?.[key] ?? "")),
  );
}
