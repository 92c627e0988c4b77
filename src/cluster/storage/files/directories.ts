/**
 * Directories and files of one disk by path, with no image below and no mounts: how the kubelet works on a
 * node.
 */
import { utf8Length } from "#api";
import type { File } from "../../state/machine-records.ts";
import { type FileStore, ROOT_INODE } from "./file-store.ts";
import { partsOf } from "./paths.ts";

interface Ownership {
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
}

/** The root of a disk that holds nothing yet. */
export const newRoot = (
  disk: string,
  now: number,
  { mode = 0o755, uid = 0, gid = 0 }: Ownership = {},
): File => ({
  disk,
  inode: ROOT_INODE,
  name: "",
  type: "directory",
  sizeBytes: 0,
  mode,
  uid,
  gid,
  modifiedAtMs: now,
});

/** The file at a path of a disk, following links; `undefined` where there is none. */
export function fileAt(store: FileStore, disk: string, path: string, linksLeft = 40): File | undefined {
  let file = store.get(disk, ROOT_INODE);
  const parts = partsOf(path);
  for (const [at, part] of parts.entries()) {
    if (!file) return undefined;
    file = store.child(disk, file.inode, part);
    if (file?.type !== "symlink") continue;
    if (linksLeft === 0) return undefined;
    const base = file.target?.startsWith("/") ? [] : parts.slice(0, at);
    return fileAt(store, disk, [...base, file.target ?? "", ...parts.slice(at + 1)].join("/"), linksLeft - 1);
  }
  return file;
}

/**
 * Makes a directory and its parents, as `mkdir -p` does, and returns it. `undefined` where a file stands in
 * the way.
 */
export function makeDirectories(
  store: FileStore,
  disk: string,
  path: string,
  owner: Ownership = {},
): File | undefined {
  let directory = store.get(disk, ROOT_INODE);
  if (!directory) {
    directory = newRoot(disk, store.now);
    store.put(directory);
  }
  for (const name of partsOf(path)) {
    const next: File =
      store.child(disk, directory.inode, name) ?? addEntry(store, directory, name, "directory", "", owner);
    if (next.type !== "directory") return undefined;
    directory = next;
  }
  return directory;
}

/** Writes a file into a directory: a new one, or new content for the one that is there. */
export function writeFile(
  store: FileStore,
  directory: File,
  name: string,
  content: string,
  owner: Ownership = {},
): File {
  const known = store.child(directory.disk, directory.inode, name);
  if (!known) return addEntry(store, directory, name, "file", content, owner);
  const file = { ...known, content, sizeBytes: utf8Length(content), modifiedAtMs: store.now };
  store.put(file);
  return file;
}

/** Adds an entry that was not there. A symlink's content is its target. */
export function addEntry(
  store: FileStore,
  directory: File,
  name: string,
  type: "file" | "directory" | "symlink",
  content: string,
  {
    mode = type === "directory" ? 0o755 : type === "symlink" ? 0o777 : 0o644,
    uid = 0,
    gid = 0,
  }: Ownership = {},
): File {
  const file: File = {
    disk: directory.disk,
    inode: store.newInode(),
    parent: directory.inode,
    name,
    type,
    ...(type === "file" ? { content } : {}),
    ...(type === "symlink" ? { target: content } : {}),
    sizeBytes: type === "directory" ? 0 : utf8Length(content),
    mode,
    uid,
    gid,
    modifiedAtMs: store.now,
  };
  store.put(file);
  return file;
}

/** Removes a file and all that is below it, deepest first. */
export function removeTree(store: FileStore, file: File): void {
  for (const child of store.children(file.disk, file.inode)) removeTree(store, child);
  store.remove(file);
}
