/**
 * The claims a Pod uses, sorted by what must happen to them: `pkg/scheduler/framework/plugins/volumebinding`.
 */
import type { PersistentVolumeClaim, Pod, StorageClass, Volume } from "#api";
import { bindCompletedAnnotation } from "#api";
import type { View } from "../../component.ts";
import { classNameOf } from "../../controllers/persistent-volumes/class-of.ts";

export interface PodClaims {
  readonly bound: readonly PersistentVolumeClaim[];
  /** To be bound or provisioned once a node is chosen. */
  readonly delayed: readonly { readonly claim: PersistentVolumeClaim; readonly storageClass: StorageClass }[];
  /** To be bound by the persistent volume controller before anything else. */
  readonly immediate: readonly PersistentVolumeClaim[];
}

/** The claim a volume of a Pod stands for; a generic ephemeral volume's is named after Pod and volume. */
export function claimNameOf(pod: Pod, volume: Volume): string | undefined {
  if (volume.persistentVolumeClaim) return volume.persistentVolumeClaim.claimName;
  return volume.ephemeral ? `${pod.metadata.name}-${volume.name}` : undefined;
}

/** The claims, or the words the Pod is refused with. */
export function podClaims(view: View, pod: Pod): PodClaims | { readonly refused: string } | undefined {
  const claims: PersistentVolumeClaim[] = [];
  for (const volume of pod.spec.volumes ?? []) {
    const name = claimNameOf(pod, volume);
    if (name === undefined) continue;
    const claim = view.get("PersistentVolumeClaim", `${pod.metadata.namespace}/${name}`)?.value;
    const refused = objection(pod, volume, name, claim);
    if (refused !== undefined) return { refused };
    claims.push(claim!);
  }
  return claims.length === 0 ? undefined : sorted(view, claims);
}

function objection(
  pod: Pod,
  volume: Volume,
  name: string,
  claim: PersistentVolumeClaim | undefined,
): string | undefined {
  if (!claim)
    return volume.ephemeral
      ? `waiting for ephemeral volume controller to create the persistentvolumeclaim "${name}"`
      : `persistentvolumeclaim "${name}" not found`;
  if (claim.status?.phase === "Lost")
    return `persistentvolumeclaim "${name}" bound to non-existent persistentvolume "${claim.spec.volumeName}"`;
  if (claim.metadata.deletionTimestamp) return `persistentvolumeclaim "${name}" is being deleted`;
  if (volume.ephemeral && !claim.metadata.ownerReferences?.some(({ uid }) => uid === pod.metadata.uid))
    return `PVC ${pod.metadata.namespace}/${name} was not created for pod ${pod.metadata.namespace}/${pod.metadata.name} (pod is not owner)`;
  return undefined;
}

/** Bound on both sides, as the persistent volume controller marks it. */
export const isFullyBound = (claim: PersistentVolumeClaim): boolean =>
  Boolean(claim.spec.volumeName) && claim.metadata.annotations?.[bindCompletedAnnotation] !== undefined;

function sorted(view: View, claims: readonly PersistentVolumeClaim[]): PodClaims {
  const delayed: { claim: PersistentVolumeClaim; storageClass: StorageClass }[] = [];
  const immediate: PersistentVolumeClaim[] = [];
  for (const claim of claims.filter((claim) => !isFullyBound(claim))) {
    const storageClass = delayedClass(view, claim);
    if (storageClass && !claim.spec.volumeName) delayed.push({ claim, storageClass });
    else immediate.push(claim);
  }
  return { bound: claims.filter(isFullyBound), delayed, immediate };
}

/** The class of a claim that waits for its first consumer. */
function delayedClass(view: View, claim: PersistentVolumeClaim): StorageClass | undefined {
  const name = classNameOf(claim);
  const storageClass = name ? view.get("StorageClass", name)?.value : undefined;
  return storageClass?.volumeBindingMode === "WaitForFirstConsumer" ? storageClass : undefined;
}
