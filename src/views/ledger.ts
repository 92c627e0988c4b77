/**
 * Reads the log once, and remembers of everything physical the last that was known of it, and how it ended.
 */
import type { Pod } from "#api";
import type { Change, ContainerInstance, Disk, File, Mount, Revision } from "#cluster";

/** A mount, and the container instance that has or had it. */
export interface KnownMount {
  readonly container: ContainerInstance;
  readonly mount: Mount;
}

export const fileKey = (disk: string, inode: number): string => `${disk}#${inode}`;

/** Follows the log up to a revision; standing further back reads it anew. */
export class Ledger {
  #revision: Revision = 0;
  #files = new Map<string, File>();
  #disks = new Map<string, Disk>();
  #containers = new Map<string, ContainerInstance>();
  #layers = new Map<string, ContainerInstance>();
  #mounts = new Map<string, KnownMount[]>();
  #pods = new Map<string, Pod>();
  #goneFiles = new Map<string, Change<"File">>();
  #goneDisks = new Map<string, Change<"Disk">>();
  #gonePods = new Map<string, Change<"Pod">>();
  #endings = new Map<string, Change<"ContainerInstance">>();
  #outages = new Map<string, Change<"Machine">>();

  /** The last state of a file, whether it is there or gone. */
  file(disk: string, inode: number): File | undefined {
    return this.#files.get(fileKey(disk, inode));
  }

  disk(id: string): Disk | undefined {
    return this.#disks.get(id);
  }

  pod(uid: string): Pod | undefined {
    return this.#pods.get(uid);
  }

  /** The container instance whose writable layer a disk is or was. */
  containerOfLayer(disk: string): ContainerInstance | undefined {
    return this.#layers.get(disk);
  }

  /** Every mount there ever was of a disk, oldest first. */
  mountsOf(disk: string): readonly KnownMount[] {
    return this.#mounts.get(disk) ?? [];
  }

  /** The changes that took a file away, by file; a file that came back is not among them. */
  get goneFiles(): ReadonlyMap<string, Change<"File">> {
    return this.#goneFiles;
  }

  get goneDisks(): ReadonlyMap<string, Change<"Disk">> {
    return this.#goneDisks;
  }

  /** The changes that removed a Pod from the API, by its uid. */
  get gonePods(): ReadonlyMap<string, Change<"Pod">> {
    return this.#gonePods;
  }

  /** The change that ended a container instance. */
  endOf(container: string): Change<"ContainerInstance"> | undefined {
    return this.#endings.get(container);
  }

  /** The change that took a machine's power away, while it is off. */
  outageOf(machine: string): Change<"Machine"> | undefined {
    return this.#outages.get(machine);
  }

  seek(changes: readonly Change[], revision: Revision): void {
    if (revision < this.#revision) this.#forget();
    for (; this.#revision < Math.min(revision, changes.length); this.#revision++)
      this.#read(changes[this.#revision]!);
  }

  #forget(): void {
    this.#revision = 0;
    for (const known of [this.#files, this.#disks, this.#containers, this.#layers, this.#mounts, this.#pods])
      known.clear();
    for (const gone of [this.#goneFiles, this.#goneDisks, this.#gonePods, this.#endings, this.#outages])
      gone.clear();
  }

  #read(change: Change): void {
    if (change.kind === "File") this.#readFile(change as Change<"File">);
    else if (change.kind === "Disk") this.#readDisk(change as Change<"Disk">);
    else if (change.kind === "Pod") this.#readPod(change as Change<"Pod">);
    else if (change.kind === "ContainerInstance") this.#readContainer(change as Change<"ContainerInstance">);
    else if (change.kind === "Machine") this.#readMachine(change as Change<"Machine">);
  }

  #readFile(change: Change<"File">): void {
    const file = change.after?.value ?? change.before!.value;
    const key = fileKey(file.disk, file.inode);
    // A file without a directory was removed while something still holds it: its name is gone, and so it
    // keeps the last one.
    const named = file.parent !== undefined || file.inode === 1 || change.before === undefined;
    this.#files.set(key, named ? file : change.before.value);
    if (change.after && named) this.#goneFiles.delete(key);
    else if (!this.#goneFiles.has(key)) this.#goneFiles.set(key, change);
  }

  #readDisk(change: Change<"Disk">): void {
    const disk = change.after?.value ?? change.before!.value;
    this.#disks.set(disk.id, disk);
    if (change.after) this.#goneDisks.delete(disk.id);
    else this.#goneDisks.set(disk.id, change);
  }

  #readPod(change: Change<"Pod">): void {
    const pod = change.after?.value ?? change.before!.value;
    this.#pods.set(pod.metadata.uid, pod);
    if (!change.after) this.#gonePods.set(pod.metadata.uid, change);
  }

  #readContainer(change: Change<"ContainerInstance">): void {
    const container = change.after?.value ?? change.before!.value;
    const known = this.#containers.get(container.id);
    this.#containers.set(container.id, container);
    this.#layers.set(container.layer, container);
    if (change.before?.value.state === "running" && change.after?.value.state !== "running")
      this.#endings.set(container.id, change);
    if (known?.mounts === container.mounts) return;
    for (const mount of container.mounts) {
      const mounts = this.#mounts.get(mount.disk);
      if (mounts) mounts.push({ container, mount });
      else this.#mounts.set(mount.disk, [{ container, mount }]);
    }
  }

  #readMachine(change: Change<"Machine">): void {
    const machine = change.after?.value ?? change.before!.value;
    if (change.after?.value.power === "on") this.#outages.delete(machine.name);
    else if (!this.#outages.has(machine.name)) this.#outages.set(machine.name, change);
  }
}
