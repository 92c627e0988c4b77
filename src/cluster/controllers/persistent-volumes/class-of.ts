/** The class a claim or a volume names, by field or by the annotation that came before it. */
import { betaStorageClassAnnotation, type PersistentVolume, type PersistentVolumeClaim } from "#api";

/** `undefined`: none is named, so a default may be filled in; `""`: explicitly none. */
export function classNameOf(claim: PersistentVolumeClaim): string | undefined {
  return claim.metadata.annotations?.[betaStorageClassAnnotation] ?? claim.spec.storageClassName;
}

export function volumeClassNameOf(volume: PersistentVolume): string {
  return volume.metadata.annotations?.[betaStorageClassAnnotation] ?? volume.spec.storageClassName ?? "";
}
