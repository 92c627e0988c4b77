/** How much a disk holds, and how much more it takes. */
import type { File } from "../../state/machine-records.ts";
import type { FileStore } from "./file-store.ts";

/** tmpfs gives out memory by the page: a file of four bytes takes 4,096. */
const PAGE_BYTES = 4096;

/** What `df` says of a machine's own disk when nobody set a size. */
const ROOMY_BYTES = 100 * 1024 ** 3;

const inPages = (bytes: number): number => Math.ceil(bytes / PAGE_BYTES) * PAGE_BYTES;

/**
 * Bytes that may still be added to a file which keeps `keptBytes` of what it has; Infinity where no limit is.
 */
export function storageLeft(store: FileStore, file: File, keptBytes: number): number {
  const disk = store.disk(file.disk);
  if (disk?.capacityBytes === undefined) return Number.POSITIVE_INFINITY;
  const others = pagesOn(store, file.disk, file.inode);
  return Math.max(0, disk.capacityBytes - others - keptBytes);
}

/** For `df`. */
export function usage(
  store: FileStore,
  id: string,
): { readonly sizeBytes: number; readonly usedBytes: number } {
  return { sizeBytes: store.disk(id)?.capacityBytes ?? ROOMY_BYTES, usedBytes: pagesOn(store, id) };
}

function pagesOn(store: FileStore, disk: string, except?: number): number {
  let bytes = 0;
  for (const file of store.all(disk)) if (file.inode !== except) bytes += inPages(file.sizeBytes);
  return bytes;
}
