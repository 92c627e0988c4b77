/** Files that are all replaced at once: how ConfigMaps and Secrets come into a directory. */

import type { File, InitialFile } from "../../state/machine-records.ts";
import { timestampAt } from "../../time/epoch.ts";
import { addEntry, type FileStore, fileAt, newRoot, ROOT_INODE, writeFile } from "../files/index.ts";

export interface ContentFile {
  /** Below the volume's root, such as `deep/er/mode.txt`. */
  readonly path: string;
  readonly content: string;
  readonly mode: number;
}

/** What all files of one volume have in common. */
export interface ContentOptions {
  readonly now: number;
  /** `securityContext.fsGroup` */
  readonly group: number | undefined;
  readonly rootMode: number;
  /** Whether a container has mounted the file by a subPath: it goes on seeing the old one. */
  readonly isHeld: (file: File) => boolean;
  /** A number that makes the name of the directory unlike any other's. */
  readonly suffix: number;
}

/**
 * Writes the content as `pkg/volume/util/atomic_writer.go` does: into a directory with a time for its name,
 * `..data`
 * pointing there, and a link for each first name. Nothing is touched when nothing is new: false.
 */
export function writeContent(
  files: FileStore,
  disk: string,
  content: readonly ContentFile[],
  options: ContentOptions,
): boolean {
  const root = files.get(disk, ROOT_INODE) ?? newRootOf(files, disk, options);
  const link = files.child(disk, ROOT_INODE, "..data");
  const current = link && files.child(disk, ROOT_INODE, link.target ?? "");
  if (current && holds(files, current, content)) return false;
  const stamped = addEntry(files, root, stampOf(options), "directory", "", { mode: 0o755 });
  for (const file of content) writeAt(files, stamped, file, options.group);
  if (link) files.put({ ...link, target: stamped.name, modifiedAtMs: options.now });
  else addEntry(files, root, "..data", "symlink", stamped.name);
  if (current) discard(files, current, options.isHeld);
  const names = new Set(content.map(({ path }) => path.split("/")[0]!));
  for (const old of files.children(disk, ROOT_INODE))
    if (!old.name.startsWith("..") && !names.has(old.name)) files.remove(old);
  for (const name of names)
    if (!files.child(disk, ROOT_INODE, name)) addEntry(files, root, name, "symlink", `..data/${name}`);
  return true;
}

/**
 * The same as the files that a new disk is made with: nobody asks after them, so they need no record each.
 */
export function initialContent(
  content: readonly ContentFile[],
  options: ContentOptions,
): readonly InitialFile[] {
  const files: InitialFile[] = [];
  const add = (file: Omit<InitialFile, "inode">): number => {
    files.push({ inode: ROOT_INODE + files.length, ...file });
    return ROOT_INODE + files.length - 1;
  };
  const root = add({
    name: "",
    type: "directory",
    mode: options.rootMode | (options.group === undefined ? 0 : 0o2000),
    ...owner(options),
  });
  const stamp = stampOf(options);
  const stamped = add({ parent: root, name: stamp, type: "directory", mode: 0o755 });
  add({ parent: root, name: "..data", type: "symlink", target: stamp, mode: 0o777 });
  for (const { path: name, content: text, mode } of content) {
    const readable = options.group === undefined ? mode : mode | 0o440;
    add({ parent: stamped, name, type: "file", content: text, mode: readable, ...owner(options) });
    add({ parent: root, name, type: "symlink", target: `..data/${name}`, mode: 0o777 });
  }
  return files;
}

const owner = ({ group }: ContentOptions): { readonly gid?: number } =>
  group === undefined ? {} : { gid: group };

function newRootOf(files: FileStore, disk: string, { now, group, rootMode }: ContentOptions): File {
  const mode = rootMode | (group === undefined ? 0 : 0o2000);
  const root = newRoot(disk, now, { mode, ...(group === undefined ? {} : { gid: group }) });
  files.put(root);
  return root;
}

/** What is held lives on without a name. */
function discard(files: FileStore, file: File, isHeld: ContentOptions["isHeld"]): void {
  for (const child of files.children(file.disk, file.inode)) discard(files, child, isHeld);
  const { parent: _, ...nameless } = file;
  if (isHeld(file)) files.put(nameless);
  else files.remove(file);
}

/** `..2026_01_01_00_00_00.123456789` */
function stampOf({ now, suffix }: ContentOptions): string {
  const [date = "", time = ""] = timestampAt(now).replace("Z", "").split("T");
  return `..${date.replaceAll("-", "_")}_${time.replaceAll(":", "_")}.${suffix}`;
}

function writeAt(
  files: FileStore,
  top: File,
  { path, content, mode }: ContentFile,
  group: number | undefined,
): void {
  const parts = path.split("/");
  const name = parts.pop()!;
  let directory = top;
  for (const part of parts)
    directory =
      files.child(top.disk, directory.inode, part) ?? addEntry(files, directory, part, "directory", "");
  // A group that owns a read-only volume may read it.
  const owner = group === undefined ? { mode } : { mode: mode | 0o440, gid: group };
  writeFile(files, directory, name, content, owner);
}

function holds(files: FileStore, current: File, content: readonly ContentFile[]): boolean {
  const known = leaves(files, current);
  return (
    known === content.length &&
    content.every(({ path, content: text }) => {
      const file = fileAt(files, current.disk, `/${current.name}/${path}`);
      return file?.type === "file" && file.content === text;
    })
  );
}

function leaves(files: FileStore, directory: File): number {
  return files
    .children(directory.disk, directory.inode)
    .reduce((count, file) => count + (file.type === "directory" ? leaves(files, file) : 1), 0);
}
