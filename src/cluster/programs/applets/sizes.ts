/** How many bytes: of text, of directories, of blocks; and how they are written for people. */
import type { FileStatus } from "../../processes/file-system.ts";
import { SystemError } from "../../processes/system-error.ts";

const BLOCK = 4096;

/** Kibibytes on the disk: whole blocks of four. Short links and tmpfs directories take none. */
export function blocksOf(status: FileStatus): number {
  if (status.type === "symlink") return 0;
  return status.type === "directory" && status.sizeBytes < BLOCK
    ? 0
    : Math.ceil(status.sizeBytes / BLOCK) * 4;
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
