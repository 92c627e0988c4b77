/** Variables that name the Services of a namespace. `pkg/kubelet/envvars/envvars.go` */
import type { Pod, Service } from "#api";
import type { View } from "../../component.ts";

/**
 * The Services there are when a container starts; the cluster's own always, the others unless the Pod says
 * no.
 */
export function serviceVariables(view: View, pod: Pod): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const namespace = pod.metadata.namespace ?? "default";
  const master = view.get("Service", "default/kubernetes")?.value;
  const own =
    pod.spec.enableServiceLinks === false ? [] : view.list("Service", namespace).map(({ value }) => value);
  for (const service of own) if (service !== master) addService(values, service);
  if (master) addService(values, master);
  return values;
}

function addService(values: Map<string, string>, { metadata, spec }: Service): void {
  const address = spec.clusterIP;
  if (!address || address === "None") return;
  const name = metadata.name.toUpperCase().replaceAll("-", "_");
  const ports = spec.ports ?? [];
  const first = ports[0];
  if (!first) return;
  for (const { port, protocol = "TCP" } of ports) {
    const prefix = `${name}_PORT_${port}_${protocol}`;
    values.set(`${prefix}_PROTO`, protocol.toLowerCase());
    values.set(`${prefix}_PORT`, String(port));
    values.set(`${prefix}_ADDR`, address);
  }
  values.set(`${name}_SERVICE_HOST`, address);
  values.set(`${name}_SERVICE_PORT`, String(first.port));
  for (const port of ports)
    if (port.name)
      values.set(`${name}_SERVICE_PORT_${port.name.toUpperCase().replaceAll("-", "_")}`, String(port.port));
  values.set(`${name}_PORT`, url(address, first));
  for (const port of ports)
    values.set(`${name}_PORT_${port.port}_${port.protocol ?? "TCP"}`, url(address, port));
}

const url = (
  address: string,
  { port, protocol = "TCP" }: { readonly port: number; readonly protocol?: string },
): string => `${protocol.toLowerCase()}://${address}:${port}`;
