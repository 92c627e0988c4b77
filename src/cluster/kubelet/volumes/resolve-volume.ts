/** From a volume of a Pod to the type that provides it, through claims and old names. */
import type { Pod, Volume } from "#api";
import type { View } from "../../component.ts";
import { fieldOf, type MountableType, volumeTypeOf } from "../../storage/volume-types/index.ts";

export interface ResolvedVolume {
  readonly type: MountableType;
  readonly source: unknown;
  readonly specName: string;
  readonly readOnly: boolean;
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
  for (;;) {
    const type = volumeTypeOf(field);
    if (!type)
      return {
        problem: `failed to get Plugin from volumeSpec for volume "${specName ?? volume.name}" err=no volume plugin matched`,
      };
    if (!("resolve" in type)) return { type, source, specName: specName ?? volume.name, readOnly };
    const next = type.resolve(view, pod, { name: volume.name, [field]: source });
    if ("problem" in next) return next;
    ({ field, source } = next);
    specName ??= next.specName;
    readOnly ||= next.readOnly;
  }
}
