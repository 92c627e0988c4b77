/**
 * The ephemeral volume controller: claims that live as long as their Pod. `pkg/controller/volume/ephemeral`
 */
import type { Manifest, Pod, Volume } from "#api";
import {
  type Component,
  create,
  type EventNotice,
  nothing,
  type Plan,
  type View,
  type Write,
} from "../../component.ts";
import { controllerReference } from "../owners.ts";

/** Keys are `namespace/name` of Pods. */
export const ephemeralVolumeController: Component = {
  name: "ephemeral_volume",
  latencyMs: 15,
  watches: {
    Pod: ({ before, after }) =>
      after && !before && after.value.spec.volumes?.some(({ ephemeral }) => ephemeral) ? [after.id] : [],
    PersistentVolumeClaim: ({ before, after }, view) =>
      after || !before
        ? []
        : view
            .by("podsOfClaim", before.id)
            .flatMap(({ id, value }) => (value.spec.volumes?.some(({ ephemeral }) => ephemeral) ? [id] : [])),
  },
  reconcile,
};

function reconcile(view: View, id: string): Plan {
  const stored = view.get("Pod", id);
  if (!stored || stored.value.metadata.deletionTimestamp) return nothing;
  const pod = stored.value;
  const writes: Write[] = [];
  const events: EventNotice[] = [];
  for (const volume of pod.spec.volumes ?? []) {
    if (!volume.ephemeral?.volumeClaimTemplate) continue;
    const name = `${pod.metadata.name}-${volume.name}`;
    const claim = view.get("PersistentVolumeClaim", `${pod.metadata.namespace}/${name}`)?.value;
    if (!claim)
      writes.push(create(claimFor(pod, volume, name), { reason: "EphemeralVolume", because: [stored] }));
    else if (!claim.metadata.ownerReferences?.some(({ uid }) => uid === pod.metadata.uid)) {
      const message = `ephemeral volume ${volume.name}: PVC ${pod.metadata.namespace}/${name} was not created for pod ${id} (pod is not owner)`;
      events.push({ about: pod, type: "Warning", reason: "EphemeralVolumeCreationFailed", message });
    }
  }
  return { writes, events };
}

function claimFor(pod: Pod, { ephemeral }: Volume, name: string): Manifest {
  const { metadata, spec } = ephemeral!.volumeClaimTemplate!;
  return {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: {
      name,
      namespace: pod.metadata.namespace ?? "default",
      ...(metadata?.labels ? { labels: metadata.labels } : {}),
      ...(metadata?.annotations ? { annotations: metadata.annotations } : {}),
      ownerReferences: [controllerReference(pod)],
    },
    spec,
  };
}
