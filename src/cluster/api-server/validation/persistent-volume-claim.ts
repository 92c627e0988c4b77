/** A PersistentVolumeClaim (`ValidatePersistentVolumeClaim`, `…Update` of `pkg/apis/core/validation`). */
import { betaStorageClassAnnotation, compareQuantities, type PersistentVolumeClaim } from "#api";
import { type FieldError, forbidden } from "./field-error.ts";
import { goDifference } from "./go-print/index.ts";
import { checkImmutable, sameValue } from "./immutable.ts";
import { checkMetadata, checkMetadataUpdate } from "./metadata.ts";
import { deprecatedAnnotation, storageAmountWarnings } from "./storage-warnings.ts";
import { checkVolumeClaimSpec } from "./volume-claim-spec.ts";

export function checkVolumeClaim(claim: PersistentVolumeClaim): readonly FieldError[] {
  return [
    ...checkMetadata(claim.metadata, "PersistentVolumeClaim"),
    ...checkVolumeClaimSpec(claim.spec ?? {}, "spec"),
  ];
}

const fixedText =
  "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims";

export function checkVolumeClaimUpdate(
  old: PersistentVolumeClaim,
  updated: PersistentVolumeClaim,
): readonly FieldError[] {
  const [before, after] = comparedSpecs(old, updated);
  const difference = goDifference("core.PersistentVolumeClaimSpec", before, after);
  return [
    ...checkMetadataUpdate(old.metadata, updated.metadata),
    ...checkVolumeClaim(updated),
    ...(sameValue(before, after) ? [] : [forbidden("spec", `${fixedText}\n${difference}`)]),
    ...checkShrinking(old, updated),
    ...checkImmutable(old.spec.volumeMode, updated.spec.volumeMode, "volumeMode"),
  ];
}

/**
 * The specs with what may change made equal: the volume once, the class from nothing, the size when bound.
 */
function comparedSpecs(
  old: PersistentVolumeClaim,
  updated: PersistentVolumeClaim,
): readonly [before: PersistentVolumeClaim["spec"], after: PersistentVolumeClaim["spec"]] {
  const before = old.spec.volumeName ? old.spec : { ...old.spec, volumeName: updated.spec.volumeName ?? "" };
  let after = updated.spec;
  const annotated = old.metadata.annotations?.[betaStorageClassAnnotation] !== undefined;
  if (old.spec.storageClassName === undefined && after.storageClassName !== undefined && !annotated) {
    const { storageClassName: _, ...rest } = after;
    after = rest;
  }
  if (updated.status?.phase === "Bound") {
    const storage = old.spec.resources?.requests?.storage ?? "0";
    if (after.resources?.requests) {
      after = {
        ...after,
        resources: { ...after.resources, requests: { ...after.resources.requests, storage } },
      };
    }
    const { volumeAttributesClassName } = old.spec;
    if (after.volumeAttributesClassName !== undefined && volumeAttributesClassName !== undefined) {
      after = { ...after, volumeAttributesClassName };
    }
  }
  return [before, after];
}

/** A request may shrink, but not to what the volume already has or less. */
function checkShrinking(old: PersistentVolumeClaim, updated: PersistentVolumeClaim): readonly FieldError[] {
  const before = old.spec.resources?.requests?.storage;
  const after = updated.spec.resources?.requests?.storage;
  if (compareQuantities(after, before) >= 0) return [];
  if (compareQuantities(after, old.status?.capacity?.storage) > 0) return [];
  return [forbidden("spec.resources.requests.storage", "field can not be less than status.capacity")];
}

export function volumeClaimWarnings(claim: PersistentVolumeClaim): readonly string[] {
  const annotation = deprecatedAnnotation(claim.metadata, betaStorageClassAnnotation);
  return [...annotation, ...storageAmountWarnings(claim.spec?.resources, "spec.resources")];
}
