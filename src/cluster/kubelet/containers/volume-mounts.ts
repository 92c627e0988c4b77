/** A container's volumes and devices at the paths it asked for. `pkg/kubelet/kubelet_pods.go` makeMounts */
import type { Container, VolumeMount } from "#api";
import type { Mount } from "../../state/machine-records.ts";
import { absolute } from "../../storage/files/index.ts";
import type { PodDraft } from "../pod-draft.ts";
import type { MountedVolume } from "../records.ts";
import { filesOfDisk, filesOfMachine, type Place } from "../volumes/machine-files.ts";
import { expand, missingIn } from "./expand.ts";

/** `hostPath`: where the node shows what is mounted, as runc's errors name it. */
export interface PlacedMount extends Mount {
  readonly hostPath: string;
  readonly isDirectory: boolean;
}

export type Mounts = { readonly mounts: readonly PlacedMount[] } | { readonly error: string };

/** The mounts in order, or why they cannot be made. */
export function volumeMounts(
  draft: PodDraft,
  container: Container,
  environment: ReadonlyMap<string, string>,
): Mounts {
  const mounts: PlacedMount[] = [];
  for (const mount of container.volumeMounts ?? []) {
    const volume = draft.worker.volumes[mount.name];
    if (volume?.state !== "mounted") continue;
    const placed = place(draft, mount, volume, environment);
    if ("error" in placed) return placed;
    mounts.push(placed);
  }
  for (const { name, devicePath } of container.volumeDevices ?? []) {
    const volume = draft.worker.volumes[name];
    if (volume?.state !== "mounted") continue;
    const placed = place(draft, { name, mountPath: devicePath }, volume, environment);
    if ("error" in placed) return placed;
    mounts.push(placed);
  }
  return { mounts };
}

function place(
  draft: PodDraft,
  { name, mountPath, readOnly = false, subPath, subPathExpr }: VolumeMount,
  volume: MountedVolume,
  environment: ReadonlyMap<string, string>,
): PlacedMount | { readonly error: string } {
  const missing = subPathExpr === undefined ? undefined : missingIn(subPathExpr, environment);
  if (missing !== undefined) return { error: `missing value for ${missing}` };
  const below = subPathExpr === undefined ? subPath : expand(subPathExpr, environment);
  const found = placeOf(draft, volume, below);
  if ("error" in found) return found;
  return {
    path: absolute(mountPath),
    disk: found.disk,
    inode: found.inode,
    readOnly: readOnly || volume.readOnly,
    volume: name,
    ...(below ? { subPath: below } : {}),
    fileSystem: volume.fileSystem,
    hostPath: volume.hostPath,
    isDirectory: found.type === "directory",
  };
}

/**
 * The directory or file to mount. What is missing is made: the root of a hostPath by the container runtime, a
 * subPath by
 * the kubelet, with the mode of the volume's root (`pkg/volume/util/subpath` SafeMakeDir).
 */
function placeOf(
  draft: PodDraft,
  volume: MountedVolume,
  below: string | undefined,
): Place | { readonly error: string } {
  const isMachine = volume.disk === draft.machine.name;
  const files = isMachine
    ? filesOfMachine(draft.view, draft.files, volume.disk)
    : filesOfDisk(draft.files, volume.disk);
  const root = files.placeOf(volume.path);
  if (!root && below) return { error: `stat ${volume.hostPath}: no such file or directory` };
  if (!root) {
    files.makeDirectories(volume.path);
    return files.placeOf(volume.path) ?? { error: `mkdir ${volume.hostPath}: not a directory` };
  }
  if (!below) return root;
  const mode = files.mode(volume.path);
  let path = volume.path;
  for (const name of below.split("/").filter(Boolean)) {
    path = absolute(name, path);
    if (files.typeAt(path) === undefined) files.makeDirectory(path, mode);
  }
  return files.placeOf(path) ?? { error: `failed to prepare subPath for volumeMount "${volume.hostPath}"` };
}
