/** Defaults of PersistentVolumes, claims and storage classes. */
import type { PersistentVolume, PersistentVolumeClaim, PersistentVolumeClaimSpec, StorageClass } from "#api";
import type { Draft } from "./draft.ts";

/** `SetDefaults_PersistentVolume`, and the phase its strategy starts with. */
export function defaultVolume(volume: Draft<PersistentVolume>): void {
  volume.status ??= {};
  volume.status.phase ??= "Pending";
  if (!volume.spec) return;
  volume.spec.persistentVolumeReclaimPolicy ??= "Retain";
  volume.spec.volumeMode ??= "Filesystem";
  if (volume.spec.hostPath) volume.spec.hostPath.type ??= "";
  if (volume.spec.claimRef) {
    volume.spec.claimRef.kind ??= "PersistentVolumeClaim";
    volume.spec.claimRef.apiVersion ??= "v1";
  }
}

/** `SetDefaults_PersistentVolumeClaim`. */
export function defaultVolumeClaim(claim: Draft<PersistentVolumeClaim>): void {
  claim.status ??= {};
  claim.status.phase ??= "Pending";
  if (claim.spec) defaultVolumeClaimSpec(claim.spec);
}

/** `SetDefaults_PersistentVolumeClaimSpec`, also for claim templates and generic ephemeral volumes. */
export function defaultVolumeClaimSpec(spec: Draft<PersistentVolumeClaimSpec>): void {
  spec.volumeMode ??= "Filesystem";
  if (spec.dataSource && !spec.dataSourceRef) spec.dataSourceRef = { ...spec.dataSource };
  else if (spec.dataSourceRef && !spec.dataSource) spec.dataSource = { ...spec.dataSourceRef };
}

/** `pkg/apis/storage/v1/defaults.go`. */
export function defaultStorageClass(storageClass: Draft<StorageClass>): void {
  storageClass.reclaimPolicy ??= "Delete";
  storageClass.volumeBindingMode ??= "Immediate";
}
