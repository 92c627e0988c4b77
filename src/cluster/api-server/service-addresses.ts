/** The addresses and node ports that a Service is given. */
import type { Service, ServicePort } from "#api";
import type { View } from "../component.ts";

const FIRST_NODE_PORT = 30_000;
const NODE_PORTS = 2_768;

/**
 * A cluster IP from 10.96.0.0/16 and a node port for each port that needs one.
 * `pkg/registry/core/service/storage/alloc.go`
 */
export function allocateAddresses(service: Service, view: View): Service {
  const { spec } = service;
  if (spec.type === "ExternalName") return service;
  const clusterIP = spec.clusterIP || freeAddress(service, view);
  const needsNodePort = spec.type === "NodePort" || spec.type === "LoadBalancer";
  const taken = new Set(
    view.list("Service").flatMap(({ value }) => value.spec.ports?.map((port) => port.nodePort) ?? []),
  );
  const ports = spec.ports?.map((port, at): ServicePort => {
    if (!needsNodePort || port.nodePort) return port;
    const nodePort = freePort(taken, view.random.number(`nodePort ${at}`, service.metadata.uid));
    taken.add(nodePort);
    return { ...port, nodePort };
  });
  return { ...service, spec: { ...spec, clusterIP, clusterIPs: [clusterIP], ...(ports ? { ports } : {}) } };
}

function freeAddress(service: Service, view: View): string {
  const taken = new Set(view.list("Service").map(({ value }) => value.spec.clusterIP));
  for (let draw = view.random.number("clusterIP", service.metadata.uid); ; draw++) {
    const address = `10.96.${(draw >>> 8) % 256}.${1 + (draw % 254)}`;
    if (!taken.has(address)) return address;
  }
}

function freePort(taken: ReadonlySet<number | undefined>, draw: number): number {
  for (let at = draw; ; at++) {
    const port = FIRST_NODE_PORT + (at % NODE_PORTS);
    if (!taken.has(port)) return port;
  }
}
