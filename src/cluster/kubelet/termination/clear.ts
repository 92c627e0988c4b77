/** Clearing away what a Pod leaves on its machine. */

import type { ContainerInstance } from "../../state/machine-records.ts";
import { fileAt, removeTree } from "../../storage/files/index.ts";
import type { PodDraft } from "../pod-draft.ts";

/** The Pod's own disks go with everything on them; what was only mounted stays where it is. */
export function tearDownVolumes(draft: PodDraft): void {
  const { machine, view } = draft;
  for (const { id, value } of view.by("disksOfPod", draft.uid)) {
    if (value.machine !== machine.name || value.volume === undefined) continue;
    draft.removeDisk(id, "VolumeUnmounted");
  }
}

/** Removes the Pod's containers with their layers and logs, its sandboxes, and its directory. */
export function clearContainers(draft: PodDraft): void {
  for (const instance of draft.instances()) clearContainer(draft, instance);
  for (const sandbox of draft.sandboxes()) {
    draft.removeSandbox(sandbox, "SandboxRemoved");
  }
  const { namespace, name, uid } = draft.pod.metadata;
  removePath(draft, `/var/lib/kubelet/pods/${uid}`);
  removePath(draft, `/var/log/pods/${namespace}_${name}_${uid}`);
}

/** One dead container, its layer and its log. */
function clearContainer(draft: PodDraft, instance: ContainerInstance): void {
  removePath(draft, instance.logPath);
  draft.removeDisk(instance.layer, "ContainerRemoved");
  draft.removeInstance(instance, "ContainerRemoved");
}

function removePath({ files, machine }: PodDraft, path: string): void {
  const found = fileAt(files, machine.name, path);
  if (found) removeTree(files, found);
}

/**
 * Of each container only the last dead instance is kept beside the one that runs.
 * `pkg/kubelet/pod_container_deletor.go`
 */
export function clearOldContainers(draft: PodDraft): void {
  const newest = new Set<string>();
  for (const instance of [...draft.instances()].reverse()) {
    if (instance.state !== "exited") continue;
    if (newest.has(instance.name)) clearContainer(draft, instance);
    newest.add(instance.name);
  }
}
