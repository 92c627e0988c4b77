/** Which events are new since somebody last looked. */
import type { Event } from "#api";
import type { Change } from "#cluster";
import type { Source } from "./scenario.ts";

export interface EventRow {
  readonly kind: string;
  readonly name: string;
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly source: string;
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

function isEventChange(change: Change): change is Change & Change<"Event"> {
  return change.kind === "Event";
}

function textOf(row: EventRow): string {
  return [row.kind, row.name, row.type, row.reason, row.message].join("\n");
}

/**
 * Reads the history's events: each change of an event is one that somebody who watches has seen. In
 * recordings
 * of a control plane the same words are told of once; in those of a machine, again whenever the count rises.
 */
export class EventWatcher {
  readonly #source: Source;
  readonly #told = new Set<string>();
  #read: number;

  /** What the history holds already is old: how the cluster began. */
  constructor(source: Source, changes: readonly Change[]) {
    this.#source = source;
    this.#read = changes.length;
  }

  #isNews({ before, after }: Change<"Event">): boolean {
    if (!after) return false;
    if (this.#source === "control-plane") return !this.#told.has(textOf(rowOf(after.value)));
    return !before || countOf(after.value) > countOf(before.value);
  }

  /** What is new, without remembering that it was told. */
  peek(changes: readonly Change[]): EventRow[] {
    const fresh = changes.slice(this.#read).filter(isEventChange);
    const rows = fresh.filter((change) => this.#isNews(change)).map(({ after }) => rowOf(after!.value));
    if (this.#source === "real-node") return rows;
    return [...new Map(rows.map((row) => [textOf(row), row])).values()];
  }

  /** What is new; the next call tells what is newer still. */
  take(changes: readonly Change[]): EventRow[] {
    const rows = this.peek(changes);
    this.#read = changes.length;
    for (const row of rows) this.#told.add(textOf(row));
    return rows;
  }
}
