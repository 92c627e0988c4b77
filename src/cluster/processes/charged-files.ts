/** Files as a process writes them: what goes into memory is charged to its container. */
import type { File } from "../state/machine-records.ts";
import { RecordFiles } from "../storage/files/index.ts";
import type { TaskMemory } from "./memory.ts";

export class ChargedFiles extends RecordFiles {
  readonly #memory: TaskMemory;

  constructor(memory: TaskMemory, ...rest: ConstructorParameters<typeof RecordFiles>) {
    super(...rest);
    this.#memory = memory;
  }

  /** Writes what there is memory for; a process that wanted more does not live to hear of it. */
  override put(file: File): void {
    const room = this.#memory.roomFor(file);
    if (file.sizeBytes <= room) {
      super.put(file);
      return;
    }
    super.put({ ...file, content: (file.content ?? "").slice(0, room), sizeBytes: room });
    this.#memory.exceed();
  }
}
