/** Revisions that are waited for, of which the latest is always taken first: a binary heap. */
import type { Revision } from "#cluster";

export class LatestFirst {
  readonly #heap: Revision[] = [];

  add(revision: Revision): void {
    const heap = this.#heap;
    let at = heap.push(revision) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (heap[above]! >= revision) break;
      heap[at] = heap[above]!;
      at = above;
    }
    heap[at] = revision;
  }

  take(): Revision | undefined {
    const heap = this.#heap;
    const latest = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return latest;
    let at = 0;
    for (let below = 1; below < heap.length; below = 2 * at + 1) {
      if (below + 1 < heap.length && heap[below + 1]! > heap[below]!) below++;
      if (heap[below]! <= last) break;
      heap[at] = heap[below]!;
      at = below;
    }
    heap[at] = last;
    return latest;
  }
}
