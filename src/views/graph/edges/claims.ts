/** From a Pod's volume to its claim, and from the claim to the volume it is bound to. */
import type { Moment } from "../../moment.ts";
import type { Edge } from "../box.ts";
import { claimBoxId, persistentVolumeBoxId, volumeBoxId } from "../box-ids.ts";
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
