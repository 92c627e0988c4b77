/** What is to be done when: wake-ups in order of time, then of asking. */
import type { Ms } from "../state/record.ts";

export interface Wake {
  readonly at: Ms;
  readonly component: string;
  readonly key: string;
}

interface Pending extends Wake {
  readonly sequence: number;
  /** An earlier one took its place; it stays in the heap until its turn comes. */
  isStale: boolean;
}

/**
 * At most one wake-up per component and key is kept, the earliest: whoever wakes looks at everything and asks
 * again.
 */
export class Agenda {
  readonly #heap: Pending[] = [];
  readonly #pending = new Map<string, Map<string, Pending>>();
  #sequence = 0;

  add(at: Ms, component: string, key: string): void {
    const ofComponent = this.#pendingOf(component);
    const before = ofComponent.get(key);
    if (before) {
      if (before.at <= at) return;
      before.isStale = true;
    }
    const wake = { at, sequence: this.#sequence++, component, key, isStale: false };
    ofComponent.set(key, wake);
    this.#push(wake);
  }

  /** When the next wake-up is due. */
  next(): Ms | undefined {
    this.#dropStale();
    return this.#heap[0]?.at;
  }

  take(): Wake | undefined {
    this.#dropStale();
    const wake = this.#pop();
    if (wake) this.#pendingOf(wake.component).delete(wake.key);
    return wake;
  }

  #pendingOf(component: string): Map<string, Pending> {
    const known = this.#pending.get(component);
    if (known) return known;
    const fresh = new Map<string, Pending>();
    this.#pending.set(component, fresh);
    return fresh;
  }

  #dropStale(): void {
    while (this.#heap[0]?.isStale) this.#pop();
  }

  #push(wake: Pending): void {
    const heap = this.#heap;
    let at = heap.push(wake) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(wake, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = wake;
  }

  #pop(): Pending | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++;
      if (!isBefore(heap[child]!, last)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
    return first;
  }
}

const isBefore = (a: Pending, b: Pending): boolean =>
  a.at < b.at || (a.at === b.at && a.sequence < b.sequence);
