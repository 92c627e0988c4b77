/** A StorageClass (`pkg/apis/storage/validation`). */
import { checkQualifiedName, type StorageClass } from "#api";
import { type FieldError, forbidden, invalidFor, required, unsupported } from "./field-error.ts";
import { checkImmutable, sameValue } from "./immutable.ts";
import { checkMetadata, checkMetadataUpdate } from "./metadata.ts";

const reclaimPolicies = ["Delete", "Retain"];
const bindingModes = ["Immediate", "WaitForFirstConsumer"];

export function checkStorageClass(storageClass: StorageClass): readonly FieldError[] {
  const { provisioner, reclaimPolicy = "Delete", volumeBindingMode = "Immediate" } = storageClass;
  return [
    ...checkMetadata(storageClass.metadata, "StorageClass"),
    ...(provisioner
      ? invalidFor("provisioner", provisioner, checkQualifiedName(provisioner.toLowerCase()))
      : [required("provisioner")]),
    ...(reclaimPolicies.includes(reclaimPolicy)
      ? []
      : [unsupported("reclaimPolicy", reclaimPolicy, reclaimPolicies)]),
    ...(bindingModes.includes(volumeBindingMode)
      ? []
      : [unsupported("volumeBindingMode", volumeBindingMode, bindingModes)]),
  ];
}

export function checkStorageClassUpdate(old: StorageClass, updated: StorageClass): readonly FieldError[] {
  const fixed = (["parameters", "provisioner", "reclaimPolicy"] as const).filter(
    (field) => !sameValue(old[field], updated[field]),
  );
  return [
    ...checkStorageClass(updated),
    ...checkMetadataUpdate(old.metadata, updated.metadata),
    ...fixed.map((field) => forbidden(field, `updates to ${field} are forbidden.`)),
    ...checkImmutable(old.volumeBindingMode, updated.volumeBindingMode, "volumeBindingMode"),
  ];
}
