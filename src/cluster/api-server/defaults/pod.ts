/** Defaults of Pods and of Pod templates (`pkg/apis/core/v1/defaults.go`). */
import { type Pod, type PodSpec, type PodTemplate, qualityOfService } from "#api";
import { defaultContainer, defaultRequests } from "./container.ts";
import type { Draft } from "./draft.ts";
import { defaultPodVolume } from "./volume.ts";

/** `SetDefaults_Pod` on top of the spec's; priority, tolerations and service account are admission's. */
export function defaultPod(pod: Draft<Pod>): void {
  pod.status ??= {};
  pod.status.phase ??= "Pending";
  const { spec } = pod;
  if (!spec) return;
  defaultPodSpec(spec);
  for (const container of [...(spec.initContainers ?? []), ...(spec.containers ?? [])])
    defaultRequests(container);
  spec.enableServiceLinks ??= true;
  pod.status.qosClass ??= qualityOfService(pod as Pod);
}

export function defaultTemplate(template: Draft<PodTemplate> | undefined): void {
  if (template?.spec) defaultPodSpec(template.spec);
}

function defaultPodSpec(spec: Draft<PodSpec>): void {
  dropImageVolumes(spec);
  spec.dnsPolicy ??= "ClusterFirst";
  spec.restartPolicy ??= "Always";
  spec.terminationGracePeriodSeconds ??= 30;
  spec.securityContext ??= {};
  spec.schedulerName ??= "default-scheduler";
  const containers = [
    ...(spec.initContainers ?? []),
    ...(spec.containers ?? []),
    ...(spec.ephemeralContainers ?? []),
  ];
  for (const container of containers) defaultContainer(container);
  for (const volume of spec.volumes ?? []) defaultPodVolume(volume);
  if (spec.hostNetwork) defaultHostPorts(spec);
  if (spec.serviceAccountName) spec.serviceAccount = spec.serviceAccountName;
  else if (spec.serviceAccount) spec.serviceAccountName = spec.serviceAccount;
}

/** On the node's own network a container's port is the node's port (`defaultHostNetworkPorts`). */
function defaultHostPorts(spec: Draft<PodSpec>): void {
  for (const container of [...(spec.initContainers ?? []), ...(spec.containers ?? [])]) {
    for (const port of container.ports ?? []) port.hostPort ||= port.containerPort;
  }
}

/**
 * Volumes made of an image are an alpha feature of 1.32, off unless asked for: they vanish without a word,
 * and so do
 * their mounts (`dropImageVolumes` of `pkg/api/pod/util.go`).
 */
function dropImageVolumes(spec: Draft<PodSpec>): void {
  const images = (spec.volumes ?? []).filter(({ image }) => image !== undefined).map(({ name }) => name);
  if (images.length === 0 || !spec.volumes) return;
  spec.volumes = spec.volumes.filter(({ name }) => !images.includes(name));
  for (const container of [...(spec.containers ?? []), ...(spec.initContainers ?? [])]) {
    if (container.volumeMounts) {
      container.volumeMounts = container.volumeMounts.filter(({ name }) => !images.includes(name));
    }
  }
}
