/** `kubectl get services`. */
import { formatLabels, type Service } from "#api";
import { ageSince } from "../text/age.ts";
import { loadBalancerText } from "../text/load-balancer.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

/** `getServiceExternalIP` of the server's printers. */
function externalAddress({ spec, status }: Service, wide: boolean): string {
  const own = spec.externalIPs ?? [];
  switch (spec.type) {
    case "ClusterIP":
    case "NodePort":
      return own.join(",") || "<none>";
    case "LoadBalancer": {
      const given = loadBalancerText(status?.loadBalancer?.ingress, wide);
      return [given, ...own].filter((text) => text !== "").join(",") || "<pending>";
    }
    case "ExternalName":
      return spec.externalName ?? "";
    default:
      return "<unknown>";
  }
}

/** `80/TCP`, with the port on the nodes between: `80:30080/TCP`. */
function portsText({ spec }: Service): string {
  const ports = (spec.ports ?? []).map(({ port, nodePort, protocol = "TCP" }) =>
    nodePort ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`,
  );
  return ports.join(",") || "<none>";
}

export const services: TableDefinition<Service> = {
  columns: columnsOf("Name", "Type", "Cluster-IP", "External-IP", "Port(s)", "Age", "Selector*"),
  row(service, { nowMs, wide = false }) {
    const { metadata, spec } = service;
    return [
      metadata.name,
      spec.type ?? "",
      spec.clusterIP || "<none>",
      externalAddress(service, wide),
      portsText(service),
      ageSince(metadata.creationTimestamp, nowMs),
      formatLabels(spec.selector),
    ];
  },
};
