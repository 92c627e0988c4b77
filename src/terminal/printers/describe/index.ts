/** Every description of `kubectl describe`, by kind. */
import type { KubernetesObject } from "#api";
import { writeConfigMap } from "./configmap.ts";
import { writeCronJob } from "./cronjob.ts";
import { writeCsiNode } from "./csinode.ts";
import { writeDaemonSet } from "./daemonset.ts";
import { writeDeployment } from "./deployment.ts";
import type { DescribeContext } from "./describe-context.ts";
import { type DescribeText, describeText } from "./describe-text.ts";
import { writeEndpoints } from "./endpoints.ts";
import { writeEndpointSlice } from "./endpointslice.ts";
import { writeGeneric } from "./generic.ts";
import { writeHorizontalPodAutoscaler } from "./horizontalpodautoscaler.ts";
import { writeIngress } from "./ingress.ts";
import { writeIngressClass } from "./ingressclass.ts";
import { writeJob } from "./job.ts";
import { writeLimitRange } from "./limitrange.ts";
import { writeNamespace } from "./namespace.ts";
import { writeNetworkPolicy } from "./networkpolicy.ts";
import { writeNode } from "./node.ts";
import { writePersistentVolume } from "./persistentvolume.ts";
import { writePersistentVolumeClaim } from "./persistentvolumeclaim.ts";
import { writePod } from "./pod.ts";
import { writePodDisruptionBudget } from "./poddisruptionbudget.ts";
import { writePriorityClass } from "./priorityclass.ts";
import { writeResourceQuota } from "./quota.ts";
import { writeReplicaSet } from "./replicaset.ts";
import { writeReplicationController } from "./replicationcontroller.ts";
import { writeSecret } from "./secret.ts";
import { writeService } from "./service.ts";
import { writeServiceAccount } from "./serviceaccount.ts";
import { writeStatefulSet } from "./statefulset.ts";
import { writeStorageClass } from "./storageclass.ts";

/** Method syntax lets each file name the kind it describes. */
interface Describer {
  describe(out: DescribeText, object: KubernetesObject, context: DescribeContext): void;
}

type Write<T> = (out: DescribeText, object: T, context: DescribeContext) => void;

function describer<T extends KubernetesObject>(write: Write<T>): Describer {
  return { describe: (out, object, context) => write(out, object as T, context) };
}

const DESCRIBERS: Readonly<Record<string, Describer>> = {
  CSINode: describer(writeCsiNode),
  ConfigMap: describer(writeConfigMap),
  CronJob: describer(writeCronJob),
  DaemonSet: describer(writeDaemonSet),
  Deployment: describer(writeDeployment),
  EndpointSlice: describer(writeEndpointSlice),
  Endpoints: describer(writeEndpoints),
  HorizontalPodAutoscaler: describer(writeHorizontalPodAutoscaler),
  Ingress: describer(writeIngress),
  IngressClass: describer(writeIngressClass),
  Job: describer(writeJob),
  LimitRange: describer(writeLimitRange),
  Namespace: describer(writeNamespace),
  NetworkPolicy: describer(writeNetworkPolicy),
  Node: describer(writeNode),
  PersistentVolume: describer(writePersistentVolume),
  PersistentVolumeClaim: describer(writePersistentVolumeClaim),
  Pod: describer(writePod),
  PodDisruptionBudget: describer(writePodDisruptionBudget),
  PriorityClass: describer(writePriorityClass),
  ReplicaSet: describer(writeReplicaSet),
  ReplicationController: describer(writeReplicationController),
  ResourceQuota: describer(writeResourceQuota),
  Secret: describer(writeSecret),
  Service: describer(writeService),
  ServiceAccount: describer(writeServiceAccount),
  StatefulSet: describer(writeStatefulSet),
  StorageClass: describer(writeStorageClass),
};

/** The description of one object, as `kubectl describe` prints it. */
export function describeObject(object: KubernetesObject, context: DescribeContext): string {
  const { describe: write } = DESCRIBERS[object.kind] ?? describer(writeGeneric);
  return describeText((out) => write(out, object, context));
}
