/**
 * The node controller: notices silent nodes, taints them, and holds back when too many are.
 * `pkg/controller/nodelifecycle`
 */
import { type Node, notReadyTaint, unreachableTaint } from "#api";
import {
  type Component,
  type EventNotice,
  nothing,
  type Plan,
  put,
  remove,
  update,
  updateStatus,
  type View,
  type Write,
} from "../../component.ts";
import type { Machine } from "../../state/machine-records.ts";
import type { Change, Ms, Stored } from "../../state/record.ts";
import type { NodeHealth } from "./records.ts";
import { evictingKey, withEvictingTaint, withNoScheduleTaints } from "./taints.ts";
import { markPodsNotReady, unknownStatus } from "./unknown-status.ts";
import { readyStatus, taintingPeriodMs, zoneCondition, zoneOf } from "./zones.ts";

/** The key of the look at all nodes; the others are names of nodes. */
const monitor = "*";

export const nodeLifecycleController: Component = {
  name: "node-controller",
  latencyMs: 20,
  watches: {
    Node: ({ before, after }: Change<"Node">) => (after ? [monitor, after.id] : [monitor, before!.id]),
    Machine: ({ after }) => (after?.value.role === "node" ? [monitor] : []),
  },
  start: () => [monitor],
  reconcile: (view, key) => (key === monitor ? look(view) : taintForScheduling(view, key)),
};

/** NoSchedule taints follow a node's conditions at once. */
function taintForScheduling(view: View, name: string): Plan {
  const stored = view.get("Node", name);
  const tainted = stored && withNoScheduleTaints(stored.value, view.now);
  return tainted ? { writes: [update(tainted, { reason: "ConditionTainted", because: [stored] })] } : nothing;
}

/**
 * A kubelet renews its node's Lease five times within the grace period. The renewals of a machine that is
 * well are not
 * written down: they follow from the machine.
 */
const renewalMs = (view: View): Ms => Math.max(1, Math.floor(view.settings.nodeMonitorGracePeriodMs / 5));

const isHeard = (machine: Machine | undefined): boolean =>
  machine?.power === "on" && machine.kubelet === "running" && machine.network === "connected";

function look(view: View): Plan {
  const listening = listen(view);
  const period = view.settings.nodeMonitorPeriodMs;
  const isTick = view.now % period === 0;
  const judged = isTick ? judge(view) : { writes: [], events: [] };
  const nextTick = (Math.floor(view.now / period) + 1) * period;
  const isBusy = view.list("Node").some(({ id, value }) => needsTicks(view, id, value));
  return {
    writes: [...listening.writes, ...judged.writes],
    events: [...listening.events, ...judged.events],
    ...(isBusy || (listening.writes.length > 0 && !isTick) ? { wakeAt: nextTick } : {}),
  };
}

function needsTicks(view: View, name: string, node: Node): boolean {
  return (
    !isHeard(view.get("Machine", name)?.value) ||
    evictingKey(node) !== undefined ||
    readyStatus(node) !== "True"
  );
}

interface Steps {
  readonly writes: readonly Write[];
  readonly events: readonly EventNotice[];
}

/** Which nodes there are, and since when some are silent. */
function listen(view: View): Steps {
  const writes: Write[] = [];
  const events: EventNotice[] = [];
  for (const stored of view.list("Node")) {
    const known = view.get("NodeHealth", stored.id);
    const machine = view.get("Machine", stored.id);
    const { uid, name } = stored.value.metadata;
    const health = healthNow(view, known?.value, uid, machine?.value);
    if (known?.value.uid !== uid) {
      const message = `Node ${name} event: Registered Node ${name} in Controller`;
      events.push({ about: stored.value, type: "Normal", reason: "RegisteredNode", message });
    }
    if (health.uid !== known?.value.uid || health.silentSinceMs !== known.value.silentSinceMs)
      writes.push(
        put("NodeHealth", stored.id, health, { reason: "NodeHeard", because: [machine ?? stored] }),
      );
  }
  for (const known of view.list("NodeHealth")) {
    if (view.get("Node", known.id)) continue;
    const removal = view.removal("Node", known.id);
    const message = `Node ${known.id} event: Removing Node ${known.id} from Controller`;
    if (removal?.before)
      events.push({ about: removal.before.value as Node, type: "Normal", reason: "RemovingNode", message });
    writes.push(remove(known, { reason: "NodeGone", because: [removal] }));
  }
  return { writes, events };
}

function healthNow(
  view: View,
  known: NodeHealth | undefined,
  uid: string,
  machine: Machine | undefined,
): NodeHealth {
  if (isHeard(machine)) return { uid };
  if (known?.uid === uid && known.silentSinceMs !== undefined) return known;
  const begin = machine?.kubeletStartedAtMs ?? view.now;
  const renewal = renewalMs(view);
  return { uid, silentSinceMs: begin + Math.floor(Math.max(0, view.now - begin) / renewal) * renewal };
}

