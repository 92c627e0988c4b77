/**
 * The Pods of a StatefulSet: each has a number, a name, claims of its own.
 * `pkg/controller/statefulset/stateful_set_utils.go`
 */
import {
  controllerRevisionHashLabel,
  type Manifest,
  type PersistentVolumeClaim,
  type Pod,
  podIndexLabel,
  type StatefulSet,
  statefulSetPodNameLabel,
} from "#api";
import type { Ms } from "../../state/record.ts";
import type { TemplateRevision } from "../controller-revisions.ts";
import { podFromTemplate } from "../pods/new-pod.ts";
import { isAvailable, isReady } from "../pods/pod-state.ts";

export const startOf = ({ spec }: StatefulSet): number => spec.ordinals?.start ?? 0;
export const replicasOf = ({ spec }: StatefulSet): number => spec.replicas ?? 1;

export const podName = ({ metadata }: StatefulSet, ordinal: number): string => `${metadata.name}-${ordinal}`;

/** The number at the end of a Pod's name; `undefined` for a name that is not one of the set's. */
export function ordinalOf(
  set: StatefulSet,
  { metadata: { name } }: { readonly metadata: { readonly name: string } },
): number | undefined {
  const prefix = `${set.metadata.name}-`;
  const digits = name.startsWith(prefix) ? name.slice(prefix.length) : "";
  return /^\d+$/.test(digits) ? Number(digits) : undefined;
}

export function isInRange(set: StatefulSet, ordinal: number): boolean {
  return ordinal >= startOf(set) && ordinal < startOf(set) + replicasOf(set);
}

export const isTerminating = ({ metadata }: Pod): boolean => metadata.deletionTimestamp !== undefined;
export const isRunningAndReady = (pod: Pod): boolean => pod.status?.phase === "Running" && isReady(pod);
export const isHealthy = (pod: Pod): boolean => isRunningAndReady(pod) && !isTerminating(pod);
export const revisionNameOf = ({ metadata }: Pod): string | undefined =>
  metadata.labels?.[controllerRevisionHashLabel];

export const isRunningAndAvailable = (set: StatefulSet, pod: Pod, now: Ms): boolean =>
  isRunningAndReady(pod) && isAvailable(pod, now, set.spec.minReadySeconds);

export const claimTemplates = ({ spec }: StatefulSet): readonly PersistentVolumeClaim[] =>
  spec.volumeClaimTemplates ?? [];

export const claimName = (set: StatefulSet, template: PersistentVolumeClaim, ordinal: number): string =>
  `${template.metadata.name}-${set.metadata.name}-${ordinal}`;

export function newStatefulPod(
  set: StatefulSet,
  { name, template }: TemplateRevision,
  ordinal: number,
): Manifest {
  const pod = podFromTemplate(set, template, podName(set, ordinal));
  const labels = {
    ...pod.metadata.labels,
    [controllerRevisionHashLabel]: name,
    [statefulSetPodNameLabel]: podName(set, ordinal),
    [podIndexLabel]: String(ordinal),
  };
  const own = claimTemplates(set);
  const volumes = [
    ...own.map((claim) => ({
      name: claim.metadata.name,
      persistentVolumeClaim: { claimName: claimName(set, claim, ordinal) },
    })),
    ...(template.spec.volumes ?? []).filter(
      (volume) => !own.some(({ metadata }) => metadata.name === volume.name),
    ),
  ];
  const subdomain = set.spec.serviceName ? { subdomain: set.spec.serviceName } : {};
  return {
    ...pod,
    metadata: { ...pod.metadata, labels },
    spec: {
      ...template.spec,
      hostname: podName(set, ordinal),
      ...subdomain,
      ...(volumes.length > 0 ? { volumes } : {}),
    },
  };
}

export function newClaim(set: StatefulSet, template: PersistentVolumeClaim, ordinal: number): Manifest {
  const labels = { ...template.metadata.labels, ...set.spec.selector.matchLabels };
  const { annotations } = template.metadata;
  return {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: {
      name: claimName(set, template, ordinal),
      namespace: set.metadata.namespace ?? "default",
      labels,
      ...(annotations ? { annotations } : {}),
    },
    spec: template.spec,
  };
}
