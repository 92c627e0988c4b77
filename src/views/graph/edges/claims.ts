/** From a Pod's volume to its claim, and from the claim to the volume it is bound to. */
import type { Moment } from "../../moment.ts";
import type { Edge } from "../box.ts";
import { claimBoxId, diskBoxId, nodeDiskBoxId, persistentVolumeBoxId, volumeBoxId } from "../box-ids.ts";
import type { ShownPod } from "../boxes/pods.ts";

export function volumeToClaimEdges({ pod }: ShownPod): readonly Edge[] {
  const { uid, name: podName, namespace = "default" } = pod.metadata;
  return (pod.spec.volumes ?? []).flatMap(({ name, persistentVolumeClaim, ephemeral }): Edge[] => {
    const claim = persistentVolumeClaim?.claimName ?? (ephemeral ? `${podName}-${name}` : undefined);
    if (claim === undefined) return [];
    return [{ id: `claim/${uid}/${name}`, from: volumeBoxId(uid, name), to: claimBoxId(namespace, claim) }];
  });
}

export function boundClaimEdges({ records }: Moment): readonly Edge[] {
  return records.list("PersistentVolumeClaim").flatMap(({ value: { metadata, spec } }): Edge[] => {
    if (spec.volumeName === undefined) return [];
    const { namespace = "default", name } = metadata;
    return [
      {
        id: `bound/${namespace}/${name}`,
        from: claimBoxId(namespace, name),
        to: persistentVolumeBoxId(spec.volumeName),
      },
    ];
  });
}

/** From a volume that a driver provides to its disk outside. */
export function volumeToDiskEdges({ records }: Moment): readonly Edge[] {
  return records.list("PersistentVolume").flatMap(({ value: { metadata, spec } }): Edge[] => {
    const disk = spec.csi ? `${spec.csi.driver}/${spec.csi.volumeHandle}` : spec.nfs ? "nfs" : undefined;
    if (disk === undefined) return [];
    return [{ id: `disk/${metadata.name}`, from: persistentVolumeBoxId(metadata.name), to: diskBoxId(disk) }];
  });
}

/** From a Pod's volume to the disk of its node, where the claimed volume is a directory of a node. */
export function claimOnNodeEdges({ pod }: ShownPod, { records }: Moment): readonly Edge[] {
  const { uid, namespace = "default" } = pod.metadata;
  const { nodeName, volumes = [] } = pod.spec;
  if (nodeName === undefined) return [];
  return volumes.flatMap(({ name, persistentVolumeClaim }): Edge[] => {
    const claim =
      persistentVolumeClaim &&
      records.get("PersistentVolumeClaim", `${namespace}/${persistentVolumeClaim.claimName}`)?.value;
    const spec =
      claim?.spec.volumeName === undefined
        ? undefined
        : records.get("PersistentVolume", claim.spec.volumeName)?.value.spec;
    if (!spec?.hostPath && !spec?.local) return [];
    return [{ id: `on-node/${uid}/${name}`, from: volumeBoxId(uid, name), to: nodeDiskBoxId(nodeName) }];
  });
}
