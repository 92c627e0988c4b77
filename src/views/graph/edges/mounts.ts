/** From a container to the volumes it mounts. */

import type { Edge } from "../box.ts";
import { containerBoxId, volumeBoxId } from "../box-ids.ts";
import type { ShownPod } from "../boxes/pods.ts";
import { shownVolumes } from "../boxes/volumes.ts";

export function mountEdges({ pod }: ShownPod): readonly Edge[] {
  const { uid } = pod.metadata;
  const volumes = new Set(shownVolumes(pod).map(({ name }) => name));
  const containers = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])];
  return containers.flatMap((container) =>
    (container.volumeMounts ?? [])
      .filter(({ name }) => volumes.has(name))
      .map(
        (mount): Edge => ({
          id: `mount/${uid}/${container.name}/${mount.name}/${mount.mountPath}`,
          from: containerBoxId(uid, container.name),
          to: volumeBoxId(uid, mount.name),
          ...(mount.readOnly ? { readOnly: true } : {}),
        }),
      ),
  );
}
