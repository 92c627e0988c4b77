/** How many bytes: of text, of directories, of blocks; and how they are written for people. */
import type { FileStatus } from "../../processes/file-system.ts";
import type { Process } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";
import { joinPath } from "./paths.ts";

/** The bytes of a text as UTF-8. */
export function byteLength(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}

const BLOCK = 4096;

/** Kibibytes on the disk: whole blocks of four. Short links and tmpfs directories take none. */
export function blocksOf(status: FileStatus): number {
  if (status.type === "symlink") return 0;
  return status.type === "directory" && status.sizeBytes < BLOCK
    ? 0
    : Math.ceil(status.sizeBytes / BLOCK) * 4;
}

/** The kind of file system a path lies on, as `mount` calls it. */
export function fileSystemType(process: Process, path: string): string {
  const absolute = path.startsWith("/") ? path : joinPath(process.cwd, path);
  const resolved = attempt(() => process.files.resolve(absolute)) ?? absolute;
  let found = { path: "", type: "ext4" };
  for (const mount of process.files.mounts()) {
    const below = mount.path === "/" || resolved === mount.path || resolved.startsWith(`${mount.path}/`);
    if (below && mount.path.length >= found.path.length) found = mount;
  }
  return found.type;
}

/**
 * A directory's own size and links: a block on a disk, 20 bytes an entry on tmpfs; a link from each directory in it,
 * except on an overlay, which counts none.
 */
export function directoryStatus(process: Process, path: string, status: FileStatus): FileStatus {
  if (status.type !== "directory") return status;
  const type = fileSystemType(process, path);
  const names = attempt(() => process.files.list(path)) ?? [];
  if (type === "overlay") return { ...status, sizeBytes: BLOCK, links: 1 };
  const inside = names.filter(
    (name) => attempt(() => process.files.lstat(joinPath(path, name)))?.type === "directory",
  );
  return {
    ...status,
    sizeBytes: type === "tmpfs" ? 40 + 20 * names.length : BLOCK,
    links: 2 + inside.length,
  };
}

export function attempt<Value>(action: () => Value): Value | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof SystemError) return undefined;
    throw error;
  }
}

/** `4.0K`, `32.0M`: busybox keeps a tenth always; GNU only below ten, and rounds up. */
export function humanSize(bytes: number, tools: "busybox" | "gnu", unit = ""): string {
  const units = ["", "K", "M", "G", "T", "P"];
  let value = bytes;
  let at = 0;
  while (value >= 1024 && at < units.length - 1) {
    value /= 1024;
    at += 1;
  }
  if (at === 0) return `${bytes}${unit}`;
  if (tools === "busybox") return `${value.toFixed(1)}${units[at]}`;
  const tenths = Math.ceil(value * 10) / 10;
  return `${tenths < 10 ? tenths.toFixed(1) : Math.ceil(value)}${units[at]}`;
}
