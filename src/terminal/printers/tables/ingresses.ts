/** `kubectl get ingresses`. */
import type { Ingress } from "#api";
import { ageSince } from "../text/age.ts";
import { loadBalancerText } from "../text/load-balancer.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

/** Three hosts at most; what more there is counts rules, not hosts (`formatHosts`). */
function hostsText({ spec }: Ingress): string {
  const rules = spec.rules ?? [];
  const shown: string[] = [];
  for (const { host } of rules) {
    if (shown.length === 3) return `${shown.join(",")} + ${rules.length - 3} more...`;
    if (host) shown.push(host);
  }
  return shown.join(",") || "*";
}

export const ingresses: TableDefinition<Ingress> = {
  columns: columnsOf("Name", "Class", "Hosts", "Address", "Ports", "Age"),
  row(ingress, { nowMs, wide = false }) {
    const { metadata, spec, status } = ingress;
    return [
      metadata.name,
      spec.ingressClassName ?? "<none>",
      hostsText(ingress),
      loadBalancerText(status?.loadBalancer?.ingress, wide),
      spec.tls?.length ? "80, 443" : "80",
      ageSince(metadata.creationTimestamp, nowMs),
    ];
  },
};
