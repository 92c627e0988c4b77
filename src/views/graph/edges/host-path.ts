/** From a hostPath volume down to the disk of the node its Pod is on. */

import type { Edge } from "../box.ts";
import { nodeDiskBoxId, volumeBoxId } from "../box-ids.ts";
import type { ShownPod } from "../boxes/pods.ts";

export function hostPathEdges({ pod }: ShownPod): readonly Edge[] {
  const { nodeName } = pod.spec;
  if (nodeName === undefined) return [];
  return (pod.spec.volumes ?? [])
    .filter(({ hostPath }) => hostPath)
    .map(({ name }) => ({
      id: `host-path/${pod.metadata.uid}/${name}`,
      from: volumeBoxId(pod.metadata.uid, name),
      to: nodeDiskBoxId(nodeName),
    }));
}
