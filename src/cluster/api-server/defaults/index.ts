/** What the API server fills in: the defaults of every kind, and what its admission plugins add to Pods. */
import type { Manifest } from "#api";
import { defaultCronJob, defaultJob } from "./batch.ts";
import { defaultNamespace, defaultSecret } from "./configuration.ts";
import { defaultDaemonSet } from "./daemon-set.ts";
import { defaultDeployment } from "./deployment.ts";
import { type Draft, draftOf } from "./draft.ts";
import { defaultAutoscaler } from "./horizontal-pod-autoscaler.ts";
import { defaultEndpoints, defaultNetworkPolicy, defaultService } from "./network.ts";
import { defaultPod } from "./pod.ts";
import { defaultReplicaSet, defaultReplicationController } from "./replica-set.ts";
import { defaultStatefulSet } from "./stateful-set.ts";
import { defaultStorageClass, defaultVolume, defaultVolumeClaim } from "./storage.ts";

export { selectOwnPods } from "./batch.ts";
export { admitPod } from "./pod-admission.ts";

/** Writes defaults into a draft of one kind. */
// biome-ignore lint/suspicious/noExplicitAny: each entry takes its own kind, which is its key
type Defaulter = (object: Draft<any>) => void;

const defaulters: Readonly<Record<string, Defaulter>> = {
  CronJob: defaultCronJob,
  DaemonSet: defaultDaemonSet,
  Deployment: defaultDeployment,
  Endpoints: defaultEndpoints,
  HorizontalPodAutoscaler: defaultAutoscaler,
  Job: defaultJob,
  Namespace: defaultNamespace,
  NetworkPolicy: defaultNetworkPolicy,
  PersistentVolume: defaultVolume,
  PersistentVolumeClaim: defaultVolumeClaim,
  Pod: defaultPod,
  ReplicaSet: defaultReplicaSet,
  ReplicationController: defaultReplicationController,
  Secret: defaultSecret,
  Service: defaultService,
  StatefulSet: defaultStatefulSet,
  StorageClass: defaultStorageClass,
};

/**
 * The object with every default of its kind written (`pkg/apis/*`/`v1/defaults.go`); kinds without any come
 * back as they are.
 */
export function applyDefaults(object: Manifest): Manifest {
  const defaulter = defaulters[object.kind];
  if (!defaulter) return object;
  const draft = draftOf(object);
  defaulter(draft);
  return draft as Manifest;
}
