/** Who looks for a program: a task, or one that is to be a task if its program is found. */
import type { Revision } from "../state/record.ts";
import type { FileUser } from "../storage/files/index.ts";
import type { FileSystem } from "./file-system.ts";
import type { User } from "./run-options.ts";
import type { Surroundings, Task } from "./task.ts";
import type { FilesOwner } from "./task-files.ts";

export type Finder = Pick<Task, "surroundings" | "files"> & { readonly env: ReadonlyMap<string, string> };

/** What a task will be as far as its program is concerned. */
export class Scout implements Finder, FilesOwner {
  readonly surroundings: Surroundings;
  readonly env: ReadonlyMap<string, string>;
  readonly cwd: string;
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
  readonly umask: FileUser["umask"] = 0o22;
  readonly cause: Revision;
  readonly influences: Revision[] = [];
  readonly #filesOf: (owner: FilesOwner) => FileSystem;

  constructor(
    { surroundings, env, cwd, cause }: Pick<Scout, "surroundings" | "env" | "cwd" | "cause">,
    { uid, gid, groups }: User,
    filesOf: (owner: FilesOwner) => FileSystem,
  ) {
    this.surroundings = surroundings;
    this.env = env;
    this.cwd = cwd;
    this.cause = cause;
    this.uid = uid;
    this.gid = gid;
    this.groups = groups;
    this.#filesOf = filesOf;
  }

  get files(): FileSystem {
    return this.#filesOf(this);
  }
}
