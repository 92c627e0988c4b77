/** The boxes of the picture, each watched by itself: a change wakes only those who look at that box. */
import type { Box } from "#views";

export class BoxTable {
  readonly #boxes = new Map<string, Box>();
  readonly #watchers = new Map<string, Set<() => void>>();

  get(id: string): Box | undefined {
    return this.#boxes.get(id);
  }

  all(): readonly Box[] {
    return [...this.#boxes.values()];
  }

  watch(id: string, notify: () => void): () => void {
    const watchers = this.#watchers.get(id) ?? new Set();
    this.#watchers.set(id, watchers.add(notify));
    return () => {
      watchers.delete(notify);
      if (watchers.size === 0) this.#watchers.delete(id);
    };
  }

  /** Puts new and changed boxes in place; `order`, when given, names all that stay. */
  update(changed: readonly Box[], order?: readonly string[]): void {
    for (const box of changed) this.#boxes.set(box.id, box);
    if (order) {
      const staying = new Set(order);
      for (const id of [...this.#boxes.keys()]) if (!staying.has(id)) this.#boxes.delete(id);
    }
    for (const { id } of changed) for (const notify of this.#watchers.get(id) ?? []) notify();
  }
}
