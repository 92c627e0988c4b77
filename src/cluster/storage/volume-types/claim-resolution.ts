/**
 * From a claim to the volume it is bound to. `pkg/kubelet/volumemanager/populator` getPVCExtractPV, getPVSpec
 */
import type { Node, PersistentVolume, Pod } from "#api";
import type { View } from "../../component.ts";
import { meetsAnyTerm } from "../../scheduler/node-selector.ts";
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

/** `mustOwn`: the Pod has to be the claim's owner, for generic ephemeral volumes. */
export function resolveClaim(
  view: View,
  pod: Pod,
  name: string,
  { readOnly = false, mustOwn = false }: { readonly readOnly?: boolean; readonly mustOwn?: boolean },
): Resolution {
  const { namespace = "default", uid } = pod.metadata;
  const claim = view.get("PersistentVolumeClaim", `${namespace}/${name}`)?.value;
  const problem = (text: string): Resolution => ({
    problem: `error processing PVC ${namespace}/${name}: ${text}`,
  });
  if (!claim)
    return problem(`failed to fetch PVC from API server: persistentvolumeclaims "${name}" not found`);
  const isOwned = claim.metadata.ownerReferences?.some((owner) => owner.uid === uid) ?? false;
  if (mustOwn && !isOwned) return problem("pod is not owner");
  if (claim.metadata.deletionTimestamp !== undefined) return problem("PVC is being deleted");
  const volume = view.get("PersistentVolume", claim.spec.volumeName ?? "")?.value;
  const isBound = claim.status?.phase === "Bound" && volume?.spec.claimRef?.uid === claim.metadata.uid;
  if (!volume || !isBound) return problem("PVC is not bound");
  const field = sourceField(volume);
  const isDevice = volume.spec.volumeMode === "Block";
  const source = volume.spec[field];
  const isElsewhere = !canUse(view.get("Node", pod.spec.nodeName ?? "")?.value, volume);
  return { field, source, specName: volume.metadata.name, readOnly, isDevice, isElsewhere };
}

/** `staging/src/k8s.io/component-helpers/storage/volume/helpers.go` CheckNodeAffinity */
function canUse(node: Node | undefined, { spec }: PersistentVolume): boolean {
  const terms = spec.nodeAffinity?.required?.nodeSelectorTerms;
  return !node || !terms || meetsAnyTerm(terms, node);
}

/** `hostPath`, `local`, `nfs`, `csi` … */
const sourceField = ({ spec }: PersistentVolume): string =>
  Object.keys(spec).find((key) => !NO_SOURCE.has(key) && spec[key] !== undefined) ?? "";
