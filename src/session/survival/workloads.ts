/** What runs the container that reads and writes: a bare Pod, or a controller that keeps making one. */
import type { Manifest } from "#api";
import { mountPath, type ReclaimPolicy, type Storage } from "./storages/index.ts";

type WorkloadKind = "Pod" | "Deployment" | "StatefulSet" | "DaemonSet" | "Job";

export interface Workload {
  readonly kind: WorkloadKind;
  /** More fields of the Pod's spec, such as a restart policy. */
  readonly pod?: Readonly<Record<string, unknown>>;
  /** More fields of the container. */
  readonly container?: Readonly<Record<string, unknown>>;
  /** More fields of the controller's spec. */
  readonly spec?: Readonly<Record<string, unknown>>;
}

/** Ends well when asked to, and badly on USR1. */
const command = "trap 'exit 0' TERM; trap 'exit 1' USR1; sleep 1000000 & wait";

const labels = { app: "app" };

function podSpec({ pod, container }: Workload, { volume }: Storage): Readonly<Record<string, unknown>> {
  const mounts = volume ? { volumeMounts: [{ name: "data", mountPath }] } : {};
  return {
    terminationGracePeriodSeconds: 2,
    containers: [
      { name: "app", image: "busybox:1.36", command: ["sh", "-c", command], ...mounts, ...container },
    ],
    ...(volume ? { volumes: [{ name: "data", ...volume }] } : {}),
    ...pod,
  };
}

const metadata = { name: "app" };

function runner(workload: Workload, storage: Storage): Manifest {
  const spec = podSpec(workload, storage);
  const template = { metadata: { labels }, spec };
  const selector = { matchLabels: labels };
  switch (workload.kind) {
    case "Pod":
      return { apiVersion: "v1", kind: "Pod", metadata: { ...metadata, labels }, spec };
    case "Deployment":
    case "DaemonSet":
      return {
        apiVersion: "apps/v1",
        kind: workload.kind,
        metadata,
        spec: { selector, template, ...workload.spec },
      };
    case "StatefulSet":
      return {
        apiVersion: "apps/v1",
        kind: "StatefulSet",
        metadata,
        spec: { serviceName: "app", selector, ...claimed(template, storage), ...workload.spec },
      };
    case "Job":
      return {
        apiVersion: "batch/v1",
        kind: "Job",
        metadata,
        spec: { template: { ...template, spec: { restartPolicy: "Never", ...spec } }, ...workload.spec },
      };
  }
}

/** A StatefulSet makes the claim itself, one for each of its Pods. */
function claimed(
  template: { readonly spec: Readonly<Record<string, unknown>> },
  { claim }: Storage,
): Readonly<Record<string, unknown>> {
  if (!claim) return { template };
  const { volumes: _, ...spec } = template.spec;
  return {
    template: { ...template, spec },
    volumeClaimTemplates: [{ metadata: { name: "data" }, spec: claim }],
  };
}

/** All that has to be applied, in the order in which it is needed. */
export function manifests(
  workload: Workload,
  storage: Storage,
  policy: ReclaimPolicy | undefined,
): readonly Manifest[] {
  const claim: Manifest = {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: { name: "data" },
    spec: storage.claim,
  };
  return [
    ...(storage.objects?.(policy) ?? []),
    ...(storage.claim && workload.kind !== "StatefulSet" ? [claim] : []),
    runner(workload, storage),
  ];
}
