/**
 * Claims and volumes in use stay until they are not: `pkg/controller/volume/pvcprotection`,
 * `pkg/controller/volume/pvprotection`.
 */
import { claimProtectionFinalizer, type KubernetesObject, volumeProtectionFinalizer } from "#api";
import { type Component, nothing, type Plan, update, type View } from "../../component.ts";
import type { Change, Stored } from "../../state/record.ts";

/**
 * A claim is in use while a Pod that has a node names it, even one that has ended. Keys are `namespace/name`.
 */
export const claimProtectionController: Component = {
  name: "pvc-protection-controller",
  latencyMs: 20,
  watches: { PersistentVolumeClaim: ({ after }) => (after ? [after.id] : []), Pod: podKeys },
  reconcile: (view, id) => {
    const stored = view.get("PersistentVolumeClaim", id);
    if (!stored) return nothing;
    const users = view.by("podsOfClaim", id).filter(({ value }) => value.spec.nodeName);
    return protect(stored, claimProtectionFinalizer, users.length > 0);
  },
};

/** The claims of a Pod that has gone. */
function podKeys({ before, after }: Change<"Pod">, view: View): readonly string[] {
  if (after || !before) return [];
  const { metadata, spec } = before.value;
  return (spec.volumes ?? []).flatMap((volume) => {
    const name =
      volume.persistentVolumeClaim?.claimName ??
      (volume.ephemeral ? `${metadata.name}-${volume.name}` : undefined);
    const id = `${metadata.namespace}/${name}`;
    return view.get("PersistentVolumeClaim", id)?.value.metadata.deletionTimestamp ? [id] : [];
  });
}

/** A volume is in use while it is Bound. Keys are names. */
export const volumeProtectionController: Component = {
  name: "pv-protection-controller",
  latencyMs: 20,
  watches: { PersistentVolume: ({ after }) => (after ? [after.id] : []) },
  reconcile: (view: View, id) => {
    const stored = view.get("PersistentVolume", id);
    return stored
      ? protect(stored, volumeProtectionFinalizer, stored.value.status?.phase === "Bound")
      : nothing;
  },
};

function protect(
  stored: Stored<"PersistentVolume"> | Stored<"PersistentVolumeClaim">,
  finalizer: string,
  isUsed: boolean,
): Plan {
  const object: KubernetesObject = stored.value;
  const { deletionTimestamp, finalizers = [], ...rest } = object.metadata;
  const has = finalizers.includes(finalizer);
  if (!deletionTimestamp) {
    if (has) return nothing;
    const metadata = { ...object.metadata, finalizers: [...finalizers, finalizer] };
    return { writes: [update({ ...object, metadata }, { reason: "Protected", because: [stored] })] };
  }
  if (!has || isUsed) return nothing;
  const kept = finalizers.filter((name) => name !== finalizer);
  const metadata = { ...rest, deletionTimestamp, ...(kept.length > 0 ? { finalizers: kept } : {}) };
  return { writes: [update({ ...object, metadata }, { reason: "NotInUse", because: [stored] })] };
}
