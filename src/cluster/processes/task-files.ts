/** The files of processes: what a container or a machine mounts, as one task may use it. */
import type { History, Uncommitted } from "../state/history.ts";
import type { Change } from "../state/record.ts";
import {
  type FileAuthor,
  type FileUser,
  MountedFiles,
  type MountPoint,
  RecordFiles,
} from "../storage/files/index.ts";
import { ChargedFiles } from "./charged-files.ts";
import { type ImageFiles, mountsOfContainer, mountsOfMachine } from "./machine-mounts.ts";
import type { TaskMemory } from "./memory.ts";
import type { Task } from "./task.ts";

interface FilesWorld {
  readonly history: History;
  readonly commit: (change: Uncommitted) => Change;
  readonly imageFiles: ImageFiles;
}

const ROOT = { cwd: "/", uid: 0, gid: 0, groups: [], umask: 0o22 };

/** On whose behalf, and why, files are used. */
export type FilesOwner = FileUser & Pick<Task, "surroundings" | "cause" | "influences">;

export class TaskFiles {
  readonly #world: FilesWorld;
  readonly #mounts = new Map<string, readonly MountPoint[]>();

  constructor(world: FilesWorld) {
    this.#world = world;
  }

  /** `memory` is charged for what is written into it; who only looks needs none. */
  of(task: FilesOwner, memory?: TaskMemory): MountedFiles {
    const { history, commit, imageFiles } = this.#world;
    const { container, machine, actor } = task.surroundings;
    const author = { by: actor, because: () => [...new Set([task.cause, ...task.influences])] };
    return new MountedFiles({
      store: memory
        ? new ChargedFiles(memory, history, commit, author)
        : new RecordFiles(history, commit, author),
      mounts: () =>
        container === undefined ? mountsOfMachine(history, machine, imageFiles) : this.#mountsOf(container),
      user: task,
      isHeld: ({ disk, inode }) =>
        history.by("containersMounting", `${disk}#${inode}`).some(({ value }) => value.state !== "exited"),
    });
  }

  /** Files of a machine, as root sees them. */
  on(machine: string, author: FileAuthor): MountedFiles {
    const { history, commit, imageFiles } = this.#world;
    return new MountedFiles({
      store: new RecordFiles(history, commit, author),
      mounts: () => mountsOfMachine(history, machine, imageFiles),
      user: ROOT,
      isHeld: () => false,
    });
  }

  /** A container that does not run mounts nothing. */
  forget(container: string): void {
    this.#mounts.delete(container);
  }

  #mountsOf(id: string): readonly MountPoint[] {
    const known = this.#mounts.get(id);
    if (known) return known;
    const container = this.#world.history.get("ContainerInstance", id)?.value;
    const mounts = container ? mountsOfContainer(container, this.#world.imageFiles) : [];
    this.#mounts.set(id, mounts);
    return mounts;
  }
}
