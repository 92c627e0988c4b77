/** What a Pod may know of itself. `pkg/fieldpath/fieldpath.go`, `pkg/api/v1/resource/helpers.go` */
import { type Container, type Pod, quantityToBytes, quantityToMilli } from "#api";
import type { View } from "../../component.ts";

const simple: Readonly<Record<string, (pod: Pod) => string | undefined>> = {
  "metadata.name": ({ metadata }) => metadata.name,
  "metadata.namespace": ({ metadata }) => metadata.namespace,
  "metadata.uid": ({ metadata }) => metadata.uid,
  "metadata.labels": ({ metadata }) => formatMap(metadata.labels),
  "metadata.annotations": ({ metadata }) => formatMap(metadata.annotations),
  "spec.nodeName": ({ spec }) => spec.nodeName,
  "spec.serviceAccountName": ({ spec }) => spec.serviceAccountName,
  "status.hostIP": ({ status }) => status?.hostIP,
  "status.hostIPs": ({ status }) => status?.hostIPs?.map(({ ip }) => ip).join(","),
  "status.podIP": ({ status }) => status?.podIP,
  "status.podIPs": ({ status }) => status?.podIPs?.map(({ ip }) => ip).join(","),
};

/** The text of a `fieldRef`; `undefined` for a field that cannot be told. */
export function podField(pod: Pod, fieldPath: string): string | undefined {
  const [, map, key] = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(fieldPath) ?? [];
  if (key !== undefined)
    return (map === "labels" ? pod.metadata.labels : pod.metadata.annotations)?.[key] ?? "";
  return simple[fieldPath]?.(pod);
}

/** `key="value"`, a line each, in order of keys. */
function formatMap(map: Readonly<Record<string, string>> = {}): string {
  return Object.keys(map)
    .sort()
    .map((key) => `${key}=${JSON.stringify(map[key])}`)
    .join("\n");
}

interface ResourceReference {
  readonly containerName?: string;
  readonly resource: string;
  readonly divisor?: string;
}

/**
 * The number behind a `resourceFieldRef`, in units of its divisor, rounded up. A limit that is not set is
 * what the node
 * can give. `own`: the container that asks, where the reference names none.
 */
export function resourceField(
  view: View,
  pod: Pod,
  { containerName, resource, divisor }: ResourceReference,
  own?: Container,
): string | undefined {
  const containers = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])];
  const container = containerName ? containers.find(({ name }) => name === containerName) : own;
  const [, side, name] = /^(limits|requests)\.(.+)$/.exec(resource) ?? [];
  if (!container || !name) return undefined;
  const allocatable = view.get("Node", pod.spec.nodeName ?? "")?.value.status?.allocatable?.[name];
  const set = container.resources?.[side === "limits" ? "limits" : "requests"]?.[name];
  const amount = set ?? (side === "limits" ? allocatable : undefined) ?? "0";
  const unit = divisor === undefined || divisor === "0" ? "1" : divisor;
  const measure = name === "cpu" ? quantityToMilli : quantityToBytes;
  return String(Math.ceil(measure(amount) / measure(unit)));
}
