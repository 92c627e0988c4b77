/** Services with the addresses behind them, and Ingresses. */
import type { EndpointAddress, Service, ServicePort } from "#api";
import { identity, type Row, type SnapshotRecords, snapshotKind } from "./row.ts";

function endpointsRow(service: Service, records: SnapshotRecords): Row {
  const { name, namespace } = service.metadata;
  const endpoints = records
    .list("Endpoints")
    .find(({ value }) => value.metadata.name === name && value.metadata.namespace === namespace);
  const subsets = endpoints?.value.subsets ?? [];
  const count = (addresses: (subset: (typeof subsets)[number]) => readonly EndpointAddress[] | undefined) =>
    subsets.reduce((total, subset) => total + (addresses(subset)?.length ?? 0), 0);
  return {
    hasEndpoints: endpoints !== undefined,
    endpointsReady: count(({ addresses }) => addresses),
    endpointsNotReady: count(({ notReadyAddresses }) => notReadyAddresses),
  };
}

/** `80/TCP`, or `80:30080/TCP` with a port on every node. */
function portText({ port, nodePort, protocol }: ServicePort): string {
  return `${port}${nodePort ? `:${nodePort}` : ""}/${protocol ?? "TCP"}`;
}

export const services = snapshotKind({
  kind: "Service",
  row(service, records) {
    const { metadata, spec } = service;
    if (metadata.name === "kubernetes" && metadata.namespace === "default") return undefined;
    return {
      ...identity(service),
      type: spec.type,
      headless: spec.clusterIP === "None",
      externalName: spec.externalName,
      ...endpointsRow(service, records),
      ports: (spec.ports ?? []).map(portText),
    };
  },
});

export const ingresses = snapshotKind({
  kind: "Ingress",
  row: (ingress) => ({
    ...identity(ingress),
    class: ingress.spec.ingressClassName ?? null,
    rules: (ingress.spec.rules ?? []).map(({ host }) => host ?? "*"),
  }),
});
