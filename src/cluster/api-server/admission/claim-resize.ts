/**
 * Claims grow only where their storage class lets them
 * (`plugin/pkg/admission/storage/persistentvolume/resize`).
 */
import { compareQuantities, type PersistentVolumeClaim } from "#api";
import type { View } from "../../component.ts";

const notExpandable =
  "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize";

export function refuseResize(
  before: PersistentVolumeClaim,
  after: PersistentVolumeClaim,
  view: View,
): string | undefined {
  const [old, wanted] = [before.spec.resources?.requests?.storage, after.spec.resources?.requests?.storage];
  if (compareQuantities(wanted, old) <= 0) return undefined;
  if (before.status?.phase !== "Bound") return "Only bound persistent volume claims can be expanded";
  const name = after.spec.storageClassName;
  const sameClass = name !== undefined && name !== "" && name === before.spec.storageClassName;
  const expandable = sameClass && view.get("StorageClass", name)?.value.allowVolumeExpansion === true;
  return expandable ? undefined : notExpandable;
}
