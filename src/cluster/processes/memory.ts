/**
 * The memory of processes in a container with a limit. What they write to volumes in memory is charged to the
 * container too, and stays so. Who asks for more than there is, is killed:
 * https://docs.kernel.org/admin-guide/cgroup-v1/memory.html
 */
import type { History } from "../state/history.ts";
import type { File } from "../state/machine-records.ts";
import { SystemError } from "./system-error.ts";
import type { Task } from "./task.ts";

/**
 * What the programs themselves and the kernel's tables for them take: 171 pages were measured for one or two.
 */
const OWN_BYTES = 171 * 4096;

export class TaskMemory {
  heldBytes = 0;
  readonly #task: Task;
  readonly #history: History;
  readonly #kill: () => void;

  constructor(task: Task, history: History, kill: () => void) {
    this.#task = task;
    this.#history = history;
    this.#kill = kill;
  }

  /** Takes so many bytes in all. A task that may not have them is killed, and gets no further. */
  hold(bytes: number): void {
    this.heldBytes = bytes;
    if (this.#left() < 0) this.exceed();
  }

  /** How large this file may become; Infinity where nothing is charged for it. */
  roomFor(file: File): number {
    if (this.#history.get("Disk", file.disk)?.value.medium !== "memory") return Number.POSITIVE_INFINITY;
    return Math.max(0, this.#left(file));
  }

  /** Ends the task; what it was doing is cut short by the error. */
  exceed(): never {
    this.#kill();
    throw new SystemError("ENOMEM");
  }

  /** Bytes below the limit, not counting one file. */
  #left(except?: File): number {
    const id = this.#task.surroundings.container;
    const container = id === undefined ? undefined : this.#history.get("ContainerInstance", id)?.value;
    if (container?.memoryLimitBytes === undefined) return Number.POSITIVE_INFINITY;
    const tasks = [...this.#task.space.tasks.values()].filter((other) => other.surroundings.container === id);
    const held = tasks.reduce((bytes, other) => bytes + (other.ended ? 0 : other.memory.heldBytes), 0);
    const disks = new Set(container.mounts.flatMap(({ disk, readOnly }) => (readOnly ? [] : [disk])));
    const files = [...disks]
      .filter((disk) => this.#history.get("Disk", disk)?.value.medium === "memory")
      .flatMap((disk) => this.#history.by("filesOnDisk", disk).map(({ value }) => value))
      .filter((file) => file.disk !== except?.disk || file.inode !== except.inode);
    const written = files.reduce((bytes, { sizeBytes }) => bytes + sizeBytes, 0);
    return container.memoryLimitBytes - OWN_BYTES - held - written;
  }
}
