/** Files read and written in the records at once: what a running program does. */

import type { History, Uncommitted } from "../../state/history.ts";
import type { Disk, File } from "../../state/machine-records.ts";
import type { Ms, Revision } from "../../state/record.ts";
import { type FileStore, fileId } from "./file-store.ts";
import { initialChild, initialChildren, initialFile } from "./initial-files.ts";

/** Who writes, and what made it do so. */
export interface FileAuthor {
  readonly by: string;
  readonly because: () => readonly Revision[];
}

export class RecordFiles implements FileStore {
  readonly #history: History;
  readonly #commit: (change: Uncommitted) => void;
  readonly #author: FileAuthor;

  constructor(history: History, commit: (change: Uncommitted) => void, author: FileAuthor) {
    this.#history = history;
    this.#commit = commit;
    this.#author = author;
  }

  get now(): Ms {
    return this.#history.now;
  }

  disk(id: string): Disk | undefined {
    return this.#history.get("Disk", id)?.value;
  }

  get(disk: string, inode: number): File | undefined {
    return (
      this.#history.get("File", fileId(disk, inode))?.value ??
      this.#untouched(initialFile(this.disk(disk), inode))
    );
  }

  child(disk: string, inode: number, name: string): File | undefined {
    const found = this.#history.by("fileByName", `${disk}#${inode}/${name}`)[0]?.value;
    return found ?? this.#untouched(initialChild(this.disk(disk), inode, name));
  }

  children(disk: string, inode: number): readonly File[] {
    const recorded = this.#history.by("filesInDirectory", `${disk}#${inode}`).map((stored) => stored.value);
    const initial = initialChildren(this.disk(disk), inode).filter((file) => this.#untouched(file));
    return initial.length === 0 ? recorded : [...initial, ...recorded];
  }

  all(disk: string): readonly File[] {
    return this.#history.by("filesOnDisk", disk).map((stored) => stored.value);
  }

  newInode(): number {
    return this.#history.revision + 2;
  }

  put(file: File): void {
    this.#write(file, file);
  }

  remove(file: File): void {
    // What never had a record gets one to be removed: its absence must be known.
    if (!this.#history.get("File", fileId(file.disk, file.inode))) this.#write(file, file);
    this.#write(file, undefined);
  }

  /** What a disk was made with, as long as nobody has changed or removed it. */
  #untouched(file: File | undefined): File | undefined {
    if (!file) return undefined;
    const id = fileId(file.disk, file.inode);
    return this.#history.get("File", id) || this.#history.removal("File", id) ? undefined : file;
  }

  #write(file: File, value: File | undefined): void {
    const reason = value ? "ProgramWroteFile" : "ProgramRemovedFile";
    this.#commit({
      kind: "File",
      id: fileId(file.disk, file.inode),
      value,
      by: this.#author.by,
      reason,
      because: this.#author.because(),
    });
  }
}
