/** `kubectl describe service`. */
import { formatLabels, type Service, type ServicePort } from "#api";
import type { DescribeContext } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";
import { slicesOf, slicesText } from "./endpoint-slices.ts";
import { writeEvents } from "./events.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata.ts";

function writeAddresses(out: DescribeText, { spec, status }: Service): void {
  if (spec.ipFamilyPolicy !== undefined) out.field(0, "IP Family Policy", spec.ipFamilyPolicy);
  out.field(0, "IP Families", spec.ipFamilies?.join(",") || "<none>");
  out.field(0, "IP", spec.clusterIP ?? "");
  out.field(0, "IPs", spec.clusterIPs?.join(",") || "<none>");
  if (spec.externalIPs?.length) out.field(0, "External IPs", spec.externalIPs.join(","));
  if (spec.loadBalancerIP) out.field(0, "Desired LoadBalancer IP", spec.loadBalancerIP);
  if (spec.externalName) out.field(0, "External Name", spec.externalName);
  const given = (status?.loadBalancer?.ingress ?? []).map(({ ip, ipMode, hostname = "" }) =>
    ip ? `${ip}${ipMode ? ` (${ipMode})` : ""}` : hostname,
  );
  if (given.length > 0) out.field(0, "LoadBalancer Ingress", given.join(", "));
}

function writePort(out: DescribeText, port: ServicePort, endpoints: string): void {
  const { name, protocol = "TCP", targetPort = port.port } = port;
  out.write(0, `Port:\t${name || "<unset>"}\t${port.port}/${protocol}\n`);
  out.field(0, "TargetPort", `${targetPort}/${protocol}`);
  if (port.appProtocol !== undefined) out.field(0, "AppProtocol", port.appProtocol);
  if (port.nodePort) out.write(0, `NodePort:\t${name || "<unset>"}\t${port.nodePort}/${protocol}\n`);
  out.field(0, "Endpoints", endpoints);
}

function writePolicies(out: DescribeText, { spec }: Service): void {
  out.field(0, "Session Affinity", spec.sessionAffinity ?? "");
  if (spec.externalTrafficPolicy) out.field(0, "External Traffic Policy", spec.externalTrafficPolicy);
  if (spec.internalTrafficPolicy) out.field(0, "Internal Traffic Policy", spec.internalTrafficPolicy);
  if (spec.healthCheckNodePort) out.field(0, "HealthCheck NodePort", spec.healthCheckNodePort);
  const ranges = spec.loadBalancerSourceRanges ?? [];
  if (ranges.length > 0) out.field(0, "LoadBalancer Source Ranges", ranges.join(","));
  if (spec.trafficDistribution) out.field(0, "Traffic Distribution", spec.trafficDistribution);
}

export function writeService(out: DescribeText, service: Service, context: DescribeContext): void {
  const { metadata, spec } = service;
  writeName(out, service);
  writeLabelsAndAnnotations(out, service);
  out.field(0, "Selector", formatLabels(spec.selector));
  out.field(0, "Type", spec.type ?? "");
  writeAddresses(out, service);
  const slices = slicesOf(context, metadata.namespace, metadata.name);
  for (const port of spec.ports ?? []) writePort(out, port, slicesText(slices, port.name ?? ""));
  writePolicies(out, service);
  writeEvents(out, service, context);
}
