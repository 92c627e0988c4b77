/** Where a file is: on its disk, and under the mounts of those who know it. */
import type { File } from "#cluster";
import type { Ledger } from "../ledger.ts";

/** The root directory of every disk. */
const rootInode = 1;

/**
 * The path from a directory of the same disk down to a file: `""` for itself, `undefined` where it does not
 * lie below.
 */
export function pathBelow(ledger: Ledger, file: File, directory: number): string | undefined {
  let path = "";
  let at: File | undefined = file;
  for (let depth = 0; at && depth < 100; depth++) {
    if (at.inode === directory) return path;
    if (at.parent === undefined) return undefined;
    path = path === "" ? at.name : `${at.name}/${path}`;
    at = ledger.file(at.disk, at.parent);
  }
  return undefined;
}

/** `/data/vol/f`: the path of a file on its disk. */
export const pathOnDisk = (ledger: Ledger, file: File): string =>
  `/${pathBelow(ledger, file, rootInode) ?? file.name}`;

export const joined = (directory: string, path: string): string =>
  path === "" ? directory : `${directory === "/" ? "" : directory}/${path}`;
