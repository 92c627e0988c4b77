/** Everything that exists: one entry per kind of record, in three scopes. */
import type {
  ConfigMap,
  ControllerRevision,
  CronJob,
  CsiDriver,
  DaemonSet,
  Deployment,
  EndpointSlice,
  Endpoints,
  Event,
  Ingress,
  Job,
  KubernetesObject,
  Lease,
  Namespace,
  Node,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  ReplicaSet,
  ReplicationController,
  Secret,
  Service,
  ServiceAccount,
  StatefulSet,
  StorageClass,
  VolumeAttachment,
} from "#api";
import type { ComponentRecords } from "./component-records.ts";
import type { MachineRecords } from "./machine-records.ts";

/** What the API server stores. kubectl sees these and nothing else. */
export interface ApiRecords {
  ConfigMap: ConfigMap;
  ControllerRevision: ControllerRevision;
  CronJob: CronJob;
  CSIDriver: CsiDriver;
  CSINode: KubernetesObject;
  DaemonSet: DaemonSet;
  Deployment: Deployment;
  Endpoints: Endpoints;
  EndpointSlice: EndpointSlice;
  Event: Event;
  HorizontalPodAutoscaler: KubernetesObject;
  Ingress: Ingress;
  IngressClass: KubernetesObject;
  Job: Job;
  Lease: Lease;
  LimitRange: KubernetesObject;
  Namespace: Namespace;
  NetworkPolicy: KubernetesObject;
  Node: Node;
  PersistentVolume: PersistentVolume;
  PersistentVolumeClaim: PersistentVolumeClaim;
  Pod: Pod;
  PodDisruptionBudget: KubernetesObject;
  PriorityClass: KubernetesObject;
  ReplicaSet: ReplicaSet;
  ReplicationController: ReplicationController;
  ResourceQuota: KubernetesObject;
  Role: KubernetesObject;
  RoleBinding: KubernetesObject;
  RuntimeClass: KubernetesObject;
  ClusterRole: KubernetesObject;
  ClusterRoleBinding: KubernetesObject;
  Secret: Secret;
  Service: Service;
  ServiceAccount: ServiceAccount;
  StatefulSet: StatefulSet;
  StorageClass: StorageClass;
  VolumeAttachment: VolumeAttachment;
}

export interface RecordTypes extends ApiRecords, MachineRecords, ComponentRecords {}

export type ApiKind = keyof ApiRecords;
export type RecordKind = keyof RecordTypes;

/** `Kind/name` or `Kind/namespace/name`. */
export type RecordKey = string;

/** Counts changes from 1. An object's `resourceVersion` is the revision that wrote it. */
export type Revision = number;

/** Virtual milliseconds since the cluster was made. */
export type Ms = number;

export interface Stored<Kind extends RecordKind = RecordKind> {
  readonly key: RecordKey;
  readonly kind: Kind;
  /** The key without its kind: `name` or `namespace/name`. */
  readonly id: string;
  readonly revision: Revision;
  readonly value: RecordTypes[Kind];
}

export interface Change<Kind extends RecordKind = RecordKind> {
  readonly revision: Revision;
  readonly at: Ms;
  readonly key: RecordKey;
  readonly kind: Kind;
  readonly before: Stored<Kind> | undefined;
  readonly after: Stored<Kind> | undefined;
  /** Who did it: `user`, `kubelet/node-1`, `deployment-controller`, `process/web/app/7`. */
  readonly by: string;
  /** One word that says why, such as `ContainerDied`; a sentence for it is in `#i18n`. */
  readonly reason: string;
  /** The changes that justify this one. Explanations follow these back to a command or a fault. */
  readonly because: readonly Revision[];
}

export const keyOf = (kind: RecordKind, id: string): RecordKey => `${kind}/${id}`;

/** `namespace/name`, or `name` for what belongs to no namespace. */
export const idOf = (object: {
  readonly metadata: { readonly name: string; readonly namespace?: string };
}): string =>
  object.metadata.namespace === undefined
    ? object.metadata.name
    : `${object.metadata.namespace}/${object.metadata.name}`;
