/** A PersistentVolume (`ValidatePersistentVolume`, `…Update` of `pkg/apis/core/validation`). */
import {
  betaStorageClassAnnotation,
  checkSubdomainName,
  compareQuantities,
  type PersistentVolume,
  type PersistentVolumeSpec,
  quantityToBytes,
} from "#api";
import { type FieldError, forbidden, invalid, invalidFor, required, unsupported } from "./field-error.ts";
import { goDifference, goSyntax } from "./go-print/index.ts";
import { checkImmutable, sameValue } from "./immutable.ts";
import { checkNodeSelector } from "./label-selector.ts";
import { checkMetadata, checkMetadataUpdate } from "./metadata.ts";
import { checkPositiveQuantity } from "./numbers.ts";
import { checkNoBacksteps } from "./paths.ts";
import { deprecatedLabel, deprecatedSources, fractionalBytes } from "./pod-warnings.ts";
import { deprecatedAnnotation } from "./storage-warnings.ts";
import { checkAccessModes, checkVolumeMode } from "./volume-claim-spec.ts";
import { checkDriverName, sourceChecks } from "./volume-sources.ts";

const reclaimPolicies = ["Delete", "Recycle", "Retain"];

/** Sources that only volumes have; the others are checked as in Pods. */
const ownChecks: Readonly<Record<string, (source: never, field: string) => readonly FieldError[]>> = {
  local: ({ path }: { readonly path?: string }, field: string) => [
    ...(path ? checkNoBacksteps(path, `${field}.path`) : [required(`${field}.path`)]),
  ],
  csi: (
    { driver, volumeHandle }: { readonly driver?: string; readonly volumeHandle?: string },
    field: string,
  ) => [
    ...checkDriverName(driver, `${field}.driver`),
    ...(volumeHandle ? [] : [required(`${field}.volumeHandle`)]),
  ],
};

/** In the order in which the API server looks at them. */
const sourceNames =
  "hostPath gcePersistentDisk awsElasticBlockStore glusterfs flocker nfs rbd quobyte cephfs iscsi cinder fc flexVolume azureFile vsphereVolume photonPersistentDisk portworxVolume azureDisk scaleIO local storageos csi".split(
    " ",
  );

export function checkVolume(volume: PersistentVolume): readonly FieldError[] {
  const spec = volume.spec ?? {};
  const { persistentVolumeReclaimPolicy: policy = "Retain", storageClassName } = spec;
  const modes = spec.accessModes ?? [];
  const scrubsRoot = policy === "Recycle" && /^\/+$/.test(spec.hostPath?.path ?? "");
  return [
    ...checkMetadata(volume.metadata, "PersistentVolume"),
    ...(modes.length === 0 ? [required("spec.accessModes")] : []),
    ...checkAccessModes(modes, "spec.accessModes"),
    ...checkCapacity(spec.capacity, "spec.capacity"),
    ...(reclaimPolicies.includes(policy)
      ? []
      : [unsupported("spec.persistentVolumeReclaimPolicy", policy, reclaimPolicies)]),
    ...checkVolumeAffinity(spec.nodeAffinity, "spec.nodeAffinity"),
    ...checkSources(spec),
    ...(scrubsRoot
      ? [forbidden("spec.persistentVolumeReclaimPolicy", "may not be 'recycle' for a hostPath mount of '/'")]
      : []),
    ...(storageClassName
      ? invalidFor("spec.storageClassName", storageClassName, checkSubdomainName(storageClassName))
      : []),
    ...checkVolumeMode(spec.volumeMode, "spec.volumeMode"),
  ];
}

function checkCapacity(capacity: PersistentVolumeSpec["capacity"], field: string): readonly FieldError[] {
  const names = Object.keys(capacity ?? {}).sort();
  const text = goSyntax("core.ResourceList", capacity);
  return [
    ...(names.length === 0 ? [required(field)] : []),
    ...(names.length === 1 && names[0] === "storage"
      ? []
      : [unsupported(field, { goText: text }, ["storage"])]),
    ...names.flatMap((name) => {
      const amount = capacity?.[name] ?? "0";
      const path = `${field}[${name}]`;
      const negative = compareQuantities(amount, "0") < 0;
      const why = "must be a valid resource quantity";
      return [
        ...(negative ? [invalid(path, quantityToBytes(amount), why)] : []),
        ...checkPositiveQuantity(amount, path),
      ];
    }),
  ];
}

