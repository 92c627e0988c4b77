/**
 * What becomes of a volume: available, bound, released, reclaimed.
 * `pkg/controller/volume/persistentvolume/pv_controller.go` syncVolume
 */
import {
  boundByControllerAnnotation,
  type PersistentVolume,
  type PersistentVolumeClaim,
  provisionedByAnnotation,
} from "#api";
import { type EventNotice, nothing, type Plan, update, type View, type Why } from "../../component.ts";
import type { Stored } from "../../state/record.ts";
import { phaseWrites, unbind } from "./bind.ts";
import { recycle } from "./recycle.ts";
import { nextResync } from "./sync-claim.ts";
import { deletionBy, isRecyclable } from "./volume-plugins.ts";

type StoredVolume = Stored<"PersistentVolume">;

const volumeNotice = (
  about: PersistentVolume,
  type: "Normal" | "Warning",
  reason: string,
  message: string,
): EventNotice => ({
  about,
  type,
  reason,
  message,
});

export function syncVolume(view: View, stored: StoredVolume): Plan {
  const { claimRef } = stored.value.spec;
  if (!claimRef?.uid)
    return {
      writes: phaseWrites(view, stored, "Available", { reason: "VolumeAvailable", because: [stored] }),
    };
  const id = `${claimRef.namespace}/${claimRef.name}`;
  const claim = view.get("PersistentVolumeClaim", id);
  if (claim?.value.metadata.uid !== claimRef.uid)
    return release(view, stored, view.removal("PersistentVolumeClaim", id) ?? claim);
  return claimed(view, stored, claim);
}

function claimed(view: View, stored: StoredVolume, claim: Stored<"PersistentVolumeClaim">): Plan {
  const why: Why = { reason: "Bound", because: [stored, claim] };
  const { volumeName } = claim.value.spec;
  if (!volumeName)
    return modesDiffer(stored.value, claim.value) ? incompatible(stored.value, claim.value) : nothing;
  if (volumeName === stored.id) return { writes: phaseWrites(view, stored, "Bound", why) };
  const isSpare =
    stored.value.metadata.annotations?.[provisionedByAnnotation] &&
    stored.value.spec.persistentVolumeReclaimPolicy === "Delete";
  if (isSpare) return release(view, stored, claim);
  return { writes: [update(unbind(stored.value), { ...why, reason: "Unbound" })] };
}

const modesDiffer = ({ spec }: PersistentVolume, claim: PersistentVolumeClaim): boolean =>
  (spec.volumeMode ?? "Filesystem") !== (claim.spec.volumeMode ?? "Filesystem");

function incompatible(volume: PersistentVolume, claim: PersistentVolumeClaim): Plan {
  if (volume.metadata.annotations?.[boundByControllerAnnotation]) return nothing;
  const [to, from] = [claim.metadata.name, volume.metadata.name];
  return {
    events: [
      volumeNotice(
        volume,
        "Warning",
        "VolumeMismatch",
        `Cannot bind PersistentVolume to requested PersistentVolumeClaim "${to}" due to incompatible volumeMode.`,
      ),
      {
        about: claim,
        type: "Warning",
        reason: "VolumeMismatch",
        message: `Cannot bind PersistentVolume "${from}" to requested PersistentVolumeClaim "${to}" due to incompatible volumeMode.`,
      },
    ],
  };
}

/** The claim is gone: released first, then reclaimed. A failure stays visible while it is retried. */
function release(view: View, stored: StoredVolume, cause: { readonly revision: number } | undefined): Plan {
  const { phase } = stored.value.status ?? {};
  const why: Why = { reason: "ClaimGone", because: [stored, cause] };
  if (phase !== "Released" && phase !== "Failed")
    return { writes: phaseWrites(view, stored, "Released", why) };
  if (stored.value.spec.persistentVolumeReclaimPolicy === "Delete") return remove(view, stored, why);
  if (stored.value.spec.persistentVolumeReclaimPolicy === "Recycle") return clean(view, stored, why);
  return nothing;
}

function remove(view: View, stored: StoredVolume, why: Why): Plan {
  const volume = stored.value;
  const outcome = deletionBy(volume);
  if (outcome === "external" || volume.metadata.deletionTimestamp) return nothing;
  if (outcome === "deleted")
    return {
      writes: [
        {
          do: "delete",
          kind: "PersistentVolume",
          id: stored.id,
          uid: volume.metadata.uid,
          ...why,
          reason: "Reclaimed",
        },
      ],
    };
  return failed(view, stored, "VolumeFailedDelete", outcome.error, why);
}

function clean(view: View, stored: StoredVolume, why: Why): Plan {
  if (isRecyclable(stored.value)) return recycle(view, stored, why);
  return failed(view, stored, "VolumeFailedRecycle", "No recycler plugin found for the volume!", why);
}

function failed(view: View, stored: StoredVolume, reason: string, message: string, why: Why): Plan {
  return {
    writes: phaseWrites(view, stored, "Failed", { ...why, reason }, message),
    events: [volumeNotice(stored.value, "Warning", reason, message)],
    wakeAt: nextResync(view),
  };
}
