/** `kubectl describe ingress`. */
import type { Ingress, IngressBackend, Service } from "#api";
import { loadBalancerText } from "../text/load-balancer.ts";
import { type DescribeContext, found } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";
import { slicesOf, slicesText } from "./endpoint-slices.ts";
import { writeEvents } from "./events.ts";
import { writeAnnotations, writeLabels } from "./metadata.ts";

/** `web:80 (10.0.0.1:80)`: the Service's addresses, or why there are none. */
function backendText(
  backend: IngressBackend,
  namespace: string | undefined,
  context: DescribeContext,
): string {
  if (!backend.service) return "";
  const { name, port } = backend.service;
  const title = `${name}:${port?.number ?? port?.name ?? ""}`;
  const service = found<Service>(context, "Service", namespace, name);
  if (!service) return `${title} (<error: services "${name}" not found>)`;
  const servicePort = service.spec.ports?.find(
    (one) => (port?.number && one.port === port.number) || (port?.name && one.name === port.name),
  );
  return `${title} (${slicesText(slicesOf(context, namespace, name), servicePort?.name ?? "")})`;
}

function writeTls(out: DescribeText, { spec }: Ingress): void {
  if (!spec.tls?.length) return;
  out.write(0, "TLS:\n");
  for (const { secretName, hosts = [] } of spec.tls) {
    const start = secretName ? `${secretName} terminates` : "SNI routes";
    out.write(1, `${start} ${hosts.join(",")}\n`);
  }
}

/** A host a line, its paths below it; rules without paths are not told. */
function writeRules(out: DescribeText, ingress: Ingress, fallback: string, context: DescribeContext): void {
  const { metadata, spec } = ingress;
  const rules = (spec.rules ?? []).filter(({ http }) => http !== undefined);
  out.write(0, "Rules:\n  Host\tPath\tBackends\n");
  out.write(1, "----\t----\t--------\n");
  for (const { host, http } of rules) {
    out.write(1, `${host || "*"}\t\n`);
    for (const { path = "", backend } of http?.paths ?? []) {
      out.write(2, `\t${path} \t${backendText(backend, metadata.namespace, context)}\n`);
    }
  }
  if (rules.length === 0) out.write(1, `*\t*\t${fallback}\n`);
}

export function writeIngress(out: DescribeText, ingress: Ingress, context: DescribeContext): void {
  const { metadata, spec, status } = ingress;
  const fallback = spec.defaultBackend
    ? backendText(spec.defaultBackend, metadata.namespace, context)
    : "<default>";
  out.field(0, "Name", metadata.name);
  writeLabels(out, "Labels", metadata.labels);
  out.field(0, "Namespace", metadata.namespace ?? "");
  out.field(0, "Address", loadBalancerText(status?.loadBalancer?.ingress, true));
  out.field(0, "Ingress Class", spec.ingressClassName ?? "<none>");
  out.field(0, "Default backend", fallback);
  writeTls(out, ingress);
  writeRules(out, ingress, fallback, context);
  writeAnnotations(out, "Annotations", metadata.annotations);
  writeEvents(out, ingress, context);
}
