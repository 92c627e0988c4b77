/** The files of a machine as the kubelet, who is root there, sees and makes them. */
import type { View } from "../../component.ts";
import { mountsOfMachine } from "../../processes/machine-mounts.ts";
import { type FileStore, MountedFiles, type MountPoint, ROOT_INODE } from "../../storage/files/index.ts";
import { walk } from "../../storage/files/path-walk.ts";
import { onDisk, type Spot } from "../../storage/files/spot.ts";
import type { MachineFiles } from "../../storage/volume-types/index.ts";

const root = { cwd: "/", uid: 0, gid: 0, groups: [0], umask: 0o22 };

/** A directory or file by the disk that holds it. */
export interface Place {
  readonly disk: string;
  readonly inode: number;
  readonly type: string;
}

/** The tree of a machine, with every disk it shows. */
export const filesOfMachine = (view: View, store: FileStore, machine: string): RootFiles =>
  new RootFiles(store, mountsOfMachine(view, machine, view.images.files));

/** The tree of one disk alone. */
export const filesOfDisk = (store: FileStore, disk: string): RootFiles => {
  const device = { device: disk, fileSystem: "ext4", options: "rw" };
  return new RootFiles(store, [{ path: "/", disk, inode: ROOT_INODE, readOnly: false, ...device }]);
};

export class RootFiles implements MachineFiles {
  readonly #store: FileStore;
  readonly #system: MountedFiles;
  readonly #mounts: readonly MountPoint[];

  constructor(store: FileStore, mounts: readonly MountPoint[]) {
    this.#store = store;
    this.#mounts = mounts;
    this.#system = new MountedFiles({ store, mounts: () => this.#mounts, user: root, isHeld: () => true });
  }

  typeAt(path: string): ReturnType<MachineFiles["typeAt"]> {
    const found = this.#system.exists(path) ? this.#system.stat(path).type : undefined;
    return found === "symlink" ? undefined : found;
  }

  makeDirectories(path: string): boolean {
    let made = "";
    for (const name of path.split("/").filter(Boolean)) {
      made += `/${name}`;
      if (!this.#system.exists(made)) this.#system.makeDirectory(made, 0o755);
      else if (this.#system.stat(made).type !== "directory") return false;
    }
    return true;
  }

  makeFile(path: string): boolean {
    const parent = path.slice(0, path.lastIndexOf("/")) || "/";
    if (this.typeAt(parent) !== "directory") return false;
    this.#system.write(path, "", 0o644);
    return true;
  }

  mode(path: string): number {
    return this.#system.stat(path).mode;
  }

  makeDirectory(path: string, mode: number): void {
    this.#system.makeDirectory(path, mode);
    this.#system.changeMode(path, mode);
  }

  /**
   * The place a path leads to, brought onto the disk if only the image has it; `undefined` where there is
   * none.
   */
  placeOf(path: string): Place | undefined {
    if (!this.#system.exists(path)) return undefined;
    const { spot } = walk(this.#store, this.#mounts, path, true);
    return spot && placeOfSpot(this.#store, spot);
  }
}

function placeOfSpot(store: FileStore, spot: Spot): Place {
  const { disk, inode, type } = onDisk(store, spot);
  return { disk, inode, type };
}
