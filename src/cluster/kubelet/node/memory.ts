/** What a kubelet remembers of its node, and the events it could not send. */
import { type EventNotice, put, type View, type Why, type Write } from "../../component.ts";
import type { Machine } from "../../state/machine-records.ts";
import type { KubeletMemory } from "../records.ts";

/** The memory of a kubelet that runs since `kubeletStartedAtMs`: an earlier run's is not its own. */
export function memoryOf(view: View, machine: Machine): KubeletMemory {
  const known = view.get("KubeletMemory", machine.name)?.value;
  if (known?.startedAtMs === machine.kubeletStartedAtMs) return known;
  return {
    node: machine.name,
    startedAtMs: machine.kubeletStartedAtMs,
    isRegistered: false,
    unschedulable: view.get("Node", machine.name)?.value.spec.unschedulable === true,
    // The runtime and the address plugin keep their lists on the disk.
    pulled: known?.pulled ?? [],
    addresses: known?.addresses ?? 0,
    unsent: [],
  };
}

/**
 * Keeps events until the API server can be reached again: client-go's recorder tries for about two minutes.
 */
export function noteUnsent(
  view: View,
  machine: Machine,
  events: readonly EventNotice[],
  why: Why,
): readonly Write[] {
  if (events.length === 0) return [];
  const memory = memoryOf(view, machine);
  const unsent = [...memory.unsent, ...events.map((event) => ({ event, atMs: view.now }))];
  return [put("KubeletMemory", machine.name, { ...memory, unsent }, why)];
}
