/** Where a container mounts volumes (`ValidateVolumeMounts`, `ValidateVolumeDevices`). */
import type { Container, Volume, VolumeMount } from "#api";
import { type FieldError, forbidden, invalid, notFound, required, unsupported } from "./field-error.ts";
import { checkDescendingPath } from "./paths.ts";

/** The volumes of the Pod that are sound, by name: mounts of the others are not found. */
export type SoundVolumes = ReadonlyMap<string, Volume>;

export function checkVolumeMounts(
  container: Container,
  volumes: SoundVolumes,
  field: string,
): readonly FieldError[] {
  const paths = new Set<string>();
  const devices = container.volumeDevices ?? [];
  return (container.volumeMounts ?? []).flatMap((mount, index) => {
    const path = `${field}[${index}]`;
    const errors: FieldError[] = [];
    if (!mount.name) errors.push(required(`${path}.name`));
    if (!volumes.has(mount.name)) errors.push(notFound(`${path}.name`, mount.name));
    if (!mount.mountPath) errors.push(required(`${path}.mountPath`));
    if (paths.has(mount.mountPath))
      errors.push(invalid(`${path}.mountPath`, mount.mountPath, "must be unique"));
    paths.add(mount.mountPath);
    if (devices.some(({ name }) => name === mount.name)) {
      errors.push(invalid(`${path}.name`, mount.name, "must not already exist in volumeDevices"));
    }
    if (devices.some(({ devicePath }) => devicePath === mount.mountPath)) {
      errors.push(
        invalid(`${path}.mountPath`, mount.mountPath, "must not already exist as a path in volumeDevices"),
      );
    }
    return [
      ...errors,
      ...checkSubPath(mount, path, field),
      ...checkPropagation(mount, container, path, field),
    ];
  });
}

/** The list's own path is named here, without an index: upstream has it so. */
function checkSubPath(mount: VolumeMount, path: string, field: string): readonly FieldError[] {
  const { subPath, subPathExpr } = mount;
  const both = "subPathExpr and subPath are mutually exclusive";
  return [
    ...(subPath ? checkDescendingPath(subPath, `${field}.subPath`) : []),
    ...(subPathExpr && subPath ? [invalid(`${path}.subPathExpr`, subPathExpr, both)] : []),
    ...(subPathExpr ? checkDescendingPath(subPathExpr, `${field}.subPathExpr`) : []),
  ];
}

const propagations = ["Bidirectional", "HostToContainer", "None"];
const recursions = ["Disabled", "Enabled", "IfPossible"];

function checkPropagation(
  mount: VolumeMount,
  container: Container,
  path: string,
  field: string,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  const { mountPropagation, recursiveReadOnly } = mount;
  if (mountPropagation !== undefined) {
    const place = `${field}.mountPropagation`;
    if (!propagations.includes(mountPropagation))
      errors.push(unsupported(place, mountPropagation, propagations));
    if (mountPropagation === "Bidirectional" && !container.securityContext?.privileged) {
      errors.push(
        forbidden(place, "Bidirectional mount propagation is available only to privileged containers"),
      );
    }
  }
  if (recursiveReadOnly === undefined || recursiveReadOnly === "Disabled") return errors;
  const place = `${path}.recursiveReadOnly`;
  if (!recursions.includes(recursiveReadOnly))
    return [...errors, unsupported(place, recursiveReadOnly, recursions)];
  if (!mount.readOnly) errors.push(forbidden(place, "may only be specified when readOnly is true"));
  if (mountPropagation !== undefined && mountPropagation !== "None") {
    errors.push(forbidden(place, "may only be specified when mountPropagation is None or not specified"));
  }
  return errors;
}

export function checkVolumeDevices(
  container: Container,
  volumes: SoundVolumes,
  field: string,
): readonly FieldError[] {
  const names = new Set<string>();
  const paths = new Set<string>();
  const mounts = container.volumeMounts ?? [];
  return (container.volumeDevices ?? []).flatMap(({ name, devicePath }, index) => {
    const [nameField, pathField] = [`${field}[${index}].name`, `${field}[${index}].devicePath`];
    const errors: FieldError[] = [];
    if (!name) errors.push(required(nameField));
    if (names.has(name)) errors.push(invalid(nameField, name, "must be unique"));
    const volume = volumes.get(name);
    if (volume && !volume.persistentVolumeClaim && !volume.ephemeral) {
      const why = "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode";
      errors.push(invalid(nameField, name, why));
    }
    if (!volume) errors.push(notFound(nameField, name));
    if (!devicePath) errors.push(required(pathField));
    if (paths.has(devicePath)) errors.push(invalid(pathField, devicePath, "must be unique"));
    if (devicePath?.split("/").includes("..")) {
      errors.push(invalid(pathField, devicePath, "can not contain backsteps ('..')"));
    } else paths.add(devicePath);
    if (mounts.some((mount) => mount.name === name)) {
      errors.push(invalid(nameField, name, "must not already exist in volumeMounts"));
    }
    if (mounts.some((mount) => mount.mountPath === devicePath)) {
      errors.push(invalid(pathField, devicePath, "must not already exist as a path in volumeMounts"));
    }
    names.add(name);
    return errors;
  });
}
