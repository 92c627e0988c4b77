/**
 * Which Pods stand behind a Service, and on which ports. `staging/src/k8s.io/endpointslice/utils.go`,
 * `pkg/controller/endpoint`
 */
import { labelsMatch, type Pod, type Service, type ServicePort } from "#api";
import type { View } from "../../component.ts";
import type { Change, Stored } from "../../state/record.ts";
import { hasFinished, isReady } from "../pods/pod-state.ts";

export interface EndpointPort {
  readonly name?: string;
  readonly port: number;
  readonly protocol: string;
}

export const isHeadless = ({ spec }: Service): boolean => spec.clusterIP === "None";

/** A Service without a selector, or one that is only a name, has its endpoints from somebody else. */
export const isSelecting = ({ spec }: Service): boolean =>
  spec.selector !== undefined && Object.keys(spec.selector).length > 0 && spec.type !== "ExternalName";

/** Pods that have an address and have not ended. */
export function podsBehind(view: View, { value: service }: Stored<"Service">): readonly Stored<"Pod">[] {
  return view
    .list("Pod", service.metadata.namespace)
    .filter(
      ({ value }) =>
        labelsMatch(service.spec.selector, value.metadata.labels) &&
        !hasFinished(value) &&
        value.status?.podIP,
    );
}

/** The Services whose endpoints a Pod's change may touch. */
export function servicesOf({ before, after }: Change<"Pod">, view: View): readonly string[] {
  if (before && after && !isRelevant(before.value, after.value)) return [];
  const pod = (after ?? before)!.value;
  return view
    .list("Service", pod.metadata.namespace)
    .filter(({ value }) =>
      [before, after].some((stored) => labelsMatch(value.spec.selector, stored?.value.metadata.labels)),
    )
    .map(({ id }) => id);
}

function isRelevant(before: Pod, after: Pod): boolean {
  return (
    before.metadata.labels !== after.metadata.labels ||
    before.status?.podIP !== after.status?.podIP ||
    before.metadata.deletionTimestamp !== after.metadata.deletionTimestamp ||
    hasFinished(before) !== hasFinished(after) ||
    isReady(before) !== isReady(after)
  );
}

/** A Service's ports as this Pod offers them; a name that no container knows is left out. */
export function portsOf(service: Service, pod: Pod): readonly EndpointPort[] {
  return (service.spec.ports ?? []).flatMap((port) => {
    const number = targetPort(port, pod);
    if (number === undefined) return [];
    return [{ ...(port.name ? { name: port.name } : {}), port: number, protocol: port.protocol ?? "TCP" }];
  });
}

function targetPort(
  { port, targetPort: target, protocol = "TCP" }: ServicePort,
  pod: Pod,
): number | undefined {
  if (target === undefined || target === 0 || target === "") return port;
  if (typeof target === "number") return target;
  const containers = [
    ...pod.spec.containers,
    ...(pod.spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === "Always"),
  ];
  for (const { ports = [] } of containers)
    for (const candidate of ports)
      if (candidate.name === target && (candidate.protocol ?? "TCP") === protocol)
        return candidate.containerPort;
  return undefined;
}

/** The name a Pod has under a headless Service of its subdomain. */
export function hostnameIn(service: Service, { metadata, spec }: Pod): string | undefined {
  return spec.hostname &&
    spec.subdomain === service.metadata.name &&
    metadata.namespace === service.metadata.namespace
    ? spec.hostname
    : undefined;
}

export const podReference = ({ metadata }: Pod) => ({
  kind: "Pod",
  namespace: metadata.namespace ?? "",
  name: metadata.name,
  uid: metadata.uid,
});
