/** `kubectl events` (`staging/src/k8s.io/kubectl/pkg/cmd/events`). */
import type { Event, KubernetesObject } from "#api";
import type { Wait } from "#cluster";
import { eventInterval } from "../../printers/describe/events.ts";
import { alignTabs, GET_STOPS } from "../../printers/text/tab-stops.ts";
import { granted } from "../call.ts";
import { fail } from "../failure.ts";
import { allNamespacesFlag, list, number, printFlags, text, toggle } from "../flags/flag.ts";
import { objectTextOf } from "../output/object-text.ts";
import { resourceNamed } from "../resources/named.ts";
import type { Call, Verb } from "../verb.ts";

/** Which events are asked for. */
function filterOf(call: Call): (event: Event) => boolean {
  const types = call.flags.list("types").map((type) => type.toLowerCase());
  const about = call.flags.text("for");
  const wrong = types.find((type) => !["normal", "warning"].includes(type));
  if (wrong !== undefined) fail(`invalid --types value: ${wrong}`);
  if (about === "") return ({ type }) => types.length === 0 || types.includes(type.toLowerCase());
  const [kindWord = "", name] = about.split("/");
  if (!name) fail("--for must be in resource/name form");
  const { kind } = resourceNamed(kindWord);
  return ({ type, involvedObject }) =>
    (types.length === 0 || types.includes(type.toLowerCase())) &&
    involvedObject.kind === kind &&
    involvedObject.name === name;
}

const lastSeen = (event: Event): string =>
  event.series?.lastObservedTime ?? event.lastTimestamp ?? event.eventTime ?? event.firstTimestamp ?? "";

/** Oldest sighting first. */
const byTime = (left: Event, right: Event) =>
  lastSeen(left) < lastSeen(right) ? -1 : lastSeen(left) > lastSeen(right) ? 1 : 0;

function tableOf(call: Call, events: readonly Event[], withHeader: boolean): string {
  const everywhere = call.flags.isOn("all-namespaces");
  const header = ["LAST SEEN", "TYPE", "REASON", "OBJECT", "MESSAGE"];
  const nowMs = call.cluster.epochMs + call.cluster.now;
  const rowOf = (event: Event) => {
    const { kind = "", name = "" } = event.involvedObject;
    return [eventInterval(event, nowMs), event.type, event.reason, `${kind}/${name}`, event.message.trim()];
  };
  const rows = [
    ...(withHeader ? [everywhere ? ["NAMESPACE", ...header] : header] : []),
    ...events.map((event) => (everywhere ? [event.metadata.namespace ?? "", ...rowOf(event)] : rowOf(event))),
  ];
  return alignTabs(rows.map((row) => `${row.join("\t")}\n`).join(""), GET_STOPS);
}

function* watchEvents(call: Call, isWanted: (event: Event) => boolean): Generator<Wait, void, void> {
  const namespace = call.flags.isOn("all-namespaces") ? undefined : call.namespace;
  const watch = call.cluster.watch("Event", namespace, { sendInitial: true });
  let withHeader = !call.flags.isOn("no-headers");
  try {
    for (;;) {
      for (let next = watch.take(); next; next = watch.take()) {
        if (next.type === "DELETED" || !isWanted(next.object as Event)) continue;
        yield* call.print(tableOf(call, [next.object as Event], withHeader));
        withHeader = false;
      }
      yield* call.process.wait(watch.more);
    }
  } finally {
    watch.stop();
  }
}

function* run(call: Call): Generator<Wait, void, void> {
  const isWanted = filterOf(call);
  if (call.flags.isOn("watch")) return yield* watchEvents(call, isWanted);
  const everywhere = call.flags.isOn("all-namespaces");
  const all = yield* granted(call, call.cluster.list("Event", everywhere ? undefined : call.namespace));
  const events = (all as readonly Event[]).filter(isWanted).sort(byTime);
  if (events.length === 0) {
    const where = everywhere ? "No events found." : `No events found in ${call.namespace} namespace.`;
    return yield* call.complain(`${where}\n`);
  }
  const objectText = objectTextOf(call);
  const withHeader = !call.flags.isOn("no-headers");
  yield* call.print(
    objectText ? objectText(events as readonly KubernetesObject[], true) : tableOf(call, events, withHeader),
  );
}

export const events: Verb = {
  name: "events",
  summary: "List events",
  usage: "[(-o|--output=)json|yaml|name] [--for TYPE/NAME] [--watch] [--types=Normal,Warning] [options]",
  flags: [
    ...printFlags,
    allNamespacesFlag,
    text("for", "Filter events to only those pertaining to the specified resource."),
    list("types", "Output only events of given types."),
    toggle("watch", "After listing the requested events, watch for more events.", { short: "w" }),
    toggle("no-headers", "When using the default output format, don't print headers."),
    number("chunk-size", "Return large lists in chunks rather than all at once.", { byDefault: "500" }),
  ],
  run,
  completes: "none",
};
