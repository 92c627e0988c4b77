/**
 * What a kubelet does about its own node: registers it, says how it is, tells what it could not tell before.
 */
import type { Node } from "#api";
import {
  create,
  type EventNotice,
  nothing,
  type Plan,
  put,
  updateStatus,
  type View,
  type Write,
} from "../../component.ts";
import { equal } from "../../state/equal.ts";
import type { Machine } from "../../state/machine-records.ts";
import type { Stored } from "../../state/record.ts";
import { timestampAt } from "../../time/epoch.ts";
import { isWorking, NODE_STATUS_DELAY_MS } from "../clock.ts";
import type { KubeletMemory } from "../records.ts";
import { memoryOf } from "./memory.ts";
import { healthyConditions, isReady, registration } from "./node-status.ts";

/** client-go's recorder tries an event again for about two minutes. */
const EVENT_LIFE_MS = 120_000;

export function reconcileNode(view: View, name: string): Plan {
  const stored = view.get("Machine", name);
  const machine = stored?.value;
  if (!stored || machine?.power !== "on" || machine.kubelet !== "running") return nothing;
  if (!isWorking(machine, view.now)) return { wakeAt: machine.kubeletStartedAtMs };
  if (machine.network === "cut") return nothing;
  const node = view.get("Node", name);
  const memory = memoryOf(view, machine);
  if (!node && !memory.isRegistered) return register(view, stored);
  if (!node) return nothing;
  return report(view, stored, node, memory);
}

function register(view: View, machine: Stored<"Machine">): Plan {
  const removal = view.removal("Node", machine.id);
  const before = removal?.before?.value as Node | undefined;
  const why = { reason: "NodeRegistered", because: [machine, removal] };
  const { nodeInfo: _, conditions: __, ...facts } = before?.status ?? {};
  const status = { ...facts, conditions: healthyConditions([], timestampAt(view.now)) };
  return { writes: [create({ ...registration(machine.value, before), status }, why)], wakeAt: view.now + 1 };
}

function report(view: View, machine: Stored<"Machine">, node: Stored<"Node">, memory: KubeletMemory): Plan {
  const isNew = !memory.isRegistered && machine.value.kubeletStartedAtMs > 0;
  const wasReady = isReady(node.value);
  const hasRebooted = node.value.status?.nodeInfo?.bootID !== machine.value.bootId;
  const why = { reason: "NodeStatusReported", because: [machine, node] };
  const writes: Write[] = [];
  if (isNew || !wasReady) writes.push(updateStatus(reported(view, machine.value, node.value), why));
  const told = tellSchedulable(view, machine.value, node.value, memory);
  const next: KubeletMemory = { ...told.memory, isRegistered: true, unsent: [] };
  if (!equal(memory, next)) writes.push(put("KubeletMemory", machine.id, next, why));
  const unsent = memory.unsent
    .filter(({ atMs }) => view.now - atMs <= EVENT_LIFE_MS)
    .map(({ event }) => event);
  const own = eventsOf(machine.value, node.value, { isNew, hasRebooted, wasReady });
  const all = [...unsent, ...own, ...told.events];
  const isEmulated = view.settings.kubelet === "emulated";
  const events = isEmulated ? all.filter(({ reason }) => reason === "Rebooted") : all;
  return { writes, events, ...(next.tellAtMs === undefined ? {} : { wakeAt: next.tellAtMs }) };
}

function reported(view: View, machine: Machine, node: Node): Node {
  const conditions = healthyConditions(node.status?.conditions ?? [], timestampAt(view.now));
  const nodeInfo = { ...node.status?.nodeInfo, bootID: machine.bootId };
  return { ...node, status: { ...node.status, conditions, nodeInfo } };
}

interface NodeHistory {
  readonly isNew: boolean;
  readonly hasRebooted: boolean;
  readonly wasReady: boolean;
}

function eventsOf(
  machine: Machine,
  node: Node,
  { isNew, hasRebooted, wasReady }: NodeHistory,
): readonly EventNotice[] {
  const say = noticeAbout(machine, node);
  const is = (reason: string): EventNotice =>
    say("Normal", reason, `Node ${machine.name} status is now: ${reason}`);
  const well = ["NodeHasSufficientMemory", "NodeHasNoDiskPressure", "NodeHasSufficientPID"].map(is);
  const started = [
    say("Normal", "Starting", "Starting kubelet."),
    say("Warning", "CgroupV1", "cgroup v1 support is in maintenance mode, please migrate to cgroup v2"),
    ...well,
    say("Normal", "NodeAllocatableEnforced", "Updated Node Allocatable limit across pods"),
  ];
  return [
    ...(isNew ? started : []),
    ...(isNew && hasRebooted
      ? [say("Warning", "Rebooted", `Node ${machine.name} has been rebooted, boot id: ${machine.bootId}`)]
      : []),
    ...(wasReady ? [] : [...well, is("NodeReady")]),
  ];
}

/** A kubelet names its node by the name alone, where others use the uid. */
const noticeAbout =
  (machine: Machine, about: Node) =>
  (type: EventNotice["type"], reason: string, message: string): EventNotice => ({
    about,
    type,
    reason,
    message,
    host: machine.name,
    recorderStartedAtMs: machine.kubeletStartedAtMs,
  });

/** `spec.unschedulable` is noticed when the status is next reckoned. */
function tellSchedulable(
  view: View,
  machine: Machine,
  node: Node,
  memory: KubeletMemory,
): { readonly memory: KubeletMemory; readonly events: readonly EventNotice[] } {
  const { tellAtMs, ...rest } = memory;
  const current = node.spec.unschedulable === true;
  if (current === memory.unschedulable) return { memory: rest, events: [] };
  if (tellAtMs === undefined)
    return { memory: { ...rest, tellAtMs: view.now + NODE_STATUS_DELAY_MS }, events: [] };
  if (view.now < tellAtMs) return { memory, events: [] };
  const reason = current ? "NodeNotSchedulable" : "NodeSchedulable";
  const event = noticeAbout(machine, node)("Normal", reason, `Node ${machine.name} status is now: ${reason}`);
  return { memory: { ...rest, unschedulable: current }, events: [event] };
}
