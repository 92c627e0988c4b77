/**
 * The attach-detach controller: asks drivers to attach volumes where Pods are, and to detach them elsewhere.
 * `pkg/controller/volume/attachdetach`
 */
import { type Manifest, outOfServiceTaint, type Pod, type VolumeAttachment } from "#api";
import {
  type Component,
  create,
  type EventNotice,
  nothing,
  type Plan,
  put,
  remove,
  type View,
  type Write,
} from "../../component.ts";
import type { Change, Ms, Stored } from "../../state/record.ts";
import { readyStatus } from "../node/zones.ts";
import { drivenBy, inlineName } from "../persistent-volumes/volume-plugins.ts";
import { type Attachable, attachable, isMountedOn, usersText } from "./wanted-attachments.ts";

/** What is remembered of a volume and a node: component record `VolumeAttaching`, id `volume node`. */
export interface VolumeAttaching {
  /** Pods were told that it is attached. */
  readonly isAttachedTold?: true;
  /** Pods were told that another node has it. */
  readonly isConflictTold?: true;
  /** Since when no Pod of the node wants it any more. */
  readonly unwantedSinceMs?: Ms;
}

const pollMs: Ms = 1000;

/** Keys are names of volumes. */
export const attachDetachController: Component = {
  name: "attachdetach-controller",
  latencyMs: 10,
  watches: {
    Pod: podKeys,
    PersistentVolumeClaim: ({ after }) => (after?.value.spec.volumeName ? [after.value.spec.volumeName] : []),
    PersistentVolume: ({ before, after }) => [(after ?? before)!.id],
    VolumeAttachment: ({ before, after }) => [volumeOf((after ?? before)!.value)],
    Node: (_change, view) => view.list("VolumeAttachment").map(({ value }) => volumeOf(value)),
  },
  reconcile,
};

function podKeys({ before, after }: Change<"Pod">, view: View): readonly string[] {
  const pod = (after ?? before)!.value;
  if (
    !pod.spec.nodeName ||
    (before?.value.spec.nodeName && after?.value.status?.phase === before.value.status?.phase)
  )
    return [];
  return (pod.spec.volumes ?? []).flatMap((volume) => {
    const driven = drivenBy(volume);
    if (driven) return [inlineName(driven)];
    const { name, persistentVolumeClaim: claim, ephemeral } = volume;
    const claimName = claim?.claimName ?? (ephemeral ? `${pod.metadata.name}-${name}` : undefined);
    const bound =
      claimName &&
      view.get("PersistentVolumeClaim", `${pod.metadata.namespace}/${claimName}`)?.value.spec.volumeName;
    return bound ? [bound] : [];
  });
}

/** The name of the volume that is attached. */
function volumeOf({ spec: { source } }: VolumeAttachment): string {
  const driven = source.inlineVolumeSpec && drivenBy(source.inlineVolumeSpec);
  return source.persistentVolumeName ?? (driven ? inlineName(driven) : "");
}

interface Steps {
  readonly writes: Write[];
  readonly events: EventNotice[];
  wakeAt?: Ms;
}

function reconcile(view: View, name: string): Plan {
  const volume = attachable(view, name);
  const attachments = view.by("attachmentsOfVolume", name);
  if (!volume && attachments.length === 0) return nothing;
  const steps: Steps = { writes: [], events: [] };
  for (const attachment of attachments) {
    const pods = volume?.pods.get(attachment.value.spec.nodeName);
    if (pods) attached(view, steps, attachment, pods);
    else detach(view, steps, volume, attachment);
  }
  for (const [node, pods] of volume?.pods ?? [])
    if (view.get("Node", node) && !attachments.some(({ value }) => value.spec.nodeName === node))
      attach(view, steps, volume!, node, pods);
  return steps;
}

const memoryId = (volume: string, node: string): string => `${volume} ${node}`;

/** Tells the Pods, once. */
function attached(
  view: View,
  steps: Steps,
  stored: Stored<"VolumeAttachment">,
  pods: readonly Stored<"Pod">[],
): void {
  const volume = volumeOf(stored.value);
  const id = memoryId(volume, stored.value.spec.nodeName);
  const known = view.get("VolumeAttaching", id)?.value;
  if (known?.unwantedSinceMs !== undefined) {
    const { unwantedSinceMs: _, ...rest } = known;
    steps.writes.push(
      put("VolumeAttaching", id, rest, { reason: "VolumeWanted", because: [stored, ...pods] }),
    );
  }
  if (!stored.value.status?.attached || known?.isAttachedTold) return;
  steps.writes.push(
    put(
      "VolumeAttaching",
      id,
      { isAttachedTold: true },
      { reason: "VolumeAttached", because: [stored, ...pods] },
    ),
  );
  const message = `AttachVolume.Attach succeeded for volume "${volume}" `;
  for (const { value } of pods) steps.events.push(notice(value, "Normal", "SuccessfulAttachVolume", message));
}

