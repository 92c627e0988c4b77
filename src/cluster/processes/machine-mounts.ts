/** What is mounted where: in a container, and on a machine. */
import type { History } from "../state/history.ts";
import type { ContainerInstance, Disk, Mount } from "../state/machine-records.ts";
import { type ImageNode, type MountPoint, ROOT_INODE } from "../storage/files/index.ts";

export type ImageFiles = (image: string) => ImageNode;

const device: Readonly<Record<string, string>> = { overlay: "overlay", tmpfs: "tmpfs" };

/** The root of a container over its image, then its mounts, in the order they were made. */
export function mountsOfContainer(
  container: ContainerInstance,
  imageFiles: ImageFiles,
): readonly MountPoint[] {
  const root: MountPoint = {
    path: "/",
    disk: container.layer,
    inode: ROOT_INODE,
    readOnly: container.isRootReadOnly ?? false,
    image: imageFiles(container.image),
    device: "overlay",
    fileSystem: "overlay",
    options: `${container.isRootReadOnly ? "ro" : "rw"},relatime`,
  };
  return [root, ...container.mounts.map(pointOf)];
}

function pointOf(mount: Mount): MountPoint {
  const fileSystem = mount.fileSystem ?? "ext4";
  return {
    path: mount.path,
    disk: mount.disk,
    inode: mount.inode,
    readOnly: mount.readOnly,
    device: device[fileSystem] ?? "/dev/vda1",
    fileSystem,
    options: `${mount.readOnly ? "ro" : "rw"},relatime`,
  };
}

/** A machine's own disk over its first day's files, and every disk it shows at a path. */
export function mountsOfMachine(
  history: Pick<History, "get" | "by">,
  machine: string,
  imageFiles: ImageFiles,
): readonly MountPoint[] {
  const own = history.get("Disk", machine)?.value;
  const root: MountPoint = {
    path: "/",
    disk: machine,
    inode: ROOT_INODE,
    readOnly: false,
    image: imageFiles(own?.image ?? "node-os"),
    device: "/dev/vda1",
    fileSystem: "ext4",
    options: "rw,relatime",
  };
  const shown = history.by("disksOfMachine", machine).flatMap(({ value }) => shownAt(value, machine));
  const isNode = history.get("Machine", machine)?.value.role === "node";
  const shared = isNode
    ? history.by("disksShownEverywhere", "shown").flatMap(({ value }) => shownAt(value, machine))
    : [];
  return [root, ...shown, ...shared];
}

/** Where a machine shows a disk beside its own. */
function shownAt({ id, machine: owner, medium, path }: Disk, machine: string): readonly MountPoint[] {
  if (path === undefined || id === machine) return [];
  const fileSystem = medium === "memory" ? "tmpfs" : owner === undefined ? "nfs4" : "ext4";
  return [
    {
      path,
      disk: id,
      inode: ROOT_INODE,
      readOnly: false,
      device: device[fileSystem] ?? "/dev/vda1",
      fileSystem,
      options: "rw,relatime",
    },
  ];
}
