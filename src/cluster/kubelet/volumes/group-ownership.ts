/**
 * `securityContext.fsGroup`: files of a volume come to belong to a group. `pkg/volume/volume_linux.go`
 * SetVolumeOwnership
 */
import type { File } from "../../state/machine-records.ts";
import type { FileStore } from "../../storage/files/index.ts";

const READ_WRITE = 0o660;
const ENTER = 0o110;
const SET_GROUP = 0o2000;

/** Gives a directory and all below it to the group, who may then write there. */
export function giveToGroup(files: FileStore, file: File, gid: number): void {
  const isDirectory = file.type === "directory";
  if (file.type !== "symlink") {
    const mode = file.mode | READ_WRITE | (isDirectory ? ENTER | SET_GROUP : 0);
    if (file.gid !== gid || file.mode !== mode) files.put({ ...file, gid, mode });
  }
  if (isDirectory) for (const child of files.children(file.disk, file.inode)) giveToGroup(files, child, gid);
}
