/**
 * Which nodes a volume should be attached to, and whether it may be to several.
 * `pkg/controller/volume/attachdetach/cache`, `pkg/volume/util/util.go`
 */
import type { PersistentVolume, Pod, Volume, VolumeAttachment } from "#api";
import type { View } from "../../component.ts";
import type { Stored } from "../../state/record.ts";
import { csiDiskId } from "../../storage/volume-types/csi.ts";
import { drivenBy, inlineName } from "../persistent-volumes/volume-plugins.ts";
import { hasFinished } from "../pods/pod-state.ts";

/** A volume that a driver attaches to nodes. */
export interface Attachable {
  readonly name: string;
  readonly driver: string;
  readonly handle: string;
  /** Several nodes may have it. */
  readonly isShared: boolean;
  readonly source: VolumeAttachment["spec"]["source"];
  readonly stored: Stored<"PersistentVolume"> | undefined;
  /** The Pods that want it, by the node they are on; Pods that are being deleted still want it. */
  readonly pods: ReadonlyMap<string, readonly Stored<"Pod">[]>;
}

/** A PersistentVolume, or a volume that Pods name themselves; `undefined` for one that nothing attaches. */
export function attachable(view: View, name: string): Attachable | undefined {
  const stored = view.get("PersistentVolume", name);
  if (stored) return persistent(view, stored);
  const pods = view.by("podsOfInlineVolume", name);
  const volume = pods
    .flatMap(({ value }) => value.spec.volumes ?? [])
    .find((candidate) => inlineOf(candidate) === name);
  const driven = volume && drivenBy(volume);
  if (!driven || !mustAttach(view, driven.driver)) return undefined;
  const inlineVolumeSpec = {
    accessModes: ["ReadWriteOnce"],
    csi: { driver: driven.driver, volumeHandle: driven.handle },
  };
  return {
    ...driven,
    name,
    isShared: false,
    source: { inlineVolumeSpec },
    stored: undefined,
    pods: byNode(pods),
  };
}

const inlineOf = (volume: Volume): string | undefined => {
  const driven = drivenBy(volume);
  return driven && inlineName(driven);
};

function persistent(view: View, stored: Stored<"PersistentVolume">): Attachable | undefined {
  const { spec } = stored.value;
  const driven = drivenBy(spec);
  if (!driven || !mustAttach(view, driven.driver)) return undefined;
  const claim = view.get("PersistentVolumeClaim", `${spec.claimRef?.namespace}/${spec.claimRef?.name}`);
  // A claim that was made again under the same name may have got another volume.
  const isBound = claim?.value.status?.phase === "Bound" && claim.value.spec.volumeName === stored.id;
  const pods = isBound ? view.by("podsOfClaim", claim.id) : [];
  const source = { persistentVolumeName: stored.id };
  return {
    ...driven,
    name: stored.id,
    isShared: mayBeShared(stored.value),
    source,
    stored,
    pods: byNode(pods),
  };
}

/** Drivers attach unless their CSIDriver says that they need not. */
const mustAttach = (view: View, driver: string): boolean =>
  view.get("CSIDriver", driver)?.value.spec.attachRequired !== false;

/** A volume that several nodes may have, by any of its access modes: IsMultiAttachAllowed. */
function mayBeShared({ spec: { accessModes = [] } }: PersistentVolume): boolean {
  return (
    accessModes.length === 0 ||
    accessModes.some((mode) => mode === "ReadWriteMany" || mode === "ReadOnlyMany")
  );
}

/** Pods that have ended want nothing; one that is being deleted still has its volumes until it is gone. */
function byNode(pods: readonly Stored<"Pod">[]): ReadonlyMap<string, readonly Stored<"Pod">[]> {
  const nodes = new Map<string, Stored<"Pod">[]>();
  for (const pod of pods) {
    const node = pod.value.spec.nodeName;
    const isOver = hasFinished(pod.value) && !pod.value.metadata.deletionTimestamp;
    if (!node || isOver) continue;
    nodes.set(node, [...(nodes.get(node) ?? []), pod]);
  }
  return nodes;
}

/** Whether the kubelet of a node still has the volume mounted, as `status.volumesInUse` would say. */
export function isMountedOn(view: View, { driver, handle }: Attachable, node: string): boolean {
  const disk = csiDiskId(driver, handle);
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
