/** A node as the scheduler sees it: what it has, and what the Pods on it take. */
import type { Node, Pod } from "#api";
import { type Amounts, requestsOf } from "./pod-requests.ts";

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
  readonly podCount: number;
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

/** What one Pod takes, reckoned once for its spec. */
export function loadOf(spec: Pod["spec"]): Taken {
  const found = loads.get(spec);
  if (found) return found;
  const pod = { spec } as Pod;
  const fresh = { ...requestsOf(pod), ports: hostPortsOf(pod) };
  loads.set(spec, fresh);
  return fresh;
}
