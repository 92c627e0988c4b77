/** `kubectl events`: what happened, oldest first, with how often and since when. */
import type { Event } from "#api";
import { eventInterval } from "./describe/events.ts";
import { sortedBy } from "./text/sorted.ts";
import { alignTabs, GET_STOPS } from "./text/tab-stops.ts";

export interface EventsOptions {
  readonly nowMs: number;
  readonly noHeaders?: boolean;
  /** `-A`: a first column NAMESPACE. */
  readonly withNamespace?: boolean;
}

const oneLine = (text: string) => text.replace(/[\f\n\r].*$/s, "...");

/** The last sighting; an event that was seen once through events.k8s.io has only its own time. */
const lastSeen = ({ series, lastTimestamp, eventTime }: Event) =>
  (series?.lastObservedTime || lastTimestamp || eventTime || "").replace(/Z$/, "");

/** The table of `kubectl events` (`pkg/cmd/events/event_printer.go` of kubectl). */
export function eventsText(events: readonly Event[], options: EventsOptions): string {
  const header = [
    ...(options.withNamespace ? ["NAMESPACE"] : []),
    "LAST SEEN",
    "TYPE",
    "REASON",
    "OBJECT",
    "MESSAGE",
  ];
  const rows = sortedBy(events, lastSeen).map((event) => [
    ...(options.withNamespace ? [event.metadata.namespace ?? ""] : []),
    eventInterval(event, options.nowMs),
    event.type,
    event.reason,
    `${event.involvedObject.kind ?? ""}/${event.involvedObject.name ?? ""}`,
    oneLine(event.message.trim()),
  ]);
  const lines = [...(options.noHeaders ? [] : [header]), ...rows];
  return alignTabs(lines.map((cells) => `${cells.join("\t")}\n`).join(""), GET_STOPS);
}
