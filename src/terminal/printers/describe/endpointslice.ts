/** `kubectl describe endpointslice`. */
import type { EndpointSlice } from "#api";
import type { DescribeContext } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";
import { writeEvents } from "./events.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata.ts";

function writePorts(out: DescribeText, { ports }: EndpointSlice): void {
  if (!ports?.length) {
    out.write(0, "Ports: <unset>\n");
    return;
  }
  out.write(0, "Ports:\n");
  out.write(1, "Name\tPort\tProtocol\n");
  out.write(1, "----\t----\t--------\n");
  for (const { name, port, protocol = "TCP" } of ports) {
    out.write(1, `${name || "<unset>"}\t${port ?? "<unset>"}\t${protocol}\n`);
  }
}

type Endpoint = EndpointSlice["endpoints"][number] & { readonly hostname?: string; readonly zone?: string };

function writeEndpoint(out: DescribeText, endpoint: Endpoint): void {
  const { addresses, conditions, hostname, targetRef, nodeName, zone } = endpoint;
  out.field(1, "- Addresses", addresses.join(", ") || "<none>");
  out.write(2, "Conditions:\n");
  out.field(3, "Ready", conditions?.ready ?? "<unset>");
  out.field(2, "Hostname", hostname ?? "<unset>");
  if (targetRef) out.field(2, "TargetRef", `${targetRef.kind}/${targetRef.name}`);
  out.field(2, "NodeName", nodeName ?? "<unset>");
  out.field(2, "Zone", zone ?? "<unset>");
}

export function writeEndpointSlice(out: DescribeText, slice: EndpointSlice, context: DescribeContext): void {
  writeName(out, slice);
  writeLabelsAndAnnotations(out, slice);
  out.field(0, "AddressType", slice.addressType);
  writePorts(out, slice);
  out.write(0, slice.endpoints.length === 0 ? "Endpoints: <none>\n" : "Endpoints:\n");
  for (const endpoint of slice.endpoints) writeEndpoint(out, endpoint);
  writeEvents(out, slice, context);
}