const notice = (about: Pod, type: "Normal" | "Warning", reason: string, message: string): EventNotice => ({
  about,
  type,
  reason,
  message,
});

function attach(
  view: View,
  steps: Steps,
  volume: Attachable,
  node: string,
  pods: readonly Stored<"Pod">[],
): void {
  const attachments = view.by("attachmentsOfVolume", volume.name);
  const isBeingDetached = ({ id, value }: Stored<"VolumeAttachment">): boolean =>
    value.metadata.deletionTimestamp !== undefined ||
    steps.writes.some((write) => write.do === "delete" && write.id === id);
  if (attachments.length > 0 && !volume.isShared) {
    if (attachments.every(isBeingDetached)) return;
    const id = memoryId(volume.name, node);
    if (view.get("VolumeAttaching", id)?.value.isConflictTold) return;
    const because = [...attachments, ...pods];
    steps.writes.push(
      put("VolumeAttaching", id, { isConflictTold: true }, { reason: "MultiAttach", because }),
    );
    const users = attachments.flatMap(({ value }) => volume.pods.get(value.spec.nodeName) ?? []);
    for (const { value } of pods) {
      const message = `Multi-Attach error for volume "${volume.name}" ${usersText(value, users)}`;
      steps.events.push(notice(value, "Warning", "FailedAttachVolume", message));
    }
    return;
  }
  const why = { reason: "VolumeWanted", because: [volume.stored, ...pods] };
  steps.writes.push(create(attachmentFor(view, volume, node), why));
}

/** `csi-` and a hash of volume, driver and node. */
function attachmentFor(view: View, { driver, handle, source }: Attachable, node: string): Manifest {
  return {
    apiVersion: "storage.k8s.io/v1",
    kind: "VolumeAttachment",
    metadata: {
      name: `csi-${view.random.hex(64, "name of VolumeAttachment", `${handle} ${driver} ${node}`)}`,
    },
    spec: { attacher: driver, nodeName: node, source },
  };
}

/**
 * Detaches what no Pod wants once the node has unmounted it. A node that is silent, or gone without having
 * said
 * that it has, is given six minutes; one declared out of service, none (`reconciler.go`).
 */
function detach(
  view: View,
  steps: Steps,
  volume: Attachable | undefined,
  attachment: Stored<"VolumeAttachment">,
): void {
  if (attachment.value.metadata.deletionTimestamp) return;
  const { nodeName } = attachment.value.spec;
  const node = view.get("Node", nodeName);
  const id = memoryId(volumeOf(attachment.value), nodeName);
  const known = view.get("VolumeAttaching", id);
  const since = known?.value.unwantedSinceMs ?? view.now;
  const isHealthy = node !== undefined && readyStatus(node.value) === "True";
  const isMounted = !isHealthy || (volume !== undefined && isMountedOn(view, volume, nodeName));
  const isForced =
    !isHealthy && (isOutOfService(node) || view.now - since >= view.settings.maxWaitForUnmountDurationMs);
  if (!isMounted || isForced) {
    const why = {
      reason: isForced ? "ForceDetached" : "VolumeUnwanted",
      because: [attachment, node],
    };
    steps.writes.push({ do: "delete", kind: "VolumeAttachment", id: attachment.id, ...why });
    if (known) steps.writes.push(remove(known, why));
    return;
  }
  if (known?.value.unwantedSinceMs === undefined)
    steps.writes.push(
      put(
        "VolumeAttaching",
        id,
        { ...known?.value, unwantedSinceMs: since },
        { reason: "VolumeUnwanted", because: [attachment] },
      ),
    );
  steps.wakeAt = Math.min(steps.wakeAt ?? Number.POSITIVE_INFINITY, view.now + pollMs);
}

const isOutOfService = (node: Stored<"Node"> | undefined): boolean =>
  node?.value.spec.taints?.some(({ key }) => key === outOfServiceTaint) ?? false;
