/** A Pod's volumes (`ValidateVolumes` of `pkg/apis/core/validation/validation.go`). */
import { checkLabelName, checkSubdomainName, type Volume } from "#api";
import { duplicate, type FieldError, forbidden, invalid, invalidFor, required } from "./field-error.ts";
import { checkVolumeClaimSpec } from "./volume-claim-spec.ts";
import type { SoundVolumes } from "./volume-mounts.ts";
import { sourceChecks } from "./volume-sources.ts";

/** The errors, and the volumes that have none: only those can be mounted. */
export function checkVolumes(
  volumes: readonly Volume[] | undefined,
  podName: string | undefined,
  field: string,
): { readonly errors: readonly FieldError[]; readonly sound: SoundVolumes } {
  const sound = new Map<string, Volume>();
  const created = new Set(
    podName
      ? (volumes ?? []).filter(({ ephemeral }) => ephemeral).map(({ name }) => `${podName}-${name}`)
      : [],
  );
  const errors: FieldError[] = [];
  (volumes ?? []).forEach((volume, index) => {
    const path = `${field}[${index}]`;
    const own = [
      ...checkSource(volume, podName, path),
      ...(volume.name
        ? invalidFor(`${path}.name`, volume.name, checkLabelName(volume.name))
        : [required(`${path}.name`)]),
      ...(sound.has(volume.name) ? [duplicate(`${path}.name`, volume.name)] : []),
    ];
    if (own.length === 0) sound.set(volume.name, volume);
    errors.push(...own);
    const claim = volume.persistentVolumeClaim?.claimName;
    if (claim !== undefined && created.has(claim)) {
      const why = "must not reference a PVC that gets created for an ephemeral volume";
      errors.push(invalid(`${path}.persistentVolumeClaim.claimName`, claim, why));
    }
  });
  return { errors, sound };
}

function checkSource(volume: Volume, podName: string | undefined, field: string): readonly FieldError[] {
  const names = Object.keys(sourceChecks).filter((name) => volume[name] !== undefined);
  if (volume.ephemeral) names.push("ephemeral");
  if (names.length === 0) return [required(field, "must specify a volume type")];
  return names.flatMap((name, index) => {
    const path = `${field}.${name}`;
    if (index > 0) return [forbidden(path, "may not specify more than 1 volume type")];
    return name === "ephemeral"
      ? checkEphemeral(volume, podName, field)
      : (sourceChecks[name]?.(volume[name] as never, path) ?? []);
  });
}

/** The claim that a generic ephemeral volume will make (`validateEphemeralVolumeSource`). */
function checkEphemeral(volume: Volume, podName: string | undefined, field: string): readonly FieldError[] {
  const template = volume.ephemeral?.volumeClaimTemplate;
  const path = `${field}.ephemeral.volumeClaimTemplate`;
  if (!template) return [required(path)];
  const claim = `${podName}-${volume.name}`;
  const wrongName = podName && volume.name ? checkSubdomainName(claim) : [];
  return [
    ...checkVolumeClaimSpec(template.spec, `${path}.spec`),
    ...wrongName.map((message) => invalid(`${field}.name`, volume.name, `PVC name "${claim}": ${message}`)),
  ];
}
