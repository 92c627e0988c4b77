/** Which nodes a volume should be attached to, and whether it may be to several. `pkg/controller/volume/attachdetach/cache`, `pkg/volume/util/util.go` */
import type { PersistentVolume, Pod } from "#api";
import type { View } from "../../component.ts";
import type { Stored } from "../../state/record.ts";
import { csiDiskId } from "../../storage/volume-types/csi.ts";
import { hasFinished } from "../pods/pod-state.ts";

/** Volumes of CSI drivers are attached, unless the driver says that it need not. */
export function isAttachable(view: View, { spec: { csi } }: PersistentVolume): boolean {
  return csi !== undefined && view.get("CSIDriver", csi.driver)?.value.spec.attachRequired !== false;
}

/** A volume that several nodes may have, by any of its access modes: IsMultiAttachAllowed. */
export function mayBeShared({ spec: { accessModes = [] } }: PersistentVolume): boolean {
  return (
    accessModes.length === 0 ||
    accessModes.some((mode) => mode === "ReadWriteMany" || mode === "ReadOnlyMany")
  );
}

/** The Pods that want a volume, by the node they are on; Pods that are being deleted still want it. */
export function podsByNode(
  view: View,
  { spec: { claimRef } }: PersistentVolume,
): ReadonlyMap<string, readonly Stored<"Pod">[]> {
  const nodes = new Map<string, Stored<"Pod">[]>();
  const claim = view.get("PersistentVolumeClaim", `${claimRef?.namespace}/${claimRef?.name}`);
  if (!claim || claim.value.status?.phase !== "Bound") return nodes;
  for (const pod of view.by("podsOfClaim", claim.id)) {
    const node = pod.value.spec.nodeName;
    if (!node || hasFinished(pod.value) || !view.get("Node", node)) continue;
    nodes.set(node, [...(nodes.get(node) ?? []), pod]);
  }
  return nodes;
}

/** Whether the kubelet of a node still has the volume mounted, as `status.volumesInUse` would say. */
export function isMountedOn(view: View, { spec: { csi } }: PersistentVolume, node: string): boolean {
  if (!csi) return false;
  const disk = csiDiskId(csi.driver, csi.volumeHandle);
  return view
    .list("PodWorker")
    .some(
      ({ value }) =>
        value.node === node &&
        (value.stage === "sync" || value.stage === "terminating") &&
        Object.values(value.volumes).some((volume) => volume.state === "mounted" && volume.disk === disk),
    );
}

/** Names of the Pods that have a volume elsewhere, as far as the reader's namespace may know them. */
export function usersText(reader: Pod, users: readonly Stored<"Pod">[]): string {
  if (users.length === 0)
    return "Volume is already exclusively attached to one node and can't be attached to another";
  const local = users
    .filter(({ value }) => value.metadata.namespace === reader.metadata.namespace)
    .map(({ value }) => value.metadata.name);
  const others = users.length - local.length;
  if (local.length === 0) return `Volume is already used by ${others} pod(s) in different namespaces`;
  const rest = others > 0 ? ` and ${others} pod(s) in different namespaces` : "";
  return `Volume is already used by pod(s) ${local.join(", ")}${rest}`;
}
