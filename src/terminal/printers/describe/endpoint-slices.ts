/** The addresses behind a Service, from its EndpointSlices. */
import type { EndpointSlice } from "#api";
import { shortList } from "../text/short-list.ts";
import { type DescribeContext, listed } from "./describe-context.ts";

/** The slices of a Service carry its name as a label. */
export function slicesOf(
  context: DescribeContext,
  namespace: string | undefined,
  service: string,
): readonly EndpointSlice[] {
  return listed<EndpointSlice>(context, "EndpointSlice", namespace).filter(
    ({ metadata }) => metadata.labels?.["kubernetes.io/service-name"] === service,
  );
}

/**
 * Ready addresses with the port of that name; `<none>` without any slice (`formatEndpointSlices` of kubectl).
 */
export function slicesText(slices: readonly EndpointSlice[], portName: string): string {
  if (slices.length === 0) return "<none>";
  const pairs = slices.flatMap(({ ports, endpoints }) => {
    const ready = (endpoints ?? []).filter((endpoint) => endpoint.conditions?.ready !== false);
    const addresses = ready.map((endpoint) => endpoint.addresses[0] ?? "");
    if (!ports?.length) return addresses;
    return ports
      .filter((port) => (port.name ?? "") === portName)
      .flatMap(({ port }) => addresses.map((address) => `${address}:${port}`));
  });
  return shortList(pairs);
}
