/** Which events are new since somebody last looked. */
import type { Event } from "#api";
import type { ApiKind, Stored } from "#cluster";
import type { Source } from "./scenario.ts";

export interface EventRow {
  readonly kind: string;
  readonly name: string;
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly source: string;
}

export interface EventRecords {
  list<Kind extends ApiKind>(kind: Kind): readonly Stored<Kind>[];
}

function countOf({ count, series }: Event): number {
  return series?.count ?? count ?? 1;
}

function rowOf(event: Event): EventRow {
  return {
    kind: event.involvedObject.kind ?? "",
    name: event.involvedObject.name ?? "",
    type: event.type,
    reason: event.reason,
    message: event.message,
    source: event.source.component || event.reportingComponent || "",
  };
}

/** Remembers each event's count; in recordings of a control plane a count that rises is nothing new. */
export class EventWatcher {
  readonly #counts = new Map<string, number>();
  readonly #source: Source;

  constructor(source: Source) {
    this.#source = source;
  }

  #isNew(id: string, event: Event): boolean {
    const before = this.#counts.get(id);
    return before === undefined || (this.#source === "real-node" && countOf(event) > before);
  }

  /** What is new, without remembering that it was seen. */
  peek(records: EventRecords): EventRow[] {
    const fresh = records.list("Event").filter(({ id, value }) => this.#isNew(id, value));
    return fresh.map(({ value }) => rowOf(value));
  }

  /** What is new; the next call tells what is newer still. */
  take(records: EventRecords): EventRow[] {
    const rows = this.peek(records);
    for (const { id, value } of records.list("Event")) this.#counts.set(id, countOf(value));
    return rows;
  }
}
