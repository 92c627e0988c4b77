/** The boxes outside the cluster: disks that are part of no machine, and outlive every node. */
import type { Disk } from "#cluster";
import type { Moment } from "../../moment.ts";
import type { Box } from "../box.ts";
import { diskBoxId, outsideBoxId } from "../box-ids.ts";

export function outsideBoxes({ records, ledger }: Moment): readonly Box[] {
  // A share that nobody has used yet is no part of the story.
  const isUsed = (disk: string): boolean =>
    records.by("filesOnDisk", disk).length > 1 || ledger.mountsOf(disk).length > 0;
  const disks = records
    .list("Disk")
    .map(({ value }) => value)
    .filter(({ id, machine }) => machine === undefined && isUsed(id));
  if (disks.length === 0) return [];
  const shared = { state: "present", files: [], moreFiles: 0 } as const;
  return [
    { id: outsideBoxId, type: "outside", name: "", ...shared },
    ...disks.map(
      (disk): Box => ({
        id: diskBoxId(disk.id),
        type: "disk",
        parent: outsideBoxId,
        name: diskName(disk),
        // A driver is known by its first word: `ebs.csi.aws.com`.
        kind: disk.type.split(".")[0] ?? disk.type,
        ...(disk.zone === undefined ? {} : { detail: disk.zone }),
        ...shared,
      }),
    ),
  ];
}

/** The name its maker gave it; the id of a disk that a driver made begins with the driver. */
export const diskName = ({ id, type }: Pick<Disk, "id" | "type">): string =>
  id.startsWith(`${type}/`) ? id.slice(type.length + 1) : id;
