/** What belongs to an object, and whether what an object belongs to is still there. */
import { allResources, type KubernetesObject, type OwnerReference } from "#api";
import type { View } from "../../component.ts";
import type { ApiKind, Stored } from "../../state/record.ts";

/** Kinds that may have owners and that have an index for it. */
const indexed = {
  Pod: "podsOfOwner",
  ReplicaSet: "replicaSetsOfOwner",
  ControllerRevision: "revisionsOfOwner",
  EndpointSlice: "slicesOfOwner",
  Job: "jobsOfOwner",
  PersistentVolumeClaim: "claimsOfOwner",
} as const;

/** The others: there are few of them, so they are looked through. */
const scanned: readonly ApiKind[] = [
  "ConfigMap",
  "CronJob",
  "DaemonSet",
  "Deployment",
  "Endpoints",
  "Ingress",
  "Lease",
  "NetworkPolicy",
  "PodDisruptionBudget",
  "ReplicationController",
  "Role",
  "RoleBinding",
  "Secret",
  "Service",
  "ServiceAccount",
  "StatefulSet",
];

/** Kinds whose owners are watched. */
export const ownedKinds: readonly ApiKind[] = [
  ...(Object.keys(indexed) as (keyof typeof indexed)[]),
  ...scanned,
];

export type AnyStored = Stored<ApiKind>;

export const objectOf = (stored: AnyStored): KubernetesObject => stored.value as KubernetesObject;

export function dependentsOf(view: View, { metadata: { uid } }: KubernetesObject): readonly AnyStored[] {
  const found = Object.values(indexed).flatMap((index) => view.by(index, uid) as readonly AnyStored[]);
  const others = scanned.flatMap((kind) =>
    (view.list(kind) as readonly AnyStored[]).filter((stored) =>
      objectOf(stored).metadata.ownerReferences?.some((owner) => owner.uid === uid),
    ),
  );
  return [...found, ...others];
}

const namespaced = new Map(allResources.map(({ kind, namespaced }) => [kind, namespaced]));

/** `Kind/id` of an owner; owners live in the namespace of what they own, or in none. */
export function ownerKey(
  object: KubernetesObject,
  { kind, name }: OwnerReference,
): { readonly kind: ApiKind; readonly id: string } {
  const id = namespaced.get(kind) ? `${object.metadata.namespace}/${name}` : name;
  return { kind: kind as ApiKind, id };
}

/** The owner itself; another object of the same name is not it. */
export function ownerOf(
  view: View,
  object: KubernetesObject,
  reference: OwnerReference,
): AnyStored | undefined {
  const { kind, id } = ownerKey(object, reference);
  const stored = view.get(kind, id) as AnyStored | undefined;
  return stored && objectOf(stored).metadata.uid === reference.uid ? stored : undefined;
}

/** Whether a kind is one this cluster knows: the owners of others are never missed. */
export const isKnownKind = ({ kind }: OwnerReference): boolean => namespaced.has(kind);
