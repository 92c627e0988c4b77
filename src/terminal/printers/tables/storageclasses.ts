/** `kubectl get storageclasses`. */
import type { StorageClass } from "#api";
import { isDefaultClass } from "../storage-class.ts";
import { ageSince } from "../text/age.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

export const storageclasses: TableDefinition<StorageClass> = {
  columns: columnsOf(
    "Name",
    "Provisioner",
    "ReclaimPolicy",
    "VolumeBindingMode",
    "AllowVolumeExpansion",
    "Age",
  ),
  row({ metadata, provisioner, reclaimPolicy, volumeBindingMode, allowVolumeExpansion }, { nowMs }) {
    return [
      isDefaultClass(metadata) ? `${metadata.name} (default)` : metadata.name,
      provisioner,
      reclaimPolicy ?? "Delete",
      volumeBindingMode ?? "Immediate",
      String(allowVolumeExpansion ?? false),
      ageSince(metadata.creationTimestamp, nowMs),
    ];
  },
};
