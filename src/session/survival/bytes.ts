/** Searches the disks, wherever they are, for the bytes of a file, and says who can reach them. */
import type { Cluster, ContainerInstance } from "#cluster";
import { treasure } from "./storages/index.ts";

/** The ids of the files that hold the bytes. A layer whose container has ended will never be used again. */
export function findBytes({ view }: Cluster): readonly string[] {
  const isOver = (disk: string): boolean =>
    view.list("ContainerInstance").some(({ value }) => value.layer === disk && value.state !== "running");
  return view
    .list("File")
    .filter(({ value: { disk, content } }) => content === treasure && view.get("Disk", disk) && !isOver(disk))
    .map(({ id }) => id);
}

/**
 * The containers that run and can reach a file: it is on their layer, or below something they have mounted.
 */
export function readersOf({ view }: Cluster, id: string): readonly ContainerInstance[] {
  const places = new Set<string>();
  let file = view.get("File", id)?.value;
  const disk = file?.disk;
  while (file) {
    places.add(`${file.disk}#${file.inode}`);
    file = file.parent === undefined ? undefined : view.get("File", `${file.disk}#${file.parent}`)?.value;
  }
  const hasIt = ({ layer, mounts }: ContainerInstance): boolean =>
    layer === disk || mounts.some((mount) => places.has(`${mount.disk}#${mount.inode}`));
  return view
    .list("ContainerInstance")
    .map(({ value }) => value)
    .filter((container) => container.state === "running" && hasIt(container));
}
