/** Entries that leave their directory, and what an overlay has to remember of it. */
import { SystemError } from "../../processes/system-error.ts";
import type { File } from "../../state/machine-records.ts";
import { removeTree } from "./directories.ts";
import type { FileStore } from "./file-store.ts";
import { imageHas, onDisk, type Spot } from "./spot.ts";

/**
 * Takes an entry out of its directory. A file that a container has mounted lives on without a name. Throws
 * EBUSY for a mount.
 */
export function detach(store: FileStore, spot: Spot, directory: Spot, isHeld: (file: File) => boolean): void {
  if (spot.mount.path === spot.path) throw new SystemError("EBUSY");
  if (spot.file) {
    const { parent: _, ...nameless } = spot.file;
    if (isHeld(spot.file)) store.put(nameless);
    else removeTree(store, spot.file);
  }
  if (imageHas(directory, spot.name)) whiteout(store, directory, spot.name);
}

/** Says on the layer that the image's entry of this name is gone. */
export function whiteout(store: FileStore, directory: Spot, name: string): void {
  const { disk, inode: parent } = onDisk(store, directory);
  const inode = store.newInode();
  const modifiedAtMs = store.now;
  store.put({
    disk,
    inode,
    parent,
    name,
    type: "whiteout",
    sizeBytes: 0,
    mode: 0,
    uid: 0,
    gid: 0,
    modifiedAtMs,
  });
}

/** Takes a whiteout back before something new has its name. */
export function uncover(store: FileStore, directory: Spot, name: string): void {
  const hidden = directory.file && store.child(directory.mount.disk, directory.file.inode, name);
  if (hidden?.type === "whiteout") store.remove(hidden);
}
