/** A second reader of the log that can stand at any moment of it, while the cluster goes on. */

import type { History } from "./history.ts";
import type { Ms, Revision } from "./record.ts";
import { Records } from "./records.ts";

export class Timeline {
  readonly records = new Records();
  #revision: Revision = 0;

  readonly #history: Pick<History, "changes">;

  constructor(history: Pick<History, "changes">) {
    this.#history = history;
  }

  get revision(): Revision {
    return this.#revision;
  }

  /** Follows the log, forwards or backwards, until just after `revision`. */
  seek(revision: Revision): void {
    const { changes } = this.#history;
    const target = Math.max(0, Math.min(revision, changes.length));
    for (; this.#revision < target; this.#revision++) {
      const { kind, key, before, after } = changes[this.#revision]!;
      this.records.place(kind, key, before, after);
    }
    for (; this.#revision > target; this.#revision--) {
      const { kind, key, before, after } = changes[this.#revision - 1]!;
      this.records.place(kind, key, after, before);
    }
  }

  /** The last revision at or before a moment. */
  revisionAt(at: Ms): Revision {
    const { changes } = this.#history;
    let low = 0;
    let high = changes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (changes[middle]!.at <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
