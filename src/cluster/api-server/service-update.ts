/** A Service that is changed keeps what it was given, and gives back what its new type does not need. */
import type { Service, ServicePort } from "#api";

type Spec = Service["spec"];

const hasClusterIP = ({ type }: Spec): boolean => type !== "ExternalName";
const hasNodePorts = ({ type }: Spec): boolean => type === "NodePort" || type === "LoadBalancer";

/**
 * `PrepareForUpdate` of `pkg/registry/core/service/strategy.go`: `patchAllocatedValues`, then
 * `dropTypeDependentFields`.
 */
export function keepAllocations(before: Service, after: Service): Service {
  return { ...after, spec: withoutForeignFields(before.spec, withOldValues(before.spec, after.spec)) };
}

function withOldValues(before: Spec, after: Spec): Spec {
  let spec = after;
  if (hasClusterIP(before) && hasClusterIP(after) && !after.clusterIP && before.clusterIP) {
    spec = { ...spec, clusterIP: before.clusterIP, clusterIPs: before.clusterIPs ?? [before.clusterIP] };
  }
  if (!hasNodePorts(before) || !hasNodePorts(after) || !spec.ports) return spec;
  const asked = new Set(spec.ports.map(({ nodePort }) => nodePort));
  const byName = new Map((before.ports ?? []).map(({ name = "", nodePort }) => [name, nodePort]));
  const ports = spec.ports.map((port): ServicePort => {
    const nodePort = byName.get(port.name ?? "");
    if (port.nodePort || !nodePort || asked.has(nodePort)) return port;
    asked.add(nodePort);
    return { ...port, nodePort };
  });
  return { ...spec, ports };
}

/** Values of the old type that nobody has touched go; those that somebody set stay, to be refused. */
function withoutForeignFields(before: Spec, after: Spec): Spec {
  const spec: { -readonly [Key in keyof Spec]: Spec[Key] } = { ...after };
  if (hasClusterIP(before) && !hasClusterIP(after) && before.clusterIP === after.clusterIP) {
    for (const field of [
      "clusterIP",
      "clusterIPs",
      "ipFamilies",
      "ipFamilyPolicy",
      "internalTrafficPolicy",
    ] as const) {
      delete spec[field];
    }
  }
  if (hasNodePorts(before) && !hasNodePorts(after)) {
    const old = new Set((before.ports ?? []).map(({ nodePort }) => nodePort));
    const same = (after.ports ?? []).every(({ nodePort }) => nodePort === undefined || old.has(nodePort));
    if (same && after.ports) spec.ports = after.ports.map(({ nodePort: _, ...port }) => port);
    if (before.externalTrafficPolicy === after.externalTrafficPolicy) delete spec.externalTrafficPolicy;
  }
  if (before.type === "LoadBalancer" && after.type !== "LoadBalancer")
    delete spec.allocateLoadBalancerNodePorts;
  return spec;
}
