/** The events table at the end of a description. */
import type { Event, KubernetesObject } from "#api";
import { ageSince } from "../text/age.ts";
import { type DescribeContext, eventsOf } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";

/** `20s`, or `20s (x5 over 2m)` for what has happened more than once. */
export function eventInterval(event: Event, nowMs: number): string {
  const first = ageSince(event.eventTime || event.firstTimestamp, nowMs);
  if (event.series)
    return `${ageSince(event.series.lastObservedTime, nowMs)} (x${event.series.count} over ${first})`;
  if ((event.count ?? 0) > 1)
    return `${ageSince(event.lastTimestamp, nowMs)} (x${event.count} over ${first})`;
  return first;
}

/** `Events:` with a row each, or `Events:  <none>`; nothing with `--show-events=false`. */
export function writeEvents(out: DescribeText, object: KubernetesObject, context: DescribeContext): void {
  if (context.showEvents === false) return;
  const events = eventsOf(object, context);
  if (events.length === 0) {
    out.field(0, "Events", "<none>");
    return;
  }
  out.flush();
  out.write(0, "Events:\n  Type\tReason\tAge\tFrom\tMessage\n");
  out.write(1, "----\t------\t----\t----\t-------\n");
  for (const event of events) {
    const from = event.source?.component || event.reportingComponent || "";
    const cells = [event.type, event.reason, eventInterval(event, context.nowMs), from, event.message.trim()];
    out.write(1, `${cells.join("\t")}\n`);
  }
}
