/**
 * What runs or lies on a machine although no Pod asks for it. `pkg/kubelet/kubelet_pods.go` HandlePodCleanups
 */
import type { Pod } from "#api";
import type { View } from "../../component.ts";
import type { Machine } from "../../state/machine-records.ts";
import { newWorker } from "../pod-worker.ts";
import type { PodWorker } from "../records.ts";

/** A worker that only has to end what a Pod left behind that is gone; `undefined` when nothing is left. */
export function ghostOf(view: View, machine: Machine, uid: string): PodWorker | undefined {
  const containers = view.by("containersOfPod", uid).filter(({ value }) => value.node === machine.name);
  const disks = view.by("disksOfPod", uid).filter(({ value }) => value.machine === machine.name);
  const owner = containers[0]?.value.pod ?? disks[0]?.value.pod;
  if (!owner) return undefined;
  const names = [...new Set(containers.map(({ value }) => value.name))];
  const pod = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { ...owner, resourceVersion: "", creationTimestamp: "" },
    spec: { containers: names.map((name) => ({ name, image: "" })), nodeName: machine.name },
  } as Pod;
  // Nobody said how long it may take: one second.
  return { ...newWorker(machine.name, pod, machine.kubeletStartedAtMs), graceMs: 1000 };
}
