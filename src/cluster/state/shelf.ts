/** Records under one name, in order of creation; most shelves of an index hold just one. */
import type { Stored } from "./record.ts";

export class Shelf {
  /** The only record, as long as there is only one. */
  #single: Stored | undefined;
  #singleId: string;
  #many: Map<string, Stored> | undefined;
  #all: readonly Stored[] | undefined;

  constructor(id: string, only: Stored) {
    this.#single = only;
    this.#singleId = id;
  }

  get size(): number {
    return this.#many?.size ?? (this.#single ? 1 : 0);
  }

  get(id: string): Stored | undefined {
    if (this.#many) return this.#many.get(id);
    return this.#singleId === id ? this.#single : undefined;
  }

  /** The same array as long as nothing changes, so that what follows from it can be remembered by it. */
  all(): readonly Stored[] {
    this.#all ??= Object.freeze(this.#many ? [...this.#many.values()] : this.#single ? [this.#single] : []);
    return this.#all;
  }

  put(id: string, next: Stored): void {
    this.#all = undefined;
    if (this.#many) this.#many.set(id, next);
    else if (this.#singleId === id || !this.#single) {
      this.#single = next;
      this.#singleId = id;
    } else {
      this.#many = new Map([
        [this.#singleId, this.#single],
        [id, next],
      ]);
      this.#single = undefined;
    }
  }

  /** Takes a record off; true when the shelf is empty then. */
  take(id: string): boolean {
    this.#all = undefined;
    if (this.#many) {
      this.#many.delete(id);
      return this.#many.size === 0;
    }
    if (this.#singleId === id) this.#single = undefined;
    return this.#single === undefined;
  }
}
