/** The claims of a StatefulSet's Pods: made before the Pod, kept or owned as the retention policy says. */
import type { OwnerReference, PersistentVolumeClaim, Pod, StatefulSet } from "#api";
import { create, type EventNotice, update, type View, type Write } from "../../component.ts";
import type { Stored } from "../../state/record.ts";
import { controllerReference } from "../owners.ts";
import { claimName, claimTemplates, isInRange, newClaim, podName } from "./stateful-pod.ts";

function claimId(set: StatefulSet, template: PersistentVolumeClaim, ordinal: number): string {
  return `${set.metadata.namespace}/${claimName(set, template, ordinal)}`;
}

/** The claims that a Pod lacks, or the words for why the Pod cannot be made yet. */
export function missingClaims(
  view: View,
  stored: Stored<"StatefulSet">,
  ordinal: number,
): { readonly writes: readonly Write[]; readonly events: readonly EventNotice[]; readonly error?: string } {
  const set = stored.value;
  const missing = claimTemplates(set).filter(
    (template) => !view.get("PersistentVolumeClaim", claimId(set, template, ordinal)),
  );
  const leaving = claimTemplates(set)
    .map((template) => view.get("PersistentVolumeClaim", claimId(set, template, ordinal))?.value)
    .find((claim) => claim?.metadata.deletionTimestamp);
  return {
    writes: missing.map((template) =>
      create(newClaim(set, template, ordinal), { reason: "ClaimMissing", because: [stored] }),
    ),
    events: missing.map((template) => ({
      about: set,
      type: "Normal",
      reason: "SuccessfulCreate",
      message: `create Claim ${claimName(set, template, ordinal)} Pod ${podName(set, ordinal)} in StatefulSet ${set.metadata.name} success`,
    })),
    ...(leaving ? { error: `pvc ${leaving.metadata.name} is being deleted` } : {}),
  };
}

/** `pkg/controller/statefulset/stateful_set_utils.go` claimOwnerMatchesSetAndPod: who should own a claim. */
function wantedOwner(set: StatefulSet, pod: Pod | undefined, ordinal: number): "none" | "set" | "pod" {
  const { whenDeleted, whenScaled } = set.spec.persistentVolumeClaimRetentionPolicy ?? {};
  if (whenScaled === "Delete" && pod && !isInRange(set, ordinal)) return "pod";
  return whenDeleted === "Delete" ? "set" : "none";
}

/** Brings the owners of a Pod's claims in line with the retention policy. */
export function retentionWrites(
  view: View,
  stored: Stored<"StatefulSet">,
  pod: Stored<"Pod">,
  ordinal: number,
): readonly Write[] {
  const set = stored.value;
  const wanted = wantedOwner(set, pod.value, ordinal);
  return claimTemplates(set).flatMap((template) => {
    const claim = view.get("PersistentVolumeClaim", claimId(set, template, ordinal));
    if (!claim) return [];
    const { ownerReferences = [], ...metadata } = claim.value.metadata;
    const others = ownerReferences.filter(
      ({ uid }) => uid !== set.metadata.uid && uid !== pod.value.metadata.uid,
    );
    const own: readonly OwnerReference[] =
      wanted === "none" ? [] : [controllerReference(wanted === "set" ? set : pod.value)];
    const isMet =
      own.every(({ uid }) => ownerReferences.some((owner) => owner.uid === uid)) &&
      ownerReferences.length === others.length + own.length;
    if (isMet) return [];
    const next = [...others, ...own];
    const value = {
      ...claim.value,
      metadata: { ...metadata, ...(next.length > 0 ? { ownerReferences: next } : {}) },
    };
    return [update(value, { reason: "RetentionPolicy", because: [stored, claim] })];
  });
}

/** A claim that an earlier Pod of this name owns is about to go: the Pod must wait for it. */
export function isClaimStale(view: View, set: StatefulSet, ordinal: number): boolean {
  return claimTemplates(set).some((template) => {
    const claim = view.get("PersistentVolumeClaim", claimId(set, template, ordinal));
    return (
      claim?.value.metadata.ownerReferences?.some(
        ({ kind, name }) => kind === "Pod" && name === podName(set, ordinal),
      ) ?? false
    );
  });
}
