/** A place in a mounted tree: an entry of a disk, of the image below it, or of both. */
import { utf8Length } from "#api";
import type { File } from "../../state/machine-records.ts";
import type { FileStore } from "./file-store.ts";
import { ROOT_INODE } from "./file-store.ts";
import { type ImageNode, imageMode } from "./image-tree.ts";

/** A directory or file of a disk made visible at a path; at `/` with the image below. */
export interface MountPoint {
  readonly path: string;
  readonly disk: string;
  readonly inode: number;
  readonly readOnly: boolean;
  readonly image?: ImageNode;
  /** As `mount` prints it. */
  readonly device: string;
  readonly fileSystem: string;
  readonly options: string;
}

export interface Spot {
  readonly mount: MountPoint;
  readonly path: string;
  readonly name: string;
  /** Absent for the root of the tree. */
  readonly parent: Spot | undefined;
  /** On the disk. */
  file: File | undefined;
  /** In the image, when the disk does not hide it. */
  readonly image: ImageNode | undefined;
}

export type SpotType = Exclude<File["type"], "whiteout">;

/** A spot that is nothing yet but the way to a mount counts as a directory. */
export const typeOf = (spot: Spot): SpotType =>
  spot.file && spot.file.type !== "whiteout" ? spot.file.type : (spot.image?.type ?? "directory");

/** The root of what is mounted. A directory that was removed under its mount is empty and takes nothing. */
export const spotOfMount = (store: FileStore, mount: MountPoint, parent: Spot | undefined): Spot => ({
  mount,
  path: mount.path,
  name: mount.path.slice(mount.path.lastIndexOf("/") + 1),
  parent,
  file: store.get(mount.disk, mount.inode),
  image: mount.image,
});

/** The entry of a directory within its own mount; `undefined` where there is none. */
export function entryOf(store: FileStore, directory: Spot, name: string): Spot | undefined {
  const file = directory.file && store.child(directory.mount.disk, directory.file.inode, name);
  if (file?.type === "whiteout") return undefined;
  const below = directory.file?.opaque ? undefined : imageEntry(directory.image, name);
  const merged = !file || (file.type === "directory" && below?.type === "directory") ? below : undefined;
  if (!file && !merged) return undefined;
  const path = directory.path === "/" ? `/${name}` : `${directory.path}/${name}`;
  return { mount: directory.mount, path, name, parent: directory, file, image: merged };
}

/** The names in a directory within its own mount. */
export function namesIn(store: FileStore, directory: Spot): Set<string> {
  const names = new Set<string>();
  if (directory.image?.type === "directory" && !directory.file?.opaque)
    for (const name of Object.keys(directory.image.entries)) names.add(name);
  if (directory.file)
    for (const file of store.children(directory.mount.disk, directory.file.inode))
      if (file.type === "whiteout") names.delete(file.name);
      else names.add(file.name);
  return names;
}

/** Whether the image has an entry of that name there, so that removing it needs a whiteout. */
export const imageHas = (directory: Spot, name: string): boolean =>
  !directory.file?.opaque && imageEntry(directory.image, name) !== undefined;

/**
 * The spot's entry on its disk, copied up from the image when it is only there: what overlayfs does before a
 * write.
 */
export function onDisk(store: FileStore, spot: Spot): File {
  if (spot.file) return spot.file;
  const parent = spot.parent && spot.mount === spot.parent.mount ? onDisk(store, spot.parent) : undefined;
  const image = spot.image;
  const content = image?.type === "file" ? image.content : undefined;
  const file: File = {
    disk: spot.mount.disk,
    inode: parent ? store.newInode() : ROOT_INODE,
    ...(parent ? { parent: parent.inode } : {}),
    name: parent ? spot.name : "",
    type: image?.type ?? "directory",
    ...(content === undefined ? {} : { content }),
    ...(image?.type === "symlink" ? { target: image.target } : {}),
    sizeBytes: content === undefined ? 0 : utf8Length(content),
    mode: image ? imageMode(image) : 0o755,
    uid: image?.uid ?? 0,
    gid: image?.gid ?? 0,
    modifiedAtMs: 0,
  };
  store.put(file);
  spot.file = file;
  return file;
}

const imageEntry = (image: ImageNode | undefined, name: string): ImageNode | undefined =>
  image?.type === "directory" && Object.hasOwn(image.entries, name) ? image.entries[name] : undefined;
