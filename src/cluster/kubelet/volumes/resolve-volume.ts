/** From a volume of a Pod to the type that provides it, through claims and old names. */
import type { Pod, Volume } from "#api";
import type { View } from "../../component.ts";
import { fieldOf, type MountableType, volumeTypeOf } from "../../storage/volume-types/index.ts";
import { allContainers } from "../containers/roles.ts";

export interface ResolvedVolume {
  readonly type: MountableType;
  readonly source: unknown;
  readonly specName: string;
  readonly readOnly: boolean;
  /** Containers get a device instead of a directory. */
  readonly isDevice: boolean;
  /** The volume cannot be used on this node. */
  readonly isElsewhere: boolean;
}

/** `problem`: why the volume cannot even be looked for, as the kubelet's populator words it. */
export function resolveVolume(
  view: View,
  pod: Pod,
  volume: Volume,
): ResolvedVolume | { readonly problem: string } {
  let field = fieldOf(volume);
  let source = volume[field];
  let specName: string | undefined;
  let readOnly = false;
  let isDevice = false;
  let isElsewhere = false;
  for (;;) {
    const type = volumeTypeOf(field);
    if (!type)
      return {
        problem: `failed to get Plugin from volumeSpec for volume "${specName ?? volume.name}" err=no volume plugin matched`,
      };
    if (!("resolve" in type))
      return { type, source, specName: specName ?? volume.name, readOnly, isDevice, isElsewhere };
    const next = type.resolve(view, pod, { name: volume.name, [field]: source });
    if ("problem" in next) return next;
    ({ field, source } = next);
    specName ??= next.specName;
    isDevice ||= next.isDevice ?? false;
    isElsewhere ||= next.isElsewhere ?? false;
    const misuse = misused(pod, volume.name, isDevice);
    if (misuse !== undefined) return { problem: misuse };
    readOnly ||= next.readOnly;
  }
}

/** A volume must be used as what it is: a device or a directory. */
function misused(pod: Pod, name: string, isDevice: boolean): string | undefined {
  const isUsed = (use: "volumeMounts" | "volumeDevices"): boolean =>
    allContainers(pod).some((container) => container[use]?.some((one) => one.name === name));
  const mode = `volume ${name} has volumeMode ${isDevice ? "Block" : "Filesystem"}`;
  if (isDevice && isUsed("volumeMounts")) return `${mode}, but is specified in volumeMounts`;
  if (!isDevice && isUsed("volumeDevices")) return `${mode}, but is specified in volumeDevices`;
  return undefined;
}
