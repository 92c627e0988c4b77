/** Files that disks were made with: there without a record, until somebody changes or removes them. */
import { utf8Length } from "#api";
import type { Disk, File, InitialFile } from "../../state/machine-records.ts";

/** What was first there under an inode. */
export function initialFile(disk: Disk | undefined, inode: number): File | undefined {
  const found = disk?.contents?.find((file) => file.inode === inode);
  return found && fileOf(disk!, found);
}

/** What first had a name in a directory. */
export function initialChild(disk: Disk | undefined, directory: number, name: string): File | undefined {
  const found = disk?.contents?.find((file) => file.parent === directory && file.name === name);
  return found && fileOf(disk!, found);
}

/** What was first in a directory. */
export function initialChildren(disk: Disk | undefined, directory: number): readonly File[] {
  const found = disk?.contents?.filter(({ parent }) => parent === directory) ?? [];
  return found.map((file) => fileOf(disk!, file));
}

function fileOf(disk: Disk, initial: InitialFile): File {
  const { content, target, gid = 0, ...rest } = initial;
  return {
    ...rest,
    disk: disk.id,
    ...(content === undefined ? {} : { content }),
    ...(target === undefined ? {} : { target }),
    sizeBytes: utf8Length(content ?? target ?? ""),
    uid: 0,
    gid,
    modifiedAtMs: disk.madeAtMs ?? 0,
  };
}
