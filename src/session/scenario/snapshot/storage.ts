/** Claims, volumes, their classes and attachments. */
import { identity, snapshotKind } from "./row.ts";

const defaultClass = "storageclass.kubernetes.io/is-default-class";

export const claims = snapshotKind({
  kind: "PersistentVolumeClaim",
  row: (claim) => ({
    ...identity(claim),
    phase: claim.status?.phase,
    volume: claim.spec.volumeName,
    capacity: claim.status?.capacity?.storage,
    request: claim.spec.resources?.requests?.storage,
    accessModes: claim.spec.accessModes,
    storageClass: claim.spec.storageClassName,
    volumeMode: claim.spec.volumeMode,
    finalizers: claim.metadata.finalizers,
    conditions: claim.status?.conditions?.map(({ type }) => type),
  }),
});

export const volumes = snapshotKind({
  kind: "PersistentVolume",
  row(volume) {
    const { claimRef } = volume.spec;
    return {
      ...identity(volume),
      phase: volume.status?.phase,
      ...(claimRef
        ? { claim: `${claimRef.namespace}/${claimRef.name}`, claimHasUid: claimRef.uid !== undefined }
        : {}),
      reclaimPolicy: volume.spec.persistentVolumeReclaimPolicy,
      storageClass: volume.spec.storageClassName ?? "",
      capacity: volume.spec.capacity?.storage,
      accessModes: volume.spec.accessModes,
      volumeMode: volume.spec.volumeMode,
      finalizers: volume.metadata.finalizers,
      message: volume.status?.message,
    };
  },
});

export const storageClasses = snapshotKind({
  kind: "StorageClass",
  row: (storageClass) => ({
    ...identity(storageClass),
    provisioner: storageClass.provisioner,
    reclaimPolicy: storageClass.reclaimPolicy,
    volumeBindingMode: storageClass.volumeBindingMode,
    allowVolumeExpansion: storageClass.allowVolumeExpansion ?? false,
    default: storageClass.metadata.annotations?.[defaultClass] === "true",
  }),
});

export const volumeAttachments = snapshotKind({
  kind: "VolumeAttachment",
  row: (attachment) => ({
    ...identity(attachment),
    pv: attachment.spec.source.persistentVolumeName,
    node: attachment.spec.nodeName,
    attacher: attachment.spec.attacher,
    attached: attachment.status?.attached ?? false,
  }),
});
