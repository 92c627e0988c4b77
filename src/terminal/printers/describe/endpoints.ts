/** `kubectl describe endpoints`. */
import type { EndpointAddress, Endpoints } from "#api";
import type { DescribeContext } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";
import { writeEvents } from "./events.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata.ts";

const joined = (addresses: readonly EndpointAddress[] | undefined) =>
  (addresses ?? []).map(({ ip }) => ip).join(",") || "<none>";

export function writeEndpoints(out: DescribeText, endpoints: Endpoints, context: DescribeContext): void {
  writeName(out, endpoints);
  writeLabelsAndAnnotations(out, endpoints);
  out.write(0, "Subsets:\n");
  for (const { addresses, notReadyAddresses, ports } of endpoints.subsets ?? []) {
    out.field(1, "Addresses", joined(addresses));
    out.field(1, "NotReadyAddresses", joined(notReadyAddresses));
    if (ports?.length) {
      out.write(1, "Ports:\n");
      out.write(2, "Name\tPort\tProtocol\n");
      out.write(2, "----\t----\t--------\n");
      for (const { name, port, protocol = "TCP" } of ports) {
        out.write(2, `${name || "<unset>"}\t${port}\t${protocol}\n`);
      }
    }
    out.write(0, "\n");
  }
  writeEvents(out, endpoints, context);
}
