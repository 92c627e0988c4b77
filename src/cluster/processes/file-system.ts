/** Files as one process sees them: every mount of its container (or machine) joined into one tree. */
import type { File } from "../state/machine-records.ts";
import type { Ms } from "../state/record.ts";

/** What `stat` says. */
export interface FileStatus {
  /** Names the file for good: the same file has the same identity under every path. */
  readonly identity: string;
  readonly type: Exclude<File["type"], "whiteout">;
  readonly sizeBytes: number;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly modifiedAtMs: Ms;
  readonly links: number;
  readonly target?: string;
}

/** One line of `mount`. */
export interface MountEntry {
  readonly device: string;
  readonly path: string;
  readonly type: string;
  readonly options: string;
  /** For `df`, in bytes. */
  readonly sizeBytes: number;
  readonly usedBytes: number;
}

/**
 * Every path may be relative to the process's directory. All methods throw `SystemError` (ENOENT, ENOTDIR,
 * EISDIR, EEXIST,
 * EROFS, EACCES, ENOSPC, EBUSY, EXDEV, ENOTEMPTY, ELOOP) as the system calls of the same names do.
 */
export interface FileSystem {
  /** `lstat` does not follow a link at the end. */
  stat(path: string): FileStatus;
  lstat(path: string): FileStatus;
  exists(path: string): boolean;
  read(path: string): string;
  /** Creates or truncates; keeps the file's identity when it exists. */
  write(path: string, content: string, mode?: number): void;
  append(path: string, content: string): void;
  /** Names in a directory, in order of character codes, without `.` and `..`. */
  list(path: string): readonly string[];
  makeDirectory(path: string, mode?: number): void;
  /** A file, not a directory. */
  unlink(path: string): void;
  /** An empty directory. */
  removeDirectory(path: string): void;
  rename(from: string, to: string): void;
  link(target: string, path: string): void;
  symlink(target: string, path: string): void;
  readLink(path: string): string;
  changeMode(path: string, mode: number): void;
  changeOwner(path: string, uid: number, gid: number): void;
  /** `touch`: creates an empty file or renews its time. */
  touch(path: string): void;
  /** The path with every link followed. */
  resolve(path: string): string;
  /** Whether the process may do that: 4 read, 2 write, 1 execute. */
  access(path: string, mode: number): boolean;
  mounts(): readonly MountEntry[];
}
