/** What `stat` says of a spot: its size, its links, its mode, as ext4, tmpfs and overlayfs tell them. */
import { utf8Length } from "#api";
import type { FileStatus } from "../../processes/file-system.ts";
import { type FileStore, fileId } from "./file-store.ts";
import { imageMode } from "./image-tree.ts";
import { linkTarget, listDirectory } from "./path-walk.ts";
import { partsOf } from "./paths.ts";
import { entryOf, type MountPoint, type Spot, typeOf } from "./spot.ts";

/** A directory takes a block on a disk. */
const BLOCK_BYTES = 4096;

/** On tmpfs it takes so much for itself, and for each entry. `mm/shmem.c` BOGO_DIRENT_SIZE */
const TMPFS_DIRECTORY_BYTES = 40;
const TMPFS_ENTRY_BYTES = 20;

/** A directory's size and links are reckoned when they are asked for: most who ask want to know the type. */
export function statusOf(store: FileStore, mounts: readonly MountPoint[], spot: Spot): FileStatus {
  const { file, image } = spot;
  const type = typeOf(spot);
  const content = image?.type === "file" ? image.content : linkTarget(spot);
  const status = {
    identity: file ? fileId(file.disk, file.inode) : `${spot.mount.disk}:${spot.path}`,
    type,
    sizeBytes: file?.sizeBytes ?? utf8Length(content),
    mode: file?.mode ?? (image ? imageMode(image) : 0o755),
    uid: file?.uid ?? image?.uid ?? 0,
    gid: file?.gid ?? image?.gid ?? 0,
    modifiedAtMs: file?.modifiedAtMs ?? 0,
    links: 1,
    ...(type === "symlink" ? { target: linkTarget(spot) } : {}),
  };
  if (type !== "directory") return status;
  return {
    ...status,
    get sizeBytes() {
      if (spot.mount.fileSystem !== "tmpfs") return BLOCK_BYTES;
      return TMPFS_DIRECTORY_BYTES + TMPFS_ENTRY_BYTES * listDirectory(store, mounts, spot).length;
    },
    get links() {
      return isMerged(mounts, spot) ? 1 : 2 + directoriesIn(store, mounts, spot);
    },
  };
}

const directoriesIn = (store: FileStore, mounts: readonly MountPoint[], spot: Spot): number =>
  listDirectory(store, mounts, spot).filter((name) => {
    const entry = entryOf(store, spot, name);
    return !entry || typeOf(entry) === "directory";
  }).length;

/**
 * overlayfs counts no links for a directory that is both in the image and on the layer: one that was written
 * to, or that
 * the container runtime made a mount point in.
 */
function isMerged(mounts: readonly MountPoint[], { file, image, path, mount }: Spot): boolean {
  if (image?.type !== "directory" || mount.fileSystem !== "overlay") return false;
  if (file || path === "/") return true;
  return mounts.some((other) => {
    if (!other.path.startsWith(`${path}/`)) return false;
    const [first = ""] = partsOf(other.path.slice(path.length));
    return !Object.hasOwn(image.entries, first);
  });
}
