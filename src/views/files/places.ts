/** Where a file is drawn: inside the box it dies with. */
import type { Disk, File } from "#cluster";
import { containerBoxId, diskBoxId, nodeDiskBoxId, volumeBoxId } from "../graph/box-ids.ts";
import { diskName } from "../graph/boxes/outside.ts";
import type { Ledger } from "../ledger.ts";
import type { Place } from "./file-row.ts";
import { pathOnDisk } from "./paths.ts";

export interface Placed {
  readonly place: Place;
  readonly box: string;
  /** The uid of the Pod whose end ends the file, where there is one. */
  readonly podUid?: string;
}

export function placeOf(file: File, disk: Disk, ledger: Ledger): Placed {
  const layerOf = disk.type === "layer" ? ledger.containerOfLayer(disk.id) : undefined;
  if (layerOf) {
    const { pod, name, node } = layerOf;
    return {
      place: { type: "layer", node, pod: pod.name, container: name },
      box: containerBoxId(pod.uid, name),
      podUid: pod.uid,
    };
  }
  if (disk.pod && disk.volume !== undefined) {
    const { pod, volume } = disk;
    const place = {
      type: "volume",
      volumeType: disk.type,
      volume,
      node: disk.machine ?? "",
      pod: pod.name,
    } as const;
    return { place, box: volumeBoxId(pod.uid, volume), podUid: pod.uid };
  }
  if (disk.type === "node" && disk.machine !== undefined) {
    const place = { type: "node-disk", node: disk.machine, path: pathOnDisk(ledger, file) } as const;
    return { place, box: nodeDiskBoxId(disk.machine) };
  }
  return { place: { type: "outside", disk: diskName(disk) }, box: diskBoxId(disk.id) };
}
