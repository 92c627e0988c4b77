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
  for (const pod of pods) {
    const requests = requestsOf(pod);
    for (const name in requests.asked) asked[name] = (asked[name] ?? 0) + requests.asked[name]!;
    assumed.cpu += requests.assumed.cpu;
    assumed.memory += requests.assumed.memory;
  }
  return { asked, assumed, ports: pods.flatMap(hostPortsOf) };
}

const allocatables = new WeakMap<Node, Amounts>();
const occupancies = new WeakMap<
  readonly Stored<"Pod">[],
  { readonly pods: readonly Pod[]; readonly taken: Taken }
>();

function allocatableOf(node: Node): Amounts {
  const found = allocatables.get(node) ?? amountsOf(node.status?.allocatable);
  allocatables.set(node, found);
  return found;
}

/** The nodes in order of creation. What follows from unchanged records is not reckoned again. */
export function nodeStates(view: View): readonly NodeState[] {
  return view.list("Node").map(({ value: node }) => {
    const stored = view.by("podsOnNode", node.metadata.name);
    let occupancy = occupancies.get(stored);
    if (!occupancy) {
      const pods = stored.map(({ value }) => value).filter((pod) => !isFinished(pod));
      occupancy = { pods, taken: takenBy(pods) };
      occupancies.set(stored, occupancy);
    }
    return { name: node.metadata.name, node, allocatable: allocatableOf(node), ...occupancy };
  });
}
