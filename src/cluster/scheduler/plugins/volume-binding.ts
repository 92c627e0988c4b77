/**
 * VolumeBinding: a Pod's claims must be bound, or bindable, where it goes.
 * `pkg/scheduler/framework/plugins/volumebinding`.
 */
import type { Pod } from "#api";
import { createdOrChanged, nodeAdded, nodeTaintsChanged } from "../occurrences.ts";
import { type Plugin, unresolvable } from "../plugin.ts";
import { nodeVolumes } from "../volumes/node-volumes.ts";
import { claimNameOf, podClaims } from "../volumes/pod-claims.ts";

const usesClaims = (pod: Pod): boolean =>
  (pod.spec.volumes ?? []).some((volume) => claimNameOf(pod, volume) !== undefined);

export const volumeBinding: Plugin = {
  name: "VolumeBinding",
  prepare: ({ view, pod }) => {
    if (!usesClaims(pod)) return undefined;
    const claims = podClaims(view, pod);
    if (!claims) return undefined;
    if ("refused" in claims) return claims;
    if (claims.immediate.length > 0) return { refused: "pod has unbound immediate PersistentVolumeClaims" };
    return {
      filter: ({ node }) => {
        const { reasons } = nodeVolumes(view, claims, node);
        return reasons.length === 0 ? undefined : unresolvable(...reasons);
      },
    };
  },
  wakes: (change, pod) => {
    if (nodeTaintsChanged(change) || nodeAdded(change, ({ metadata }) => metadata.labels ?? {})) return true;
    if (createdOrChanged(change, "PersistentVolumeClaim")) {
      const id = change.after!.id;
      return (pod.spec.volumes ?? []).some(
        (volume) => `${pod.metadata.namespace}/${claimNameOf(pod, volume)}` === id,
      );
    }
    return createdOrChanged(change, "PersistentVolume", "StorageClass", "CSINode", "CSIDriver");
  },
};
