/**
 * The EndpointSlice controller: the addresses behind a Service, a hundred to an object.
 * `pkg/controller/endpointslice`
 */
import { canonicalJson, type EndpointSlice, type Manifest, type Pod, type Service, zoneLabel } from "#api";
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
import { isReady } from "../pods/pod-state.ts";
import {
  type EndpointPort,
  hostnameIn,
  isHeadless,
  isSelecting,
  podReference,
  podsBehind,
  portsOf,
  servicesOf,
} from "./service-pods.ts";

type Endpoint = EndpointSlice["endpoints"][number];

const most = 100;
const serviceNameLabel = "kubernetes.io/service-name";
const managedByLabel = "endpointslice.kubernetes.io/managed-by";
const manager = "endpointslice-controller.k8s.io";

/** Keys are `namespace/name` of Services. Slices of a Service that is gone are garbage. */
export const endpointSliceController: Component = {
  name: "endpoint-slice-controller",
  latencyMs: 35,
  watches: { Service: ({ before, after }) => [(after ?? before)!.id], Pod: servicesOf },
  reconcile,
};

function reconcile(view: View, id: string): Plan {
  const service = view.get("Service", id);
  if (!service || !isSelecting(service.value)) return nothing;
  const slices = view
    .by("slicesOfOwner", service.value.metadata.uid)
    .filter(({ value }) => value.metadata.labels?.[managedByLabel] === manager);
  const pods = podsBehind(view, service);
  const because = [service, ...pods.slice(0, 10)];
  const groups = groupByPorts(
    view,
    service.value,
    pods.map(({ value }) => value),
  );
  const writes: Write[] = [];
  for (const { ports, endpoints } of groups) {
    const own = slices.filter(({ value }) => equal(value.ports ?? [], ports));
    writes.push(
      ...arranged(view, service, own, ports, endpoints).map((write) => ({
        ...write,
        reason: "EndpointsChanged",
        because,
      })),
    );
  }
  const portSets = groups.map(({ ports }) => ports);
  const idle = slices.filter(({ value }) => !portSets.some((ports) => equal(value.ports ?? [], ports)));
  writes.push(
    ...idle.map(
      (slice): Write => ({
        do: "delete",
        kind: "EndpointSlice",
        id: slice.id,
        reason: "EndpointsChanged",
        because,
      }),
    ),
  );
  return writes.length > 0 ? { writes } : nothing;
}

interface Group {
  readonly ports: readonly EndpointPort[];
  readonly endpoints: readonly Endpoint[];
}

/** A Service without endpoints has one empty slice. */
function groupByPorts(view: View, service: Service, pods: readonly Pod[]): readonly Group[] {
  const groups = new Map<string, { ports: readonly EndpointPort[]; endpoints: Endpoint[] }>();
  for (const pod of pods) {
    const ports = portsOf(service, pod).map(({ name = "", ...port }) => ({ name, ...port }));
    const key = canonicalJson(ports);
    const group = groups.get(key) ?? { ports, endpoints: [] };
    groups.set(key, group);
    group.endpoints.push(endpointOf(view, service, pod));
  }
  return groups.size === 0 ? [{ ports: [], endpoints: [] }] : [...groups.values()];
}

function endpointOf(view: View, service: Service, pod: Pod): Endpoint {
  const terminating = pod.metadata.deletionTimestamp !== undefined;
  const serving = isReady(pod);
  const hostname = hostnameIn(service, pod);
  const { nodeName } = pod.spec;
  const zone = nodeName ? view.get("Node", nodeName)?.value.metadata.labels?.[zoneLabel] : undefined;
  return {
    addresses: [pod.status?.podIP ?? ""],
    conditions: {
      ready: service.spec.publishNotReadyAddresses || (serving && !terminating),
      serving,
      terminating,
    },
    ...(hostname ? { hostname } : {}),
    ...(nodeName ? { nodeName } : {}),
    targetRef: podReference(pod),
    ...(zone ? { zone } : {}),
  };
}

/** Endpoints stay in the slice they are in; new ones fill up, then make new slices. */
function arranged(
  view: View,
  service: Stored<"Service">,
  slices: readonly Stored<"EndpointSlice">[],
  ports: readonly EndpointPort[],
  endpoints: readonly Endpoint[],
): readonly Write[] {
  const wanted = new Map(endpoints.map((endpoint) => [endpoint.targetRef?.uid, endpoint]));
  const kept = slices.map(({ value }) =>
    value.endpoints.flatMap(({ targetRef }) => {
      const endpoint = wanted.get(targetRef?.uid);
      wanted.delete(targetRef?.uid);
      return endpoint ? [endpoint] : [];
    }),
  );
  const fresh = [...wanted.values()];
  for (const list of kept) list.push(...fresh.splice(0, Math.max(0, most - list.length)));
  const why = { reason: "EndpointsChanged", because: [service] };
  const changes = slices.flatMap((slice, at): readonly Write[] => {
    const next = kept[at] ?? [];
    if (next.length === 0 && (kept.some((list) => list.length > 0) || at > 0 || fresh.length > 0))
      return [{ do: "delete", kind: "EndpointSlice", id: slice.id, ...why }];
    return equal(slice.value.endpoints, next) ? [] : [update({ ...slice.value, endpoints: next }, why)];
  });
  const made: Write[] = [];
  for (let number = 0; fresh.length > 0 || (slices.length === 0 && number === 0); number++)
    made.push(create(newSlice(view, service.value, number, ports, fresh.splice(0, most)), why));
  return [...changes, ...made];
}

function newSlice(
  view: View,
  service: Service,
  number: number,
  ports: readonly EndpointPort[],
  endpoints: readonly Endpoint[],
): Manifest {
  const { name, namespace = "", labels } = service.metadata;
  const generateName = `${name}-`;
  return {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: {
      name:
        generateName +
        view.random.suffix(5, "name of EndpointSlice", `${service.metadata.uid} ${view.revision} ${number}`),
      generateName,
      namespace,
      labels: {
        ...labels,
        [managedByLabel]: manager,
        [serviceNameLabel]: name,
        ...(isHeadless(service) ? { "service.kubernetes.io/headless": "" } : {}),
      },
      ownerReferences: [controllerReference(service)],
    },
    addressType: "IPv4",
    endpoints,
    ports,
  };
}
