/**
 * A claim that grew: asked for, resized by its driver, finished on the node. `pkg/controller/volume/expand`,
 * https://github.com/kubernetes-csi/external-resizer
 */
import { type Condition, compareQuantities, type PersistentVolumeClaim, type Pod } from "#api";
import {
  type Component,
  type EventNotice,
  nothing,
  type Plan,
  update,
  updateStatus,
  type View,
  type Why,
} from "../../component.ts";
import type { Stored } from "../../state/record.ts";
import { provisionerNamed } from "../../storage/provisioners/index.ts";
import { timestampAt } from "../../time/epoch.ts";
import { isTrue, withoutCondition } from "../conditions.ts";
import { classNameOf } from "../persistent-volumes/class-of.ts";

const pendingType = "FileSystemResizePending";
const pendingMessage = "Waiting for user to (re-)start a pod to finish file system resize of volume on node.";

type StoredClaim = Stored<"PersistentVolumeClaim">;

const requested = ({ spec }: PersistentVolumeClaim): string | undefined => spec.resources?.requests?.storage;

/** Whether a bound claim asks for more than it has. */
const hasGrown = (claim: PersistentVolumeClaim): boolean =>
  claim.status?.phase === "Bound" && compareQuantities(requested(claim), claim.status.capacity?.storage) > 0;

/** Keys are `namespace/name` of claims. */
export const expandController: Component = {
  name: "volume_expand",
  latencyMs: 10,
  watches: {
    PersistentVolumeClaim: ({ before, after }) => {
      const isNew =
        after && hasGrown(after.value) && requested(after.value) !== (before && requested(before.value));
      return isNew ? [after.id] : [];
    },
  },
  reconcile: (view, id) => {
    const stored = view.get("PersistentVolumeClaim", id);
    if (!stored || !hasGrown(stored.value) || !mayExpand(view, stored.value)) return nothing;
    return {
      events: [
        notice(stored.value, "ExternalExpanding", "waiting for an external controller to expand this PVC"),
      ],
    };
  },
};

function mayExpand(view: View, claim: PersistentVolumeClaim): boolean {
  const volume = view.get("PersistentVolume", claim.spec.volumeName ?? "")?.value;
  const storageClass = view.get("StorageClass", classNameOf(claim) ?? "")?.value;
  return volume?.spec.csi !== undefined && storageClass?.allowVolumeExpansion === true;
}

const notice = (
  about: PersistentVolumeClaim | Pod,
  reason: string,
  message: string,
  source?: string,
): EventNotice => ({
  about,
  type: "Normal",
  reason,
  message,
  ...(source ? { source } : {}),
});

/** The driver's side of it. Keys are `namespace/name` of claims. */
export const externalResizer: Component = {
  name: "external-resizer",
  latencyMs: 100,
  watches: { PersistentVolumeClaim: ({ after }) => (after && hasGrown(after.value) ? [after.id] : []) },
  reconcile: resize,
};

function resize(view: View, id: string): Plan {
  const claim = view.get("PersistentVolumeClaim", id);
  const volume = view.get("PersistentVolume", claim?.value.spec.volumeName ?? "");
  const driver = volume?.value.spec.csi?.driver;
  if (!claim || !volume || !driver || !hasGrown(claim.value) || !provisionerNamed(driver)?.driver?.expands)
    return nothing;
  if (!mayExpand(view, claim.value) || isTrue(claim.value.status?.conditions, pendingType)) return nothing;
  const storage = requested(claim.value) ?? "0";
  const why: Why = { reason: "Resized", because: [claim, volume] };
  const grown = {
    ...volume.value,
    spec: { ...volume.value.spec, capacity: { ...volume.value.spec.capacity, storage } },
  };
  const at = timestampAt(view.now);
  const pending: Condition = {
    type: pendingType,
    status: "True",
    message: pendingMessage,
    lastProbeTime: null,
    lastTransitionTime: at,
  };
  const conditions = [...withoutCondition(claim.value.status?.conditions, pendingType), pending];
  const source = `external-resizer ${driver}`;
  return {
    writes: [
      update(grown, why),
      updateStatus({ ...claim.value, status: { ...claim.value.status, conditions } }, why),
    ],
    events: [
      notice(claim.value, "Resizing", `External resizer is resizing volume ${volume.id}`, source),
      notice(claim.value, "FileSystemResizeRequired", "Require file system resize of volume on node", source),
    ],
  };
}

/**
 * The kubelet's side of it: the file system grows while a Pod has it mounted. Keys are `namespace/name` of
 * claims.
 */
export const fileSystemExpander: Component = {
  name: "kubelet/file-system-expansion",
  latencyMs: 500,
  actor: () => "kubelet",
  watches: {
    PersistentVolumeClaim: ({ after }) =>
      after && isTrue(after.value.status?.conditions, pendingType) ? [after.id] : [],
    Pod: ({ before, after }, view) => {
      if (after?.value.status?.phase !== "Running" || before?.value.status?.phase === "Running") return [];
      return (after.value.spec.volumes ?? []).flatMap(({ name, persistentVolumeClaim: claim, ephemeral }) => {
        const claimName = claim?.claimName ?? (ephemeral ? `${after.value.metadata.name}-${name}` : "");
        const id = `${after.value.metadata.namespace}/${claimName}`;
        return isTrue(view.get("PersistentVolumeClaim", id)?.value.status?.conditions, pendingType)
          ? [id]
          : [];
      });
    },
  },
  reconcile: growOnNode,
};

function growOnNode(view: View, id: string): Plan {
  const stored: StoredClaim | undefined = view.get("PersistentVolumeClaim", id);
  const running = view.by("podsOfClaim", id).find(({ value }) => value.status?.phase === "Running");
  if (!stored || !running || !isTrue(stored.value.status?.conditions, pendingType)) return nothing;
  const { conditions: _, ...status } = stored.value.status ?? {};
  const kept = withoutCondition(stored.value.status?.conditions, pendingType);
  const next = {
    ...status,
    capacity: { ...status.capacity, storage: requested(stored.value) ?? "0" },
    ...(kept.length > 0 ? { conditions: kept } : {}),
  };
  const message = `MountVolume.NodeExpandVolume succeeded for volume "${stored.value.spec.volumeName}" ${running.value.spec.nodeName}`;
  const said = (about: PersistentVolumeClaim | Pod): EventNotice => ({
    ...notice(about, "FileSystemResizeSuccessful", message, "kubelet"),
    host: running.value.spec.nodeName ?? "",
  });
  return {
    writes: [
      updateStatus(
        { ...stored.value, status: next },
        { reason: "FileSystemResized", because: [stored, running] },
      ),
    ],
    events: [said(running.value), said(stored.value)],
  };
}
