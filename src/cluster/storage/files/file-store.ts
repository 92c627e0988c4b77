/**
 * Where files are read from and written to: the records themselves, or a draft that becomes part of a plan.
 */
import type { View, Why, Write } from "../../component.ts";
import { put, remove } from "../../component.ts";
import type { Disk, File } from "../../state/machine-records.ts";
import type { Ms } from "../../state/record.ts";
import { initialChildren, initialFile } from "./initial-files.ts";

/** The inode of every disk's root directory. */
export const ROOT_INODE = 1;

export const fileId = (disk: string, inode: number): string => `${disk}#${inode}`;

export interface FileStore {
  readonly now: Ms;
  disk(id: string): Disk | undefined;
  get(disk: string, inode: number): File | undefined;
  child(disk: string, inode: number, name: string): File | undefined;
  children(disk: string, inode: number): readonly File[];
  /** Every file of a disk. */
  all(disk: string): readonly File[];
  /** An inode number no file of this cluster ever had. */
  newInode(): number;
  put(file: File): void;
  remove(file: File): void;
}

/**
 * Reads through a view and collects the writes: what a component does with files until its plan is carried
 * out.
 */
export class DraftFiles implements FileStore {
  readonly #view: View;
  readonly #why: Why;
  readonly #files = new Map<string, File | undefined>();
  readonly #tombstones: Write[] = [];
  #made = 0;

  constructor(view: View, why: Why) {
    this.#view = view;
    this.#why = why;
  }

  get now(): Ms {
    return this.#view.now;
  }

  disk(id: string): Disk | undefined {
    return this.#view.get("Disk", id)?.value;
  }

  get(disk: string, inode: number): File | undefined {
    const id = fileId(disk, inode);
    if (this.#files.has(id)) return this.#files.get(id);
    return (
      this.#view.get("File", id)?.value ??
      (this.#isUntouched(id) ? initialFile(this.disk(disk), inode) : undefined)
    );
  }

  child(disk: string, inode: number, name: string): File | undefined {
    return this.children(disk, inode).find((file) => file.name === name);
  }

  children(disk: string, inode: number): readonly File[] {
    const known = this.#view.by("filesInDirectory", `${disk}#${inode}`).map((stored) => stored.value);
    const kept = known.filter((file) => !this.#files.has(fileId(disk, file.inode)));
    const drafted = [...this.#files.values()].filter((file) => file?.disk === disk && file.parent === inode);
    const initial = initialChildren(this.disk(disk), inode).filter((file) =>
      this.#isUntouched(fileId(disk, file.inode)),
    );
    return [...initial, ...kept, ...(drafted as File[])];
  }

  all(disk: string): readonly File[] {
    const known = this.#view.by("filesOnDisk", disk).map((stored) => stored.value);
    const kept = known.filter((file) => !this.#files.has(fileId(disk, file.inode)));
    return [...kept, ...([...this.#files.values()].filter((file) => file?.disk === disk) as File[])];
  }

  newInode(): number {
    this.#made += 1;
    return this.#view.revision + 1 + this.#made;
  }

  put(file: File): void {
    this.#files.set(fileId(file.disk, file.inode), file);
  }

  remove(file: File): void {
    const id = fileId(file.disk, file.inode);
    const isInitial = this.#isUntouched(id) && initialFile(this.disk(file.disk), file.inode) !== undefined;
    // What never had a record gets an empty one to be removed: its absence must be known.
    if (isInitial) this.#tombstones.push(put("File", id, file, this.#why));
    this.#files.set(id, undefined);
  }

  /** The drafted changes, in the order they were first made. */
  writes(): readonly Write[] {
    const changes = [...this.#files].map(([id, file]) =>
      file ? put("File", id, file, this.#why) : remove({ kind: "File", id }, this.#why),
    );
    return [...this.#tombstones, ...changes];
  }

  /** Whether nobody has yet changed or removed what a disk was made with. */
  #isUntouched(id: string): boolean {
    return !this.#files.has(id) && !this.#view.get("File", id) && !this.#view.removal("File", id);
  }
}
