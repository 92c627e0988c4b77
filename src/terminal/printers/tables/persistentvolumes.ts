/** `kubectl get persistentvolumes`. */
import type { PersistentVolume } from "#api";
import { volumeClass } from "../storage-class.ts";
import { accessModesText } from "../text/access-modes.ts";
import { ageSince } from "../text/age.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

export const persistentvolumes: TableDefinition<PersistentVolume> = {
  columns: columnsOf(
    "Name",
    "Capacity",
    "Access Modes",
    "Reclaim Policy",
    "Status",
    "Claim",
    "StorageClass",
    "VolumeAttributesClass",
    "Reason",
    "Age",
    "VolumeMode*",
  ),
  row({ metadata, spec, status }, { nowMs }) {
    const { claimRef } = spec;
    return [
      metadata.name,
      spec.capacity?.storage ?? "0",
      accessModesText(spec.accessModes),
      spec.persistentVolumeReclaimPolicy ?? "",
      metadata.deletionTimestamp === undefined ? (status?.phase ?? "") : "Terminating",
      claimRef ? `${claimRef.namespace ?? ""}/${claimRef.name ?? ""}` : "",
      volumeClass(metadata, spec),
      String(spec.volumeAttributesClassName ?? "<unset>"),
      status?.reason ?? "",
      ageSince(metadata.creationTimestamp, nowMs),
      spec.volumeMode ?? "<unset>",
    ];
  },
};
