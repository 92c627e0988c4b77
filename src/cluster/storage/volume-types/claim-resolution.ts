/**
 * From a claim to the volume it is bound to. `pkg/kubelet/volumemanager/populator` getPVCExtractPV, getPVSpec
 */
import type { PersistentVolume } from "#api";
import type { View } from "../../component.ts";
import type { Resolution } from "./volume-type.ts";

/** Fields of a PersistentVolume's spec that are no source. */
const NO_SOURCE = new Set([
  "accessModes",
  "capacity",
  "claimRef",
  "mountOptions",
  "nodeAffinity",
  "persistentVolumeReclaimPolicy",
  "storageClassName",
  "volumeAttributesClassName",
  "volumeMode",
]);

/** `ownerUid`: the Pod that must own the claim, for generic ephemeral volumes. */
export function resolveClaim(
  view: View,
  namespace: string,
  name: string,
  readOnly: boolean,
  ownerUid?: string,
): Resolution {
  const claim = view.get("PersistentVolumeClaim", `${namespace}/${name}`)?.value;
  const problem = (text: string): Resolution => ({
    problem: `error processing PVC ${namespace}/${name}: ${text}`,
  });
  if (!claim)
    return problem(`failed to fetch PVC from API server: persistentvolumeclaims "${name}" not found`);
  const isOwned = claim.metadata.ownerReferences?.some(({ uid }) => uid === ownerUid) ?? false;
  if (ownerUid !== undefined && !isOwned) return problem("pod is not owner");
  const volume = view.get("PersistentVolume", claim.spec.volumeName ?? "")?.value;
  const isBound = claim.status?.phase === "Bound" && volume?.spec.claimRef?.uid === claim.metadata.uid;
  if (!volume || !isBound) return problem("PVC is not bound");
  const field = sourceField(volume);
  const isDevice = volume.spec.volumeMode === "Block";
  return { field, source: volume.spec[field], specName: volume.metadata.name, readOnly, isDevice };
}

/** `hostPath`, `local`, `nfs`, `csi` … */
const sourceField = ({ spec }: PersistentVolume): string =>
  Object.keys(spec).find((key) => !NO_SOURCE.has(key) && spec[key] !== undefined) ?? "";