function checkVolumeAffinity(
  affinity: PersistentVolumeSpec["nodeAffinity"],
  field: string,
): readonly FieldError[] {
  if (!affinity) return [];
  if (!affinity.required) return [required(`${field}.required`, "must specify required node constraints")];
  return checkNodeSelector(affinity.required.nodeSelectorTerms ?? [], `${field}.required`);
}

function checkSources(spec: PersistentVolumeSpec): readonly FieldError[] {
  const names = sourceNames.filter((name) => spec[name] !== undefined);
  if (names.length === 0) return [required("spec", "must specify a volume type")];
  return names.flatMap((name, index) => {
    const field = `spec.${name}`;
    if (index > 0) return [forbidden(field, "may not specify more than 1 volume type")];
    const check = ownChecks[name] ?? sourceChecks[name];
    const unplaced = name === "local" && !spec.nodeAffinity;
    return [
      ...(check?.(spec[name] as never, field) ?? []),
      ...(unplaced ? [required("spec.nodeAffinity", "Local volume requires node affinity")] : []),
    ];
  });
}

export function checkVolumeUpdate(old: PersistentVolume, updated: PersistentVolume): readonly FieldError[] {
  const sourceOf = ({ spec }: PersistentVolume) =>
    Object.fromEntries(
      sourceNames.filter((name) => spec[name] !== undefined).map((name) => [name, spec[name]]),
    );
  const [before, after] = [sourceOf(old), sourceOf(updated)];
  const difference = goDifference("core.PersistentVolumeSource", before, after);
  const fixed = "spec.persistentvolumesource is immutable after creation";
  return [
    ...checkMetadataUpdate(old.metadata, updated.metadata),
    ...checkVolume(updated),
    ...(sameValue(before, after)
      ? []
      : [forbidden("spec.persistentvolumesource", `${fixed}\n${difference}`)]),
    ...checkImmutable(old.spec.volumeMode, updated.spec.volumeMode, "volumeMode"),
    ...checkAffinityUpdate(old.spec.nodeAffinity, updated.spec.nodeAffinity),
  ];
}

function checkAffinityUpdate(
  old: PersistentVolumeSpec["nodeAffinity"],
  updated: PersistentVolumeSpec["nodeAffinity"],
): readonly FieldError[] {
  if (old === undefined || sameValue(old, updated)) return [];
  const text = updated ? goSyntax("core.VolumeNodeAffinity", updated) : "null";
  return [
    invalid(
      "nodeAffinity",
      { goText: text },
      "field is immutable, except for updating from beta label to GA",
    ),
  ];
}

const recycleText =
  "The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.";

export function volumeWarnings(volume: PersistentVolume): readonly string[] {
  const spec = volume.spec ?? {};
  const terms = spec.nodeAffinity?.required?.nodeSelectorTerms ?? [];
  return [
    ...deprecatedAnnotation(volume.metadata, betaStorageClassAnnotation),
    ...(spec.persistentVolumeReclaimPolicy === "Recycle"
      ? [`spec.persistentVolumeReclaimPolicy: ${recycleText}`]
      : []),
    ...terms.flatMap((term, index) =>
      (term.matchExpressions ?? []).flatMap(({ key }, at) =>
        deprecatedLabel(
          key,
          `spec.nodeAffinity.required.nodeSelectorTerms[${index}].matchExpressions[${at}].key: ${key} is`,
        ),
      ),
    ),
    ...Object.keys(deprecatedSources)
      .filter((name) => spec[name] !== undefined)
      .map((name) => `spec.${name}: ${deprecatedSources[name]}`),
    ...fractionalBytes(spec.capacity, "spec.capacity"),
  ];
}
