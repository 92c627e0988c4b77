/** The kinds that make Pods: how many they want and how many there are. */
import type { ReplicaSet, ReplicationController } from "#api";
import { controllerOf, identity, type Row, snapshotKind } from "./row.ts";

function replicaRow(value: ReplicaSet | ReplicationController): Row {
  return {
    ...identity(value),
    owner: controllerOf(value),
    desired: value.spec.replicas,
    current: value.status?.replicas ?? 0,
    ready: value.status?.readyReplicas ?? 0,
  };
}

export const deployments = snapshotKind({
  kind: "Deployment",
  row: (deployment) => ({
    ...identity(deployment),
    desired: deployment.spec.replicas,
    current: deployment.status?.replicas ?? 0,
    ready: deployment.status?.readyReplicas ?? 0,
    updated: deployment.status?.updatedReplicas ?? 0,
    available: deployment.status?.availableReplicas ?? 0,
  }),
});

export const replicaSets = snapshotKind({ kind: "ReplicaSet", row: replicaRow });
export const replicationControllers = snapshotKind({ kind: "ReplicationController", row: replicaRow });

export const statefulSets = snapshotKind({
  kind: "StatefulSet",
  row: (set) => ({
    ...identity(set),
    desired: set.spec.replicas,
    current: set.status?.replicas ?? 0,
    ready: set.status?.readyReplicas ?? 0,
    updated: set.status?.updatedReplicas ?? 0,
  }),
});

export const daemonSets = snapshotKind({
  kind: "DaemonSet",
  row: (set) => ({
    ...identity(set),
    desired: set.status?.desiredNumberScheduled ?? 0,
    current: set.status?.currentNumberScheduled ?? 0,
    ready: set.status?.numberReady ?? 0,
    misscheduled: set.status?.numberMisscheduled ?? 0,
  }),
});

export const jobs = snapshotKind({
  kind: "Job",
  row: (job) => ({
    ...identity(job),
    owner: controllerOf(job),
    completions: job.spec.completions ?? null,
    parallelism: job.spec.parallelism,
    active: job.status?.active ?? 0,
    succeeded: job.status?.succeeded ?? 0,
    failed: job.status?.failed ?? 0,
    suspend: job.spec.suspend ?? false,
    conditions: (job.status?.conditions ?? [])
      .filter(({ status }) => status === "True")
      .map(({ type, reason }) => (reason ? `${type}:${reason}` : type)),
  }),
});

export const cronJobs = snapshotKind({
  kind: "CronJob",
  row: (cronJob) => ({
    ...identity(cronJob),
    schedule: cronJob.spec.schedule,
    suspend: cronJob.spec.suspend ?? false,
    active: cronJob.status?.active?.length ?? 0,
  }),
});
