/** Events are kept for an hour after they were last told: `--event-ttl` of kube-apiserver. */
import type { Event } from "#api";
import { type Component, nothing, type Plan, type View } from "../component.ts";
import type { Ms } from "../state/record.ts";
import { momentOf } from "../time/epoch.ts";

const EVENT_TTL_MS: Ms = 3_600_000;

/** How often etcd's leases are looked at, here; nobody sees a minute in an hour. */
const SWEEP_MS: Ms = 60_000;

export const eventTtl: Component = {
  name: "event-ttl",
  latencyMs: SWEEP_MS,
  watches: { Event: () => ["all"] },
  reconcile: sweep,
};

function sweep(view: View): Plan {
  const events = view.list("Event");
  if (events.length === 0) return nothing;
  const expired = events.filter(({ value }) => view.now - lastTold(value) >= EVENT_TTL_MS);
  return {
    writes: expired.map(({ kind, id, revision }) => ({
      do: "delete",
      kind,
      id,
      reason: "EventExpired",
      because: [{ revision }],
    })),
    wakeAt: view.now + SWEEP_MS,
  };
}

const lastTold = ({ lastTimestamp, series, eventTime, metadata }: Event): Ms =>
  momentOf(lastTimestamp ?? series?.lastObservedTime ?? eventTime ?? metadata.creationTimestamp) ?? 0;
