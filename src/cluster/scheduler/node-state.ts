/** A node as the scheduler sees it: what it has, and what the Pods on it take. */
import type { Node, Pod } from "#api";
import type { View } from "../component.ts";
import type { Stored } from "../state/record.ts";
import { type Amounts, amountsOf, requestsOf } from "./pod-requests.ts";

export interface HostPort {
  readonly address: string;
  readonly protocol: string;
  readonly port: number;
}

export interface NodeState {
  readonly name: string;
  readonly node: Node;
  readonly allocatable: Amounts;
  /** Pods that are not finished. The same array as long as they are the same. */
  readonly pods: readonly Pod[];
  /** Those of them that want to be near or far from others. */
  readonly withAffinity: readonly Pod[];
  readonly taken: Taken;
}

export interface Taken {
  readonly asked: Amounts;
  readonly assumed: { readonly cpu: number; readonly memory: number };
  readonly ports: readonly HostPort[];
}

export const isFinished = (pod: Pod): boolean =>
  pod.status?.phase === "Succeeded" || pod.status?.phase === "Failed";

/** The ports of the machine itself that a Pod's containers take. */
export function hostPortsOf(pod: Pod): readonly HostPort[] {
  return pod.spec.containers.flatMap(({ ports = [] }) =>
    ports.flatMap(({ hostPort, hostIP, protocol }) =>
      hostPort ? [{ address: hostIP || "0.0.0.0", protocol: protocol ?? "TCP", port: hostPort }] : [],
    ),
  );
}

export function takenBy(pods: readonly Pod[]): Taken {
  const asked: Record<string, number> = {};
  const assumed = { cpu: 0, memory: 0 };
  const ports: HostPort[] = [];
  for (const { spec } of pods) {
    const load = loadOf(spec);
    for (const name in load.asked) asked[name] = (asked[name] ?? 0) + load.asked[name]!;
    assumed.cpu += load.assumed.cpu;
    assumed.memory += load.assumed.memory;
    if (load.ports.length > 0) ports.push(...load.ports);
  }
  return { asked, assumed, ports };
}

const loads = new WeakMap<Pod["spec"], Taken>();

function loadOf(spec: Pod["spec"]): Taken {
  const found = loads.get(spec);
  if (found) return found;
  const pod = { spec } as Pod;
  const fresh = { ...requestsOf(pod), ports: hostPortsOf(pod) };
  loads.set(spec, fresh);
  return fresh;
}

interface Known {
  readonly node: Node;
  readonly stored: readonly Stored<"Pod">[];
  readonly state: NodeState;
}

const knownOfView = new WeakMap<View, Map<string, Known>>();

/** The nodes in order of creation. What follows from unchanged records is not reckoned again. */
export function nodeStates(view: View): readonly NodeState[] {
  let known = knownOfView.get(view);
  if (!known) {
    known = new Map();
    knownOfView.set(view, known);
  }
  const states: NodeState[] = [];
  for (const { id, value: node } of view.list("Node")) {
    const stored = view.by("podsOnNode", id);
    const before = known.get(id);
    if (before && before.node === node && before.stored === stored) states.push(before.state);
    else {
      const state = stateOf(node, stored);
      known.set(id, { node, stored, state });
      states.push(state);
    }
  }
  return states;
}

function stateOf(node: Node, stored: readonly Stored<"Pod">[]): NodeState {
  const pods = stored.map(({ value }) => value).filter((pod) => !isFinished(pod));
  return {
    name: node.metadata.name,
    node,
    allocatable: amountsOf(node.status?.allocatable),
    pods,
    withAffinity: pods.filter(({ spec: { affinity } }) => affinity?.podAffinity ?? affinity?.podAntiAffinity),
    taken: takenBy(pods),
  };
}
