/** Which storage class a volume or claim names: the old annotation wins over the field. */
import {
  betaStorageClassAnnotation,
  defaultClassAnnotation,
  type ObjectMeta,
  type PersistentVolumeClaimSpec,
  type PersistentVolumeSpec,
} from "#api";

/** `GetPersistentVolumeClaimClass` and `GetPersistentVolumeClass` (`pkg/apis/core/v1/helper`). */
function namedClass(metadata: Partial<ObjectMeta> | undefined, field: string | undefined): string {
  return metadata?.annotations?.[betaStorageClassAnnotation] ?? field ?? "";
}

export function claimClass(
  metadata: Partial<ObjectMeta> | undefined,
  spec: PersistentVolumeClaimSpec,
): string {
  return namedClass(metadata, spec.storageClassName);
}

export function volumeClass(metadata: ObjectMeta, spec: PersistentVolumeSpec): string {
  return namedClass(metadata, spec.storageClassName);
}

/** New claims without a class get this one (`storageclass.kubernetes.io/is-default-class`). */
export function isDefaultClass({ annotations }: ObjectMeta): boolean {
  return (
    annotations?.[defaultClassAnnotation] === "true" ||
    annotations?.["storageclass.beta.kubernetes.io/is-default-class"] === "true"
  );
}
