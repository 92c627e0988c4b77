/**
 * Endpoints that people write are mirrored in slices, for whoever reads only those.
 * `pkg/controller/endpointslicemirroring`
 */
import type { EndpointAddress, EndpointSlice, Endpoints, Manifest } from "#api";
import {
  type Component,
  create,
  nothing,
  type Plan,
  update,
  type View,
  type Write,
} from "../../component.ts";
import { equal } from "../../state/equal.ts";
import type { Stored } from "../../state/record.ts";
import { controllerReference } from "../owners.ts";
import { isSelecting } from "./service-pods.ts";

const manager = "endpointslicemirroring-controller.k8s.io";
const managedByLabel = "endpointslice.kubernetes.io/managed-by";
const skipLabel = "endpointslice.kubernetes.io/skip-mirror";
const notCopied = new Set([
  "kubectl.kubernetes.io/last-applied-configuration",
  "endpoints.kubernetes.io/last-change-trigger-time",
]);

/** Keys are `namespace/name` of Endpoints and Services. Slices of Endpoints that are gone are garbage. */
export const endpointSliceMirroringController: Component = {
  name: "endpoint-slice-mirroring-controller",
  latencyMs: 30,
  watches: {
    Endpoints: ({ before, after }) => [(after ?? before)!.id],
    Service: ({ before, after }) => [(after ?? before)!.id],
  },
  reconcile,
};

type Content = Pick<EndpointSlice, "addressType" | "endpoints" | "ports">;

function reconcile(view: View, id: string): Plan {
  const endpoints = view.get("Endpoints", id);
  if (!endpoints) return nothing;
  const service = view.get("Service", id);
  const isMirrored =
    service && !isSelecting(service.value) && endpoints.value.metadata.labels?.[skipLabel] !== "true";
  const wanted = isMirrored ? contents(endpoints.value) : [];
  const slices = view
    .by("slicesOfOwner", endpoints.value.metadata.uid)
    .filter(({ value }) => value.metadata.labels?.[managedByLabel] === manager);
  const why = { reason: "EndpointsChanged", because: [endpoints, service] };
  const writes: Write[] = [];
  const spare = [...slices];
  wanted.forEach((content, number) => {
    const at = spare.findIndex(
      ({ value }) =>
        value.addressType === content.addressType && equal(value.ports ?? [], content.ports ?? []),
    );
    const slice = at < 0 ? undefined : spare.splice(at, 1)[0];
    if (!slice) writes.push(create(newSlice(view, endpoints, number, content), why));
    else if (!equal(slice.value.endpoints, content.endpoints))
      writes.push(update({ ...slice.value, endpoints: content.endpoints }, why));
  });
  for (const { id: slice } of spare) writes.push({ do: "delete", kind: "EndpointSlice", id: slice, ...why });
  return writes.length > 0 ? { writes } : nothing;
}

/** A slice per subset and address family. */
function contents({ subsets = [] }: Endpoints): readonly Content[] {
  return subsets.flatMap(({ addresses = [], notReadyAddresses = [], ports = [] }) => {
    const endpoints = [
      ...addresses.map((address) => endpointOf(address, true)),
      ...notReadyAddresses.map((address) => endpointOf(address, false)),
    ];
    const named = ports.map(({ name = "", ...port }) => ({ name, ...port }));
    return ["IPv4", "IPv6"].flatMap((addressType): readonly Content[] => {
      const own = endpoints.filter(
        ({ addresses: [ip = ""] }) => ip.includes(":") === (addressType === "IPv6"),
      );
      return own.length > 0 ? [{ addressType, endpoints: own, ports: named }] : [];
    });
  });
}

function endpointOf({ ip, ...rest }: EndpointAddress, ready: boolean): EndpointSlice["endpoints"][number] {
  return { addresses: [ip], conditions: { ready }, ...rest };
}

function newSlice(view: View, { value }: Stored<"Endpoints">, number: number, content: Content): Manifest {
  const { name, namespace = "", uid, labels, annotations = {} } = value.metadata;
  const copied = Object.entries(annotations).filter(([key]) => !notCopied.has(key));
  const generateName = `${name}-`;
  return {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: {
      name:
        generateName + view.random.suffix(5, "name of EndpointSlice", `${uid} ${view.revision} ${number}`),
      generateName,
      namespace,
      labels: { ...labels, [managedByLabel]: manager, "kubernetes.io/service-name": name },
      ...(copied.length > 0 ? { annotations: Object.fromEntries(copied) } : {}),
      ownerReferences: [controllerReference(value)],
    },
    ...content,
  };
}
