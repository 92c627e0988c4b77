/** `kubectl get persistentvolumeclaims`. */
import type { PersistentVolumeClaim } from "#api";
import { claimClass } from "../storage-class.ts";
import { accessModesText } from "../text/access-modes.ts";
import { ageSince } from "../text/age.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

/** Capacity and modes are the volume's: empty until the claim names one. */
export const persistentvolumeclaims: TableDefinition<PersistentVolumeClaim> = {
  columns: columnsOf(
    "Name",
    "Status",
    "Volume",
    "Capacity",
    "Access Modes",
    "StorageClass",
    "VolumeAttributesClass",
    "Age",
    "VolumeMode*",
  ),
  row({ metadata, spec, status }, { nowMs }) {
    const { volumeName = "" } = spec;
    return [
      metadata.name,
      metadata.deletionTimestamp === undefined ? (status?.phase ?? "") : "Terminating",
      volumeName,
      volumeName ? (status?.capacity?.storage ?? "0") : "",
      volumeName ? accessModesText(status?.accessModes) : "",
      claimClass(metadata, spec),
      spec.volumeAttributesClassName ?? "<unset>",
      ageSince(metadata.creationTimestamp, nowMs),
      spec.volumeMode ?? "<unset>",
    ];
  },
};
