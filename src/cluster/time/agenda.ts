/** What is to be done when: wake-ups in order of time, then of asking. */
import type { Ms } from "../state/record.ts";

export interface Wake {
  readonly at: Ms;
  readonly sequence: number;
  readonly component: string;
  readonly key: string;
}

/**
 * At most one wake-up per component and key is kept, the earliest: whoever wakes looks at everything and asks
 * again.
 */
export class Agenda {
  readonly #heap: Wake[] = [];
  readonly #pending = new Map<string, Wake>();
  #sequence = 0;

  add(at: Ms, component: string, key: string): void {
    const name = `${component} ${key}`;
    const pending = this.#pending.get(name);
    if (pending && pending.at <= at) return;
    const wake = { at, sequence: this.#sequence++, component, key };
    this.#pending.set(name, wake);
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
    if (wake) this.#pending.delete(`${wake.component} ${wake.key}`);
    return wake;
  }

  #isStale(wake: Wake): boolean {
    return this.#pending.get(`${wake.component} ${wake.key}`) !== wake;
  }

  #dropStale(): void {
    while (this.#heap[0] && this.#isStale(this.#heap[0])) this.#pop();
  }

  #push(wake: Wake): void {
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

  #pop(): Wake | undefined {
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

const isBefore = (a: Wake, b: Wake): boolean => a.at < b.at || (a.at === b.at && a.sequence < b.sequence);
