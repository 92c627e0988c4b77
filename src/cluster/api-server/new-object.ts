/** What the API server writes into a new object: name, uid, times, and what admission adds. */
import type {
  Job,
  KubernetesObject,
  Manifest,
  ObjectMeta,
  PersistentVolumeClaim,
  Pod,
  ResourceType,
  Service,
} from "#api";
import { claimProtectionFinalizer, defaultClassAnnotation, volumeProtectionFinalizer } from "#api";
import type { View } from "../component.ts";
import { timestampAt } from "../time/epoch.ts";
import { admitPod, selectOwnPods } from "./defaults/index.ts";
import { allocateAddresses } from "./service-addresses.ts";

/** Kinds whose spec changes are counted. `metadata.generation` of the others stays away. */
const counted = new Set([
  "CronJob",
  "DaemonSet",
  "Deployment",
  "Ingress",
  "IngressClass",
  "Job",
  "NetworkPolicy",
  "PodDisruptionBudget",
  "ReplicaSet",
  "ReplicationController",
  "StatefulSet",
  "PriorityClass",
  "EndpointSlice",
]);

export const countsGenerations = (kind: string): boolean => counted.has(kind);

/** The metadata of an object that is being created. `name` is drawn from `generateName` when it is absent. */
export function newMetadata(manifest: Manifest, resource: ResourceType, view: View): ObjectMeta {
  const { metadata } = manifest;
  const revision = String(view.revision + 1);
  const name =
    metadata.name || `${metadata.generateName ?? ""}${view.random.suffix(5, "generateName", revision)}`;
  const { deletionTimestamp: _time, deletionGracePeriodSeconds: _grace, ...kept } = metadata;
  const finalizers = finalizersOf(manifest.kind, metadata.finalizers);
  return {
    ...kept,
    name,
    ...(resource.namespaced ? { namespace: metadata.namespace ?? "default" } : {}),
    uid: view.random.uuid("uid", revision),
    resourceVersion: revision,
    creationTimestamp: timestampAt(view.now),
    ...(countsGenerations(manifest.kind) ? { generation: 1 } : {}),
    ...(finalizers ? { finalizers } : {}),
  };
}

/** `plugin/pkg/admission/storage/storageobjectinuseprotection` */
function finalizersOf(kind: string, given: readonly string[] | undefined): readonly string[] | undefined {
  const protection = {
    PersistentVolumeClaim: claimProtectionFinalizer,
    PersistentVolume: volumeProtectionFinalizer,
  }[kind];
  if (protection === undefined || given?.includes(protection)) return given;
  return [...(given ?? []), protection];
}

/** What the admission plugins add to an object with its defaults. */
export function admit(object: KubernetesObject, view: View): KubernetesObject {
  if (object.kind === "Pod") return admitNewPod(object as Pod, view);
  if (object.kind === "Job") return selectOwnPods(object as Job);
  if (object.kind === "PersistentVolumeClaim") return withDefaultClass(object as PersistentVolumeClaim, view);
  if (object.kind === "Service") return allocateAddresses(object as Service, view);
  return object;
}

function admitNewPod(pod: Pod, view: View): Pod {
  const { settings, random } = view;
  const account = view.get(
    "ServiceAccount",
    `${pod.metadata.namespace}/${pod.spec.serviceAccountName ?? "default"}`,
  )?.value;
  const className = pod.spec.priorityClassName;
  const priorityClass = className
    ? (view.get("PriorityClass", className)?.value as
        | { value?: number; preemptionPolicy?: string }
        | undefined)
    : undefined;
  return admitPod(pod, {
    defaultNotReadyTolerationSeconds: settings.defaultNotReadyTolerationSeconds,
    defaultUnreachableTolerationSeconds: settings.defaultUnreachableTolerationSeconds,
    tokenSuffix: random.suffix(5, "kube-api-access", pod.metadata.uid),
    ...(priorityClass?.value === undefined ? {} : { priority: priorityClass.value }),
    ...(priorityClass?.preemptionPolicy === undefined
      ? {}
      : { preemptionPolicy: priorityClass.preemptionPolicy }),
    ...(account?.automountServiceAccountToken === undefined
      ? {}
      : { automountServiceAccountToken: account.automountServiceAccountToken }),
  });
}

/**
 * `plugin/pkg/admission/storage/storageclass/setdefault`: the newest default class wins, then the first by
 * name.
 */
function withDefaultClass(claim: PersistentVolumeClaim, view: View): PersistentVolumeClaim {
  if (claim.spec.storageClassName !== undefined) return claim;
  const defaults = view
    .list("StorageClass")
    .filter(({ value }) => value.metadata.annotations?.[defaultClassAnnotation] === "true");
  const newest = [...defaults].sort(
    (a, b) =>
      compare(b.value.metadata.creationTimestamp, a.value.metadata.creationTimestamp) ||
      compare(a.value.metadata.name, b.value.metadata.name),
  )[0];
  return newest ? { ...claim, spec: { ...claim.spec, storageClassName: newest.value.metadata.name } } : claim;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
