/** Refusing what no cluster could do: the checks of every kind, in the API server's words and order. */
import type {
  CronJob,
  DaemonSet,
  Deployment,
  Job,
  Manifest,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  ReplicaSet,
  StatefulSet,
} from "#api";
import { decode } from "../decoding/index.ts";
import * as configuration from "./configuration.ts";
import { checkCronJob, checkCronJobUpdate } from "./cron-job.ts";
import { checkDaemonSet, checkDaemonSetUpdate } from "./daemon-set.ts";
import { checkDeployment, checkDeploymentUpdate } from "./deployment.ts";
import { checkEphemeralContainersUpdate } from "./ephemeral-containers.ts";
import type { FieldError } from "./field-error.ts";
import { sameValue } from "./immutable.ts";
import { checkIngress, checkIngressUpdate } from "./ingress.ts";
import { checkJob, checkJobUpdate } from "./job.ts";
import { checkMetadata, checkMetadataUpdate } from "./metadata.ts";
import { checkNode, checkNodeUpdate } from "./node.ts";
import { checkVolume, checkVolumeUpdate, volumeWarnings } from "./persistent-volume.ts";
import { checkVolumeClaim, checkVolumeClaimUpdate, volumeClaimWarnings } from "./persistent-volume-claim.ts";
import { checkNewPod, checkPodUpdate } from "./pod.ts";
import { podWarnings } from "./pod-warnings.ts";
import * as policy from "./policy.ts";
import { checkReplicaSet, checkReplicaSetUpdate, checkReplicationController } from "./replica-set.ts";
import { checkService, checkServiceUpdate } from "./service.ts";
import { checkStatefulSet, checkStatefulSetUpdate } from "./stateful-set.ts";
import { checkStorageClass, checkStorageClassUpdate } from "./storage-class.ts";

export type { FieldError } from "./field-error.ts";
export { invalidMessage, invalidStatus } from "./messages.ts";
export { checkNodePorts } from "./service.ts";

/**
 * What is to be said of a write: errors refuse it, warnings are printed beside the answer. Nobody is warned
 * of what is refused.
 */
export interface Verdict {
  readonly errors: readonly FieldError[];
  readonly warnings: readonly string[];
}

/** Each check takes its own kind; the table is keyed by that kind. */
interface Rules {
  readonly create: (object: never) => readonly FieldError[];
  /** Where absent, an update is checked like a new object, and metadata for what is fixed. */
  readonly update?: (old: never, updated: never) => readonly FieldError[];
  readonly warnings?: (object: never) => readonly string[];
  /** When a change is warned about like a new object; where absent, when the spec has changed. */
  readonly warnedOnUpdate?: "always" | "never";
}

const templateWarnings = ({ spec }: ReplicaSet | Deployment | StatefulSet | DaemonSet | Job) =>
  podWarnings(spec?.template?.spec, "spec.template.spec");

const rules: Readonly<Record<string, Rules>> = {
  ConfigMap: { create: configuration.checkConfigMap, update: configuration.checkConfigMapUpdate },
  CronJob: {
    create: checkCronJob,
    update: checkCronJobUpdate,
    warnings: ({ spec }: CronJob) =>
      podWarnings(spec?.jobTemplate?.spec?.template?.spec, "spec.jobTemplate.spec.template.spec"),
  },
  DaemonSet: { create: checkDaemonSet, update: checkDaemonSetUpdate, warnings: templateWarnings },
  Deployment: { create: checkDeployment, update: checkDeploymentUpdate, warnings: templateWarnings },
  HorizontalPodAutoscaler: { create: policy.checkAutoscaler },
  Ingress: { create: checkIngress, update: checkIngressUpdate },
  Job: { create: checkJob, update: checkJobUpdate, warnings: templateWarnings },
  Namespace: { create: configuration.checkNamespace },
  Node: { create: checkNode, update: checkNodeUpdate },
  PersistentVolume: {
    create: checkVolume,
    update: checkVolumeUpdate,
    warnings: (volume: PersistentVolume) => volumeWarnings(volume),
    warnedOnUpdate: "always",
  },
  PersistentVolumeClaim: {
    create: checkVolumeClaim,
    update: checkVolumeClaimUpdate,
    warnings: (claim: PersistentVolumeClaim) => volumeClaimWarnings(claim),
    warnedOnUpdate: "always",
  },
  Pod: {
    create: checkNewPod,
    update: checkPodUpdate,
    warnings: ({ spec }: Pod) => podWarnings(spec, "spec"),
    warnedOnUpdate: "never",
  },
  PodDisruptionBudget: { create: policy.checkDisruptionBudget },
  PriorityClass: { create: policy.checkPriorityClass, update: policy.checkPriorityClassUpdate },
  ReplicaSet: { create: checkReplicaSet, update: checkReplicaSetUpdate, warnings: templateWarnings },
  ReplicationController: { create: checkReplicationController, warnings: templateWarnings as never },
  Secret: { create: configuration.checkSecret, update: configuration.checkSecretUpdate },
  Service: { create: checkService, update: checkServiceUpdate },
  StatefulSet: { create: checkStatefulSet, update: checkStatefulSetUpdate, warnings: templateWarnings },
  StorageClass: { create: checkStorageClass, update: checkStorageClassUpdate },
};

/** Checks a decoded object with its defaults before it is stored for the first time. */
export function validateCreate(object: Manifest): Verdict {
  const rule = rules[object.kind];
  const errors = rule ? rule.create(object as never) : checkMetadata(object.metadata ?? {}, object.kind);
  return { errors, warnings: errors.length > 0 ? [] : (rule?.warnings?.(object as never) ?? []) };
}

/**
 * Checks a changed object against the stored one. Through the subresource `ephemeralcontainers` a Pod may
 * gain what it
 * may not otherwise.
 */
export function validateUpdate(stored: Manifest, updated: Manifest, subresource?: string): Verdict {
  const rule = rules[updated.kind];
  const old = decode(stored).object as unknown as Manifest;
  const errors =
    subresource === "ephemeralcontainers"
      ? checkEphemeralContainersUpdate(old as never, updated as never)
      : rule?.update
        ? rule.update(old as never, updated as never)
        : [...checkMetadataUpdate(old.metadata, updated.metadata), ...validateCreate(updated).errors];
  const warned = rule?.warnedOnUpdate ?? (sameValue(old.spec, updated.spec) ? "never" : "always");
  const heard = errors.length === 0 && warned === "always";
  return { errors, warnings: heard ? (rule?.warnings?.(updated as never) ?? []) : [] };
}