/** One round of monitorNodeHealth: conditions first, then evictions by what was observed before. */
function judge(view: View): Steps {
  const writes: Write[] = [];
  const events: EventNotice[] = [];
  const nodes = view.list("Node");
  const current = nodes.map((stored) => {
    if (!isOverdue(view, stored.id)) return stored.value;
    const unknown = unknownStatus(stored.value, view.now);
    if (readyStatus(stored.value) === "Unknown") return stored.value;
    const why = { reason: "NodeSilent", because: [stored, view.get("Machine", stored.id)] };
    writes.push(updateStatus(unknown, why));
    if (readyStatus(stored.value) !== "True") return unknown;
    const { name } = stored.value.metadata;
    const message = `Node ${name} status is now: NodeNotReady`;
    events.push({ about: stored.value, type: "Normal", reason: "NodeNotReady", message });
    const pods = markPodsNotReady(view, name, why);
    writes.push(...pods.writes);
    events.push(...pods.events);
    return unknown;
  });
  writes.push(...evictions(view, nodes, current));
  return { writes, events };
}

/** The monitor takes note of a renewal at its next look, and then waits out the grace period. */
function isOverdue(view: View, name: string): boolean {
  const since = view.get("NodeHealth", name)?.value.silentSinceMs;
  if (since === undefined) return false;
  const { nodeMonitorPeriodMs: period, nodeMonitorGracePeriodMs: grace } = view.settings;
  return view.now > Math.ceil(since / period) * period + grace;
}

function evictions(view: View, nodes: readonly Stored<"Node">[], current: readonly Node[]): readonly Write[] {
  const known = view.get("ZoneHealth", monitor)?.value;
  const isDisrupted =
    current.length > 0 && zonesOf(current).every((zone) => zoneCondition(zone) === "FullDisruption");
  const writes: Write[] = [];
  if (isDisrupted !== Boolean(known?.isFullyDisrupted)) {
    const why = { reason: isDisrupted ? "FullDisruption" : "DisruptionOver", because: nodes };
    writes.push(put("ZoneHealth", monitor, { isFullyDisrupted: isDisrupted }, why));
    if (!isDisrupted) writes.push(...forgiven(view));
  }
  for (const [at, stored] of nodes.entries()) {
    const zone = current.filter((node) => zoneOf(node) === zoneOf(stored.value));
    const key = isDisrupted ? undefined : wantedKey(view, stored, zone, writes);
    if (key === evictingKey(stored.value)) continue;
    const tainted = withEvictingTaint(stored.value, key, view.now);
    const because = [stored, view.get("Machine", stored.id)];
    // The status was written a moment ago: without a version the server takes what it has.
    const metadata = {
      ...tainted.metadata,
      resourceVersion: current[at] === stored.value ? tainted.metadata.resourceVersion : "",
    };
    writes.push(
      update(
        { ...tainted, metadata },
        { reason: key === undefined ? "EvictionCalledOff" : "EvictionBegun", because },
      ),
    );
  }
  return writes;
}

function zonesOf(nodes: readonly Node[]): readonly (readonly Node[])[] {
  const zones = new Map<string, Node[]>();
  for (const node of nodes) zones.set(zoneOf(node), [...(zones.get(zoneOf(node)) ?? []), node]);
  return [...zones.values()];
}

/** When the last full disruption is over, everybody's time starts anew. */
function forgiven(view: View): readonly Write[] {
  return view
    .list("NodeHealth")
    .filter(({ value }) => value.silentSinceMs !== undefined)
    .map((health) =>
      put(
        "NodeHealth",
        health.id,
        { ...health.value, silentSinceMs: view.now },
        { reason: "DisruptionOver", because: [health] },
      ),
    );
}

/** The NoExecute taint a node should have, as far as its zone's limit lets it have one yet. */
function wantedKey(
  view: View,
  stored: Stored<"Node">,
  zone: readonly Node[],
  writes: Write[],
): string | undefined {
  const observed = readyStatus(stored.value);
  if (observed === "True") return undefined;
  const key = observed === "False" ? notReadyTaint : unreachableTaint;
  const present = evictingKey(stored.value);
  if (present !== undefined) return key;
  const id = `zone ${zoneOf(stored.value)}`;
  const taken = writes.some((write) => write.do === "put" && write.kind === "ZoneHealth" && write.id === id);
  const periodMs = taintingPeriodMs(zoneCondition(zone), zone.length);
  const last = view.get("ZoneHealth", id)?.value.taintedAtMs;
  if (taken || periodMs === undefined || (last !== undefined && view.now - last < periodMs)) return undefined;
  writes.push(
    put("ZoneHealth", id, { taintedAtMs: view.now }, { reason: "EvictionBegun", because: [stored] }),
  );
  return key;
}
