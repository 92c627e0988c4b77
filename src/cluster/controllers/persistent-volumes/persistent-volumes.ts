/**
 * The persistent volume controller: binds claims and volumes, and reclaims what is released.
 * `pkg/controller/volume/persistentvolume`
 */
import { type Component, nothing, type Plan, type View } from "../../component.ts";
import type { Change } from "../../state/record.ts";
import { recyclerName } from "./recycle.ts";
import { syncClaim } from "./sync-claim.ts";
import { syncVolume } from "./sync-volume.ts";

/** Keys are `claim namespace/name` and `volume name`. */
export const persistentVolumeController: Component = {
  name: "persistentvolume-controller",
  latencyMs: 7,
  watches: {
    PersistentVolumeClaim: claimKeys,
    PersistentVolume: volumeKeys,
    StorageClass: ({ after }, view) => (after ? waiting(view) : []),
    Event: ({ after }) => {
      const about = after?.value.involvedObject;
      const isRecycler = about?.kind === "Pod" && about.name?.startsWith(recyclerName(""));
      return isRecycler ? [`volume ${about.name?.slice(recyclerName("").length)}`] : [];
    },
  },
  reconcile,
};

function claimKeys({ before, after }: Change<"PersistentVolumeClaim">, view: View): readonly string[] {
  const names = new Set([before?.value.spec.volumeName, after?.value.spec.volumeName]);
  const volumes = [...names].flatMap((name) => (name ? [`volume ${name}`] : []));
  const id = (after ?? before)!.id;
  if (after) return [`claim ${id}`, ...volumes];
  // Volumes may still name a claim that never got to name them.
  const naming = view
    .list("PersistentVolume")
    .filter(({ value }) => value.spec.claimRef?.uid === before?.value.metadata.uid);
  return [...volumes, ...naming.map((volume) => `volume ${volume.id}`)];
}

/** A volume that becomes free is of interest to every claim that waits. */
function volumeKeys({ before, after }: Change<"PersistentVolume">, view: View): readonly string[] {
  const { claimRef } = (after ?? before)!.value.spec;
  const own = claimRef?.name ? [`claim ${claimRef.namespace}/${claimRef.name}`] : [];
  const isFree = after?.value.status?.phase === "Available" && before?.value.status?.phase !== "Available";
  return [`volume ${(after ?? before)!.id}`, ...own, ...(isFree ? waiting(view) : [])];
}

function waiting(view: View): readonly string[] {
  return view
    .list("PersistentVolumeClaim")
    .filter(({ value }) => value.status?.phase !== "Bound" && value.status?.phase !== "Lost")
    .map(({ id }) => `claim ${id}`);
}

function reconcile(view: View, key: string): Plan {
  const [kind, id = ""] = key.split(" ");
  if (kind === "claim") {
    const claim = view.get("PersistentVolumeClaim", id);
    return claim ? syncClaim(view, claim) : nothing;
  }
  const volume = view.get("PersistentVolume", id);
  return volume ? syncVolume(view, volume) : nothing;
}
