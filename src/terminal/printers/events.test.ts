import { describe, expect, it } from "vitest";
import type { Event } from "#api";
import { eventsText } from "./events.ts";
import { tableText } from "./table-text.ts";

const event = (name: string, fields: Partial<Event>): Event => ({
  apiVersion: "v1",
  kind: "Event",
  metadata: {
    name,
    namespace: "default",
    uid: name,
    resourceVersion: "1",
    creationTimestamp: "2026-01-01T00:00:00Z",
  },
  involvedObject: { kind: "Pod", name: "web", namespace: "default" },
  type: "Normal",
  reason: "Pulled",
  message: "",
  source: { component: "kubelet", host: "node-1" },
  firstTimestamp: null,
  lastTimestamp: null,
  ...fields,
});

const events = [
  event("web.2", {
    type: "Warning",
    reason: "BackOff",
    message: "Back-off restarting\nfailed container",
    firstTimestamp: "2026-01-01T00:00:00Z",
    lastTimestamp: "2026-01-01T00:02:40Z",
    count: 5,
  }),
  event("web.1", {
    reason: "Scheduled",
    message: "Successfully assigned default/web to node-1",
    eventTime: "2026-01-01T00:00:00.000000Z",
    source: {},
    reportingComponent: "default-scheduler",
  }),
];
const nowMs = Date.UTC(2026, 0, 1, 0, 3);

describe("events", () => {
  it("as a resource show when they were last seen, in the order given", () => {
    expect(tableText(events, { nowMs })).toBe(
      `LAST SEEN   TYPE      REASON      OBJECT    MESSAGE
20s         Warning   BackOff     pod/web   Back-off restarting...
3m          Normal    Scheduled   pod/web   Successfully assigned default/web to node-1
`,
    );
  });

  it("with wide output name their sources", () => {
    const [, backOff, scheduled] = tableText(events, { nowMs, wide: true }).split("\n");
    expect(backOff).toMatch(/kubelet, node-1 .* 3m {11}5 {7}web\.2$/);
    expect(scheduled).toMatch(/default-scheduler .* 3m {11}1 {7}web\.1$/);
  });

  it("as kubectl events tells them, stand oldest first and count", () => {
    expect(eventsText(events, { nowMs, withNamespace: true })).toBe(
      `NAMESPACE   LAST SEEN          TYPE      REASON      OBJECT    MESSAGE
default     3m                 Normal    Scheduled   Pod/web   Successfully assigned default/web to node-1
default     20s (x5 over 3m)   Warning   BackOff     Pod/web   Back-off restarting...
`,
    );
  });
});
