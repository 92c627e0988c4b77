/** The file system of a process: mounts over an image, with the rules and errors of Linux. */
import { utf8Length } from "#api";
import type { FileStatus, FileSystem, MountEntry } from "../../processes/file-system.ts";
import { SystemError } from "../../processes/system-error.ts";
import type { File } from "../../state/machine-records.ts";
import { detach, uncover, whiteout } from "./entries.ts";
import { statusOf } from "./file-status.ts";
import type { FileStore } from "./file-store.ts";
import { type Found, linkTarget, listDirectory, tryWalk, walk } from "./path-walk.ts";
import { absolute } from "./paths.ts";
import { storageLeft, usage } from "./quota.ts";
import { imageHas, type MountPoint, onDisk, type Spot, typeOf } from "./spot.ts";

/** On whose behalf files are used. */
export interface FileUser {
  readonly cwd: string;
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
  readonly umask: number;
}

export interface MountedFilesOptions {
  readonly store: FileStore;
  readonly mounts: () => readonly MountPoint[];
  readonly user: FileUser;
  /** Whether a running container has this very file mounted, so that it outlives its name. */
  readonly isHeld: (file: File) => boolean;
}

export class MountedFiles implements FileSystem {
  readonly #store: FileStore;
  readonly #mounts: () => readonly MountPoint[];
  readonly #user: FileUser;
  readonly #isHeld: (file: File) => boolean;

  constructor({ store, mounts, user, isHeld }: MountedFilesOptions) {
    this.#store = store;
    this.#mounts = mounts;
    this.#user = user;
    this.#isHeld = isHeld;
  }

  stat(path: string): FileStatus {
    return this.#status(this.#existing(path, true));
  }

  lstat(path: string): FileStatus {
    return this.#status(this.#existing(path, false));
  }

