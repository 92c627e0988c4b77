/**
 * The Recycle policy: a Pod deletes every file. `pkg/volume/util/recyclerclient/recycler_client.go`,
 * `pkg/volume/plugins.go`
 */
import type { Event, Manifest, PersistentVolume } from "#api";
import { create, type EventNotice, nothing, type Plan, put, type View, type Why } from "../../component.ts";
import { aboutKey } from "../../state/indexes.ts";
import type { Stored } from "../../state/record.ts";
import { nextResync } from "./sync-claim.ts";

/** `RecyclingVolume/volume`: the Events of the recycler Pod that were passed on. */
export interface RecyclingVolume {
  readonly heard: readonly string[];
}

export const recyclerName = (volume: string): string => `recycler-for-${volume}`;

const command = 'test -e /scrub && find /scrub -mindepth 1 -delete && test -z "$(ls -A /scrub)" || exit 1';

/**
 * What the Pod's Events say is passed on to the volume, twice: in 1.32 both watches of the recycler listen to
 * Events.
 * So it never hears that the Pod has ended, and the volume stays Released.
 */
export function recycle(view: View, stored: Stored<"PersistentVolume">, why: Why): Plan {
  const users = podsUsing(view, stored.value);
  if (users.length > 0) {
    const message = `Volume is used by pods: ${users.join(",")}`;
    return { events: [notice(stored.value, "VolumeFailedRecycle", message)], wakeAt: nextResync(view) };
  }
  const name = recyclerName(stored.id);
  const known = view.get("RecyclingVolume", stored.id);
  if (!known) {
    const record = put("RecyclingVolume", stored.id, { heard: [] }, { ...why, reason: "Recycling" });
    return { writes: [record, create(recyclerPod(stored.value, name), { ...why, reason: "Recycling" })] };
  }
  const fresh = view
    .by("eventsAbout", aboutKey({ kind: "Pod", namespace: "default", name }))
    .filter(({ value }) => !known.value.heard.includes(value.metadata.name));
  if (fresh.length === 0) return nothing;
  const heard = [...known.value.heard, ...fresh.map(({ value }) => value.metadata.name)];
  return {
    writes: [
      put("RecyclingVolume", stored.id, { heard }, { reason: "RecyclerHeard", because: [known, ...fresh] }),
    ],
    events: fresh.flatMap(({ value }) => [passedOn(stored.value, value), passedOn(stored.value, value)]),
  };
}

const notice = (about: PersistentVolume, reason: string, message: string): EventNotice => ({
  about,
  type: "Normal",
  reason,
  message,
});

const passedOn = (about: PersistentVolume, { type, message }: Event): EventNotice => ({
  about,
  type,
  reason: "RecyclerPod",
  message: `Recycler pod: ${message}`,
});

function podsUsing(view: View, { spec: { claimRef } }: PersistentVolume): readonly string[] {
  return view
    .by("podsOfClaim", `${claimRef?.namespace}/${claimRef?.name}`)
    .filter(({ value }) => value.status?.phase !== "Succeeded" && value.status?.phase !== "Failed")
    .map(({ id }) => id);
}

function recyclerPod({ spec }: PersistentVolume, name: string): Manifest {
  const source = spec.nfs ? { nfs: spec.nfs } : { hostPath: { path: spec.hostPath?.path ?? "" } };
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, namespace: "default" },
    spec: {
      activeDeadlineSeconds: 60,
      restartPolicy: "Never",
      volumes: [{ name: "vol", ...source }],
      containers: [
        {
          name: "pv-recycler",
          image: "registry.k8s.io/build-image/debian-base:bookworm-v1.0.4",
          command: ["/bin/sh"],
          args: ["-c", command],
          volumeMounts: [{ name: "vol", mountPath: "/scrub" }],
        },
      ],
    },
  };
}
