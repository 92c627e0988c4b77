/**
 * VolumeRestrictions: a ReadWriteOncePod claim serves one Pod.
 * `pkg/scheduler/framework/plugins/volumerestrictions`.
 */
import type { Pod } from "#api";
import { createdOrChanged, nodeAdded, nodeTaintsChanged, podLeft } from "../occurrences.ts";
import { type Attempt, type Plugin, preemptible } from "../plugin.ts";

const refusal = preemptible(
  "node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode",
);

/** `namespace/name` of the claims a Pod names outright. */
function namedClaims({ metadata, spec }: Pod): readonly string[] {
  return (spec.volumes ?? []).flatMap(({ persistentVolumeClaim: named }) =>
    named ? [`${metadata.namespace}/${named.claimName}`] : [],
  );
}

function isUsedByAnother(claim: string, { view, pod }: Attempt): boolean {
  return view
    .by("podsOfClaim", claim)
    .some(
      ({ value: other }) =>
        other.metadata.uid !== pod.metadata.uid &&
        other.spec.nodeName !== undefined &&
        other.status?.phase !== "Succeeded" &&
        other.status?.phase !== "Failed",
    );
}

export const volumeRestrictions: Plugin = {
  name: "VolumeRestrictions",
  prepare: (attempt) => {
    const ids = namedClaims(attempt.pod);
    if (ids.length === 0) return undefined;
    const exclusive: string[] = [];
    for (const id of ids) {
      const claim = attempt.view.get("PersistentVolumeClaim", id)?.value;
      if (!claim) return { refused: `persistentvolumeclaim "${id.slice(id.indexOf("/") + 1)}" not found` };
      if (claim.spec.accessModes?.includes("ReadWriteOncePod")) exclusive.push(id);
    }
    if (exclusive.length === 0) return undefined;
    const taken = exclusive.some((claim) => isUsedByAnother(claim, attempt));
    return { filter: () => (taken ? refusal : undefined) };
  },
  wakes: (change, pod) => {
    if (nodeAdded(change) || nodeTaintsChanged(change)) return true;
    const ids = namedClaims(pod);
    if (createdOrChanged(change, "PersistentVolumeClaim"))
      return change.before === undefined && ids.includes(change.after!.id);
    const left = podLeft(change);
    return left !== undefined && namedClaims(left).some((claim) => ids.includes(claim));
  },
};