  exists(path: string): boolean {
    if (path === "") return false;
    const found = tryWalk(this.#store, this.#mounts(), this.#whole(path), true);
    return !("code" in found) && found.spot !== undefined;
  }

  read(path: string): string {
    const spot = this.#existing(path, true);
    if (typeOf(spot) === "directory") throw new SystemError("EISDIR");
    this.#allow(spot, 4);
    return contentOf(spot);
  }

  write(path: string, content: string, mode = 0o666): void {
    this.#fill(this.#fileToWrite(path, mode), "", content);
  }

  append(path: string, content: string): void {
    const spot = this.#fileToWrite(path, 0o666);
    this.#fill(spot, contentOf(spot), content);
  }

  list(path: string): readonly string[] {
    const spot = this.#existing(path, true);
    if (typeOf(spot) !== "directory") throw new SystemError("ENOTDIR");
    this.#allow(spot, 4);
    return listDirectory(this.#store, this.#mounts(), spot);
  }

  makeDirectory(path: string, mode = 0o777): void {
    const found = this.#find(path, false);
    if (found.spot) throw new SystemError("EEXIST");
    this.#add(found, { type: "directory", mode: mode & ~this.#user.umask });
  }

  unlink(path: string): void {
    const { spot, directory } = this.#find(path, false);
    if (!spot) throw new SystemError("ENOENT");
    this.#mayChange(directory);
    if (typeOf(spot) === "directory") throw new SystemError("EISDIR");
    detach(this.#store, spot, directory, this.#isHeld);
  }

  removeDirectory(path: string): void {
    const { spot, directory } = this.#find(path, false);
    if (!spot) throw new SystemError("ENOENT");
    this.#mayChange(directory);
    if (typeOf(spot) !== "directory") throw new SystemError("ENOTDIR");
    if (spot.mount.path === spot.path) throw new SystemError("EBUSY");
    if (listDirectory(this.#store, this.#mounts(), spot).length > 0) throw new SystemError("ENOTEMPTY");
    detach(this.#store, spot, directory, this.#isHeld);
  }

  rename(from: string, to: string): void {
    const source = this.#find(from, false);
    const target = this.#find(to, false);
    if (!source.spot) throw new SystemError("ENOENT");
    this.#mayChange(source.directory);
    this.#mayChange(target.directory);
    if (source.spot.mount.path === source.spot.path) throw new SystemError("EBUSY");
    if (target.spot && target.spot.mount.path === target.spot.path) throw new SystemError("EBUSY");
    if (source.directory.mount.disk !== target.directory.mount.disk) throw new SystemError("EXDEV");
    if (target.spot) this.#makeWay(source.spot, target);
    // Directories of an image cannot be moved without copying them: overlayfs answers EXDEV, and `mv` copies.
    if (source.spot.image?.type === "directory") throw new SystemError("EXDEV");
    const file = onDisk(this.#store, source.spot);
    const directory = onDisk(this.#store, target.directory);
    uncover(this.#store, target.directory, target.name);
    this.#store.put({ ...file, parent: directory.inode, name: target.name });
    if (imageHas(source.directory, source.name)) whiteout(this.#store, source.directory, source.name);
  }

  link(target: string, path: string): void {
    this.write(path, this.read(target), this.stat(target).mode);
  }

  symlink(target: string, path: string): void {
    const found = this.#find(path, false);
    if (found.spot) throw new SystemError("EEXIST");
    this.#add(found, { type: "symlink", mode: 0o777, target });
  }

  readLink(path: string): string {
    const spot = this.#existing(path, false);
    if (typeOf(spot) !== "symlink") throw new SystemError("EINVAL");
    return linkTarget(spot);
  }

  changeMode(path: string, mode: number): void {
    this.#change(path, { mode });
  }

  changeOwner(path: string, uid: number, gid: number): void {
    if (this.#user.uid !== 0) throw new SystemError("EPERM");
    this.#change(path, { uid, gid });
  }

  touch(path: string): void {
    const found = this.#find(path, true);
    if (!found.spot) this.#add(found, { type: "file", mode: 0o666 & ~this.#user.umask, content: "" });
    else if (!found.spot.mount.readOnly) this.#change(path, { modifiedAtMs: this.#store.now });
    else throw new SystemError("EROFS");
  }

  resolve(path: string): string {
    return this.#existing(path, true).path;
  }

  access(path: string, mode: number): boolean {
    try {
      const spot = this.#existing(path, true);
      return this.#isAllowed(spot, mode) && !(mode & 2 && spot.mount.readOnly);
    } catch {
      return false;
    }
  }

  mounts(): readonly MountEntry[] {
    return this.#mounts().map(({ device, path, fileSystem, options, disk }) => ({
      device,
      path,
      type: fileSystem,
      options,
      ...usage(this.#store, disk),
    }));
  }

  #status(spot: Spot): FileStatus {
    return statusOf(this.#store, this.#mounts(), spot);
  }

  #find(path: string, follow: boolean): Found {
    if (path === "") throw new SystemError("ENOENT");
    return walk(this.#store, this.#mounts(), this.#whole(path), follow);
  }

  /** A slash at the end stays: it asks for a directory, and follows a link. */
  #whole(path: string): string {
    const whole = path.startsWith("/") ? path : `${this.#user.cwd}/${path}`;
    return whole.endsWith("/") ? `${absolute(whole)}/` : absolute(whole);
  }

  #existing(path: string, follow: boolean): Spot {
    const { spot } = this.#find(path, follow);
    if (!spot) throw new SystemError("ENOENT");
    return spot;
  }

  /** The file to write, made when it is not there. */
  #fileToWrite(path: string, mode: number): Spot {
    const found = this.#find(path, true);
    if (!found.spot) return this.#add(found, { type: "file", mode: mode & ~this.#user.umask, content: "" });
    if (typeOf(found.spot) === "directory") throw new SystemError("EISDIR");
    if (found.spot.mount.readOnly) throw new SystemError("EROFS");
    this.#allow(found.spot, 2);
    return found.spot;
  }

  /** Writes what fits; the rest fails as on a full disk. */
  #fill(spot: Spot, before: string, added: string): void {
    const file = onDisk(this.#store, spot);
    const sizeBytes = before === "" ? 0 : file.sizeBytes;
    const left = storageLeft(this.#store, file, sizeBytes);
    const addedBytes = utf8Length(added);
    const taken = addedBytes <= left ? added : added.slice(0, left);
    const next = {
      ...file,
      content: before + taken,
      sizeBytes: sizeBytes + Math.min(addedBytes, left),
      modifiedAtMs: this.#store.now,
    };
    this.#store.put(next);
    spot.file = next;
    if (addedBytes > left) throw new SystemError("ENOSPC");
  }

  #add(found: Found, entry: Pick<File, "type" | "mode" | "content" | "target">): Spot {
    const { directory, name } = found;
    this.#mayChange(directory);
    const parent = onDisk(this.#store, directory);
    // A directory that was removed while it stays mounted takes nothing new.
    if (parent.parent === undefined && parent.inode !== 1) throw new SystemError("ENOENT");
    const opaque = entry.type === "directory" && imageHas(directory, name);
    uncover(this.#store, directory, name);
    const file: File = {
      disk: parent.disk,
      inode: this.#store.newInode(),
      parent: parent.inode,
      name,
      ...entry,
      ...(opaque ? { opaque } : {}),
      sizeBytes: utf8Length(entry.content ?? entry.target ?? ""),
      uid: this.#user.uid,
      gid: parent.mode & 0o2000 ? parent.gid : this.#user.gid,
      modifiedAtMs: this.#store.now,
    };
    this.#store.put(file);
    return {
      mount: directory.mount,
      path: absolute(name, directory.path),
      name,
      parent: directory,
      file,
      image: undefined,
    };
  }

  #change(path: string, change: Partial<File>): void {
    const spot = this.#existing(path, true);
    if (spot.mount.readOnly) throw new SystemError("EROFS");
    const file = onDisk(this.#store, spot);
    if (this.#user.uid !== 0 && file.uid !== this.#user.uid) throw new SystemError("EPERM");
    this.#store.put({ ...file, ...change });
  }

  /** What stands at the target of a rename goes, when its kind allows. */
  #makeWay(source: Spot, target: Found): void {
    const old = target.spot!;
    if (typeOf(old) === "directory") {
      if (typeOf(source) !== "directory") throw new SystemError("EISDIR");
      if (listDirectory(this.#store, this.#mounts(), old).length > 0) throw new SystemError("ENOTEMPTY");
    } else if (typeOf(source) === "directory") throw new SystemError("ENOTDIR");
    detach(this.#store, old, target.directory, this.#isHeld);
  }

  #mayChange(directory: Spot): void {
    if (typeOf(directory) !== "directory") throw new SystemError("ENOTDIR");
    if (directory.mount.readOnly) throw new SystemError("EROFS");
    this.#allow(directory, 2);
  }

  #allow(spot: Spot, mode: number): void {
    if (!this.#isAllowed(spot, mode)) throw new SystemError("EACCES");
  }

  #isAllowed(spot: Spot, wanted: number): boolean {
    const { mode, uid, gid } = this.#status(spot);
    if (this.#user.uid === 0) return !(wanted & 1) || typeOf(spot) === "directory" || (mode & 0o111) !== 0;
    const inGroup = this.#user.gid === gid || this.#user.groups.includes(gid);
    const granted = uid === this.#user.uid ? mode >> 6 : inGroup ? mode >> 3 : mode;
    return (granted & wanted) === wanted;
  }
}

const contentOf = (spot: Spot): string =>
  spot.file?.content ?? (spot.image?.type === "file" ? spot.image.content : "");
