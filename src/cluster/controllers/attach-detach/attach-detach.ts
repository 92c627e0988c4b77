/** The attach-detach controller: asks drivers to attach volumes where Pods are, and to detach them elsewhere. `pkg/controller/volume/attachdetach` */
import { type Manifest, outOfServiceTaint, type PersistentVolume, type Pod } from "#api";
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
import { isAttachable, isMountedOn, mayBeShared, podsByNode, usersText } from "./wanted-attachments.ts";

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
  latencyMs: 50,
  watches: {
    Pod: podKeys,
    PersistentVolumeClaim: ({ after }) => (after?.value.spec.volumeName ? [after.value.spec.volumeName] : []),
    PersistentVolume: ({ before, after }) => [(after ?? before)!.id],
    VolumeAttachment: ({ before, after }) => {
      const name = (after ?? before)!.value.spec.source.persistentVolumeName;
      return name ? [name] : [];
    },
    Node: (_change, view) =>
      view.list("VolumeAttachment").flatMap(({ value }) => value.spec.source.persistentVolumeName ?? []),
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
  return (pod.spec.volumes ?? []).flatMap(({ name, persistentVolumeClaim: claim, ephemeral }) => {
    const claimName = claim?.claimName ?? (ephemeral ? `${pod.metadata.name}-${name}` : undefined);
    const bound =
      claimName &&
      view.get("PersistentVolumeClaim", `${pod.metadata.namespace}/${claimName}`)?.value.spec.volumeName;
    return bound ? [bound] : [];
  });
}

interface Steps {
  readonly writes: Write[];
  readonly events: EventNotice[];
  wakeAt?: Ms;
}

function reconcile(view: View, name: string): Plan {
  const volume = view.get("PersistentVolume", name);
  const attachments = view
    .list("VolumeAttachment")
    .filter(({ value }) => value.spec.source.persistentVolumeName === name);
  const isOurs = volume && isAttachable(view, volume.value);
  if (!isOurs && attachments.length === 0) return nothing;
  const wanted = isOurs ? podsByNode(view, volume.value) : new Map<string, readonly Stored<"Pod">[]>();
  const steps: Steps = { writes: [], events: [] };
  for (const attachment of attachments) {
    const pods = wanted.get(attachment.value.spec.nodeName);
    if (pods) attached(view, steps, attachment, pods);
    else detach(view, steps, volume, attachment);
  }
  for (const [node, pods] of wanted)
    if (!attachments.some(({ value }) => value.spec.nodeName === node))
      attach(view, steps, volume!, { node, pods, wanted, attachments });
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
  const { nodeName, source } = stored.value.spec;
  const volume = source.persistentVolumeName ?? "";
  const id = memoryId(volume, nodeName);
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

interface Demand {
  readonly node: string;
  readonly pods: readonly Stored<"Pod">[];
  readonly wanted: ReadonlyMap<string, readonly Stored<"Pod">[]>;
  readonly attachments: readonly Stored<"VolumeAttachment">[];
}

function attach(
  view: View,
  steps: Steps,
  volume: Stored<"PersistentVolume">,
  { node, pods, wanted, attachments }: Demand,
): void {
  if (attachments.length > 0 && !mayBeShared(volume.value)) {
    const id = memoryId(volume.id, node);
    if (view.get("VolumeAttaching", id)?.value.isConflictTold) return;
    const because = [volume, ...attachments, ...pods];
    steps.writes.push(
      put("VolumeAttaching", id, { isConflictTold: true }, { reason: "MultiAttach", because }),
    );
    const users = attachments.flatMap(({ value }) => wanted.get(value.spec.nodeName) ?? []);
    for (const { value } of pods) {
      const message = `Multi-Attach error for volume "${volume.id}" ${usersText(value, users)}`;
      steps.events.push(notice(value, "Warning", "FailedAttachVolume", message));
    }
    return;
  }
  steps.writes.push(
    create(attachmentFor(view, volume.value, node), { reason: "VolumeWanted", because: [volume, ...pods] }),
  );
}

/** `csi-` and a hash of volume, driver and node. */
function attachmentFor(view: View, { metadata, spec }: PersistentVolume, node: string): Manifest {
  const { driver = "", volumeHandle = "" } = spec.csi ?? {};
  return {
    apiVersion: "storage.k8s.io/v1",
    kind: "VolumeAttachment",
    metadata: {
      name: `csi-${view.random.hex(64, "name of VolumeAttachment", `${volumeHandle} ${driver} ${node}`)}`,
    },
    spec: { attacher: driver, nodeName: node, source: { persistentVolumeName: metadata.name } },
  };
}

/**
 * Detaches what no Pod wants once the node has unmounted it. A silent node is given six minutes; one declared out of
 * service, none (`reconciler.go`).
 */
function detach(
  view: View,
  steps: Steps,
  volume: Stored<"PersistentVolume"> | undefined,
  attachment: Stored<"VolumeAttachment">,
): void {
  if (attachment.value.metadata.deletionTimestamp) return;
  const { nodeName, source } = attachment.value.spec;
  const node = view.get("Node", nodeName);
  const id = memoryId(source.persistentVolumeName ?? "", nodeName);
  const known = view.get("VolumeAttaching", id);
  const since = known?.value.unwantedSinceMs ?? view.now;
  const isHealthy = node !== undefined && readyStatus(node.value) === "True";
  const isMounted = isHealthy
    ? volume !== undefined && isMountedOn(view, volume.value, nodeName)
    : node !== undefined;
  const isForced =
    !isHealthy && (isOutOfService(node) || view.now - since >= view.settings.maxWaitForUnmountDurationMs);
  if (!isMounted || isForced) {
    const why = {
      reason: isForced ? "ForceDetached" : "VolumeUnwanted",
      because: [attachment, node, volume],
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
