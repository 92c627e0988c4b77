/** `kubectl get events`. */
import type { Event } from "#api";
import { ageSince } from "../text/age.ts";
import type { TableDefinition } from "./table-definition.ts";

/** Writers through events.k8s.io name themselves in the reporting fields, the others in `source`. */
function sourceText(event: Event): string {
  const component = event.source?.component || event.reportingComponent || "";
  const instance = event.source?.host || event.reportingInstance;
  return instance ? `${component}, ${instance}` : component;
}

function objectText({ kind, name }: Event["involvedObject"]): string {
  const word = (kind ?? "").toLowerCase();
  return name ? `${word}/${name}` : word;
}

function countOf(event: Event): number {
  // The first event of a series is not counted in the series.
  return event.series ? event.series.count + 1 : event.count || 1;
}

export const events: TableDefinition<Event> = {
  columns: [
    { name: "Last Seen" },
    { name: "Type" },
    { name: "Reason" },
    { name: "Object" },
    { name: "Subobject", wide: true },
    { name: "Source", wide: true },
    { name: "Message" },
    { name: "First Seen", wide: true },
    { name: "Count", wide: true },
    { name: "Name", wide: true, isName: true },
  ],
  row(event, { nowMs }) {
    const first = ageSince(event.firstTimestamp ?? event.eventTime, nowMs);
    const last = event.lastTimestamp ? ageSince(event.lastTimestamp, nowMs) : first;
    return [
      event.series ? ageSince(event.series.lastObservedTime, nowMs) : last,
      event.type,
      event.reason,
      objectText(event.involvedObject),
      event.involvedObject.fieldPath ?? "",
      sourceText(event),
      event.message.trim(),
      first,
      String(countOf(event)),
      event.metadata.name,
    ];
  },
};
