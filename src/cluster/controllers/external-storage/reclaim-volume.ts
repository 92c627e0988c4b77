/**
 * The end of a provisioner's volumes: who holds them, and what deletes their bytes.
 * `sigs.k8s.io/sig-storage-lib-external-provisioner/controller/controller.go`
 */
import { type PersistentVolume, provisionedByAnnotation } from "#api";
import { nothing, type Plan, remove, update, type View, type Why, type Write } from "../../component.ts";
import type { Ms, Stored } from "../../state/record.ts";
import { DraftFiles, fileAt, removeTree } from "../../storage/files/index.ts";
import { provisionerNamed } from "../../storage/provisioners/index.ts";
import { csiDiskId } from "../../storage/volume-types/csi.ts";

export const finalizer = "external-provisioner.volume.kubernetes.io/finalizer";

/** How long it takes to make a volume, or to delete one. */
export const workMs: Ms = 300;

/**
 * A driver's volume is held by a finalizer while its disk is to be deleted with it, and not when it is to be
 * kept:
 * handleProtectionFinalizer.
 */
export function guard(stored: Stored<"PersistentVolume">): Plan | undefined {
  const { metadata, spec, status } = stored.value;
  if (!provisionerNamed(metadata.annotations?.[provisionedByAnnotation])?.driver) return undefined;
  const isHeld = metadata.finalizers?.includes(finalizer) ?? false;
  if (spec.persistentVolumeReclaimPolicy !== "Delete") {
    const why: Why = { reason: "VolumeRetained", because: [stored] };
    return isHeld ? { writes: released(stored, why) } : undefined;
  }
  if (isHeld || metadata.deletionTimestamp || status?.phase !== "Bound") return undefined;
  const finalizers = [...(metadata.finalizers ?? []), finalizer];
  const why: Why = { reason: "VolumeGuarded", because: [stored] };
  return { writes: [update({ ...stored.value, metadata: { ...metadata, finalizers } }, why)] };
}

/** A released volume of its own goes with all that is on it, once nothing has it attached. */
export function reclaim(view: View, stored: Stored<"PersistentVolume">): Plan {
  const { metadata, spec, status } = stored.value;
  if (
    !provisionerNamed(metadata.annotations?.[provisionedByAnnotation]) ||
    spec.persistentVolumeReclaimPolicy !== "Delete"
  )
    return nothing;
  const isReleased = status?.phase === "Released" || status?.phase === "Failed";
  if (!isReleased || (metadata.deletionTimestamp && !metadata.finalizers?.includes(finalizer)))
    return nothing;
  const isAttached = view
    .list("VolumeAttachment")
    .some(({ value }) => value.spec.source.persistentVolumeName === stored.id);
  if (isAttached) return { wakeAt: view.now + workMs };
  const why: Why = { reason: "Reclaimed", because: [stored] };
  const deletion: Write = {
    do: "delete",
    kind: "PersistentVolume",
    id: stored.id,
    uid: metadata.uid,
    ...why,
  };
  return {
    writes: [
      ...emptied(view, stored.value, why),
      ...(metadata.deletionTimestamp ? [] : [deletion]),
      ...released(stored, why),
    ],
  };
}

/** Without a version: the deletion was written a moment ago. */
function released({ value: volume }: Stored<"PersistentVolume">, why: Why): readonly Write[] {
  const { finalizers = [], ...rest } = volume.metadata;
  if (!finalizers.includes(finalizer)) return [];
  const kept = finalizers.filter((name) => name !== finalizer);
  return [update({ ...volume, metadata: { ...rest, resourceVersion: "", finalizers: kept } }, why)];
}

/** The bytes: a driver's disk, or a directory on every node that has it. */
function emptied(view: View, { spec }: PersistentVolume, why: Why): readonly Write[] {
  const files = new DraftFiles(view, why);
  if (spec.csi) {
    const disk = view.get("Disk", csiDiskId(spec.csi.driver, spec.csi.volumeHandle));
    if (!disk) return [];
    for (const file of files.all(disk.id)) files.remove(file);
    return [...files.writes(), remove(disk, why)];
  }
  for (const { id } of view.list("Node")) {
    const directory = spec.hostPath && fileAt(files, id, spec.hostPath.path);
    if (directory) removeTree(files, directory);
  }
  return files.writes();
}
