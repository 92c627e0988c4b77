/**
 * The endpoints controller: the addresses behind a Service in one object.
 * `pkg/controller/endpoint/endpoints_controller.go`
 */
import {
  canonicalJson,
  type EndpointAddress,
  type Endpoints,
  type Manifest,
  type Pod,
  type Service,
} from "#api";
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
import { timestampAt } from "../../time/epoch.ts";
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

type Subset = NonNullable<Endpoints["subsets"]>[number];

const triggerAnnotation = "endpoints.kubernetes.io/last-change-trigger-time";
const headlessLabel = "service.kubernetes.io/headless";

/** Keys are `namespace/name` of Services. */
export const endpointsController: Component = {
  name: "endpoint-controller",
  latencyMs: 30,
  watches: { Service: ({ before, after }) => [(after ?? before)!.id], Pod: servicesOf },
  reconcile,
};

function reconcile(view: View, id: string): Plan {
  const service = view.get("Service", id);
  const known = view.get("Endpoints", id);
  if (!service) return known && view.removal("Service", id) ? { writes: [removal(known, view)] } : nothing;
  if (!isSelecting(service.value)) return nothing;
  const pods = podsBehind(view, service).filter(
    ({ value }) => !value.metadata.deletionTimestamp || service.value.spec.publishNotReadyAddresses,
  );
  const subsets = subsetsOf(
    service.value,
    pods.map(({ value }) => value),
  );
  const labels = {
    ...service.value.metadata.labels,
    ...(isHeadless(service.value) ? { [headlessLabel]: "" } : {}),
  };
  if (known && equal(known.value.subsets ?? [], subsets) && equal(known.value.metadata.labels ?? {}, labels))
    return nothing;
  const why = { reason: "EndpointsChanged", because: [service, ...pods.slice(0, 10)] };
  const shared = {
    ...(Object.keys(labels).length > 0 ? { labels } : {}),
    annotations: { ...known?.value.metadata.annotations, [triggerAnnotation]: timestampAt(view.now) },
  };
  if (!known) {
    const { name, namespace = "" } = service.value.metadata;
    const fresh: Manifest = { apiVersion: "v1", kind: "Endpoints", metadata: { name, namespace, ...shared } };
    return { writes: [create(subsets.length > 0 ? { ...fresh, subsets } : fresh, why)] };
  }
  const { subsets: _, ...rest } = known.value;
  const { labels: _labels, ...metadata } = rest.metadata;
  const next = { ...rest, metadata: { ...metadata, ...shared }, ...(subsets.length > 0 ? { subsets } : {}) };
  return { writes: [update(next, why)] };
}

const removal = ({ id, value }: Stored<"Endpoints">, view: View): Write => ({
  do: "delete",
  kind: "Endpoints",
  id,
  uid: value.metadata.uid,
  reason: "ServiceGone",
  because: [view.removal("Service", id)],
});

/** Addresses with the same ports are one subset: `pkg/api/v1/endpoints/util.go` RepackSubsets. */
function subsetsOf(service: Service, pods: readonly Pod[]): readonly Subset[] {
  const groups = new Map<
    string,
    { ports: readonly EndpointPort[]; ready: EndpointAddress[]; unready: EndpointAddress[] }
  >();
  for (const pod of pods) {
    const ports = portsOf(service, pod);
    if (ports.length === 0 && (service.spec.ports?.length ?? 0) > 0) continue;
    const key = canonicalJson(ports);
    const group = groups.get(key) ?? { ports, ready: [], unready: [] };
    groups.set(key, group);
    const isServing = service.spec.publishNotReadyAddresses || isReady(pod);
    (isServing ? group.ready : group.unready).push(addressOf(service, pod));
  }
  return [...groups.values()].map(({ ports, ready, unready }) => ({
    ...(ready.length > 0 ? { addresses: sorted(ready) } : {}),
    ...(unready.length > 0 ? { notReadyAddresses: sorted(unready) } : {}),
    ...(ports.length > 0 ? { ports } : {}),
  }));
}

const sorted = (addresses: readonly EndpointAddress[]): readonly EndpointAddress[] =>
  addresses.toSorted((left, right) => (left.ip < right.ip ? -1 : left.ip > right.ip ? 1 : 0));

function addressOf(service: Service, pod: Pod): EndpointAddress {
  const hostname = hostnameIn(service, pod);
  const { nodeName } = pod.spec;
  return {
    ip: pod.status?.podIP ?? "",
    ...(hostname ? { hostname } : {}),
    ...(nodeName ? { nodeName } : {}),
    targetRef: podReference(pod),
  };
}
