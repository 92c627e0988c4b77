/** A node as the scheduler sees it: what it has, and what the Pods on it take. */
import type { Node, Pod } from "#api";
import type { View } from "../component.ts";
import type { Change, Revision, Stored } from "../state/record.ts";
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

interface Cache {
  revision: Revision;
  readonly byName: Map<string, NodeState>;
  states: readonly NodeState[];
}

const caches = new WeakMap<View, Cache>();

/** The nodes in order of creation. Only those that changed since the last look are reckoned again. */
export function nodeStates(view: View): readonly NodeState[] {
  const cache = caches.get(view) ?? { revision: 0, byName: new Map(), states: [] };
  caches.set(view, cache);
  const changed = changedNodes(view.changesAfter(cache.revision));
  cache.revision = view.revision;
  if (changed.size === 0) return cache.states;
  for (const name of changed) {
    const node = view.get("Node", name)?.value;
    if (node) cache.byName.set(name, stateOf(node, view.by("podsOnNode", name)));
    else cache.byName.delete(name);
  }
  cache.states = view.list("Node").map(({ id }) => cache.byName.get(id)!);
  return cache.states;
}

/** Names of nodes that changed, or whose Pods came, went, ended or were changed in what they ask for. */
function changedNodes(changes: readonly Change[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { kind, before, after } of changes) {
    if (kind === "Node") names.add((after ?? before)!.id);
    if (kind !== "Pod") continue;
    const was = before?.value as Pod | undefined;
    const is = after?.value as Pod | undefined;
    const isUnmoved =
      was &&
      is &&
      was.spec === is.spec &&
      isFinished(was) === isFinished(is) &&
      was.metadata.labels === is.metadata.labels;
    if (isUnmoved && was.metadata.deletionTimestamp === is.metadata.deletionTimestamp) continue;
    if (was?.spec.nodeName) names.add(was.spec.nodeName);
    if (is?.spec.nodeName) names.add(is.spec.nodeName);
  }
  return names;
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
