/** What a claim asks for (`ValidatePersistentVolumeClaimSpec`), also inside templates. */
import { checkSubdomainName, type PersistentVolumeClaimSpec } from "#api";
import { type FieldError, forbidden, invalid, invalidFor, required, unsupported } from "./field-error.ts";
import { checkLabelSelector } from "./label-selector.ts";
import { checkPositiveQuantity } from "./numbers.ts";

const accessModes = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"];
const volumeModes = ["Block", "Filesystem"];

export function checkAccessModes(modes: readonly string[], field: string): readonly FieldError[] {
  const mixed = modes.includes("ReadWriteOncePod") && modes.some((mode) => mode !== "ReadWriteOncePod");
  return [
    ...modes
      .filter((mode) => !accessModes.includes(mode))
      .map((mode) => unsupported(field, mode, accessModes)),
    ...(mixed ? [forbidden(field, "may not use ReadWriteOncePod with other access modes")] : []),
  ];
}

export function checkVolumeMode(mode: string | undefined, field: string): readonly FieldError[] {
  return mode === undefined || volumeModes.includes(mode) ? [] : [unsupported(field, mode, volumeModes)];
}

export function checkVolumeClaimSpec(spec: PersistentVolumeClaimSpec, field: string): readonly FieldError[] {
  const modes = spec.accessModes ?? [];
  const storage = spec.resources?.requests?.storage;
  const { storageClassName, dataSource, dataSourceRef } = spec;
  const amount = `${field}.resources[storage]`;
  return [
    ...(modes.length === 0 ? [required(`${field}.accessModes`, "at least 1 access mode is required")] : []),
    ...checkLabelSelector(spec.selector, `${field}.selector`),
    ...checkAccessModes(modes, `${field}.accessModes`),
    ...(storage === undefined ? [required(amount)] : checkPositiveQuantity(storage, amount)),
    ...(storageClassName
      ? invalidFor(`${field}.storageClassName`, storageClassName, checkSubdomainName(storageClassName))
      : []),
    ...checkVolumeMode(spec.volumeMode, `${field}.volumeMode`),
    ...(dataSource && !dataSource.name ? [required(`${field}.dataSource.name`)] : []),
    ...(dataSource && !dataSource.kind ? [required(`${field}.dataSource.kind`)] : []),
    ...(dataSource && dataSourceRef && dataSource.name !== dataSourceRef.name
      ? [invalid(field, `${field}.dataSource`, "must match dataSourceRef")]
      : []),
  ];
}
