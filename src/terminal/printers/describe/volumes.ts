/** The volumes of a Pod or of a Pod template. */
import type { CsiInlineSource, DownwardApiItem, ProjectedSource, Volume } from "#api";
import { writeClaimTemplate } from "./claim.ts";
import type { DescribeText } from "./describe-text.ts";
import { sourceOf, writePlainSource, writeVolumeAttributes } from "./volume-source.ts";

/** kubectl 1.32 prints the pointer: absent is `<nil>`, anything else an address in its memory. */
const optionalPointer = (optional: boolean | undefined) =>
  optional === undefined ? "<nil>" : "0xc000012345";

function writeProjected(out: DescribeText, projected: ProjectedSource): void {
  out.field(2, "Type", "Projected (a volume that contains injected data from multiple sources)");
  for (const { secret, downwardAPI, configMap, serviceAccountToken } of projected.sources ?? []) {
    if (secret) {
      out.field(2, "SecretName", secret.name ?? "");
      out.field(2, "SecretOptionalName", optionalPointer(secret.optional));
    } else if (downwardAPI) {
      out.field(2, "DownwardAPI", true);
    } else if (configMap) {
      out.field(2, "ConfigMapName", configMap.name ?? "");
      out.field(2, "ConfigMapOptional", optionalPointer(configMap.optional));
    } else if (serviceAccountToken) {
      out.field(2, "TokenExpirationSeconds", serviceAccountToken.expirationSeconds ?? 3600);
    }
  }
}

function writeDownwardApi(out: DescribeText, items: readonly DownwardApiItem[] | undefined): void {
  out.field(2, "Type", "DownwardAPI (a volume populated by information about the pod)");
  out.write(2, "Items:\n");
  for (const { fieldRef, resourceFieldRef, path } of items ?? []) {
    if (fieldRef) out.write(3, `${fieldRef.fieldPath} -> ${path}\n`);
    if (resourceFieldRef) out.write(3, `${resourceFieldRef.resource} -> ${path}\n`);
  }
}

function writeCsi(out: DescribeText, csi: CsiInlineSource): void {
  out.field(2, "Type", "CSI (a Container Storage Interface (CSI) volume source)");
  out.field(2, "Driver", csi.driver);
  out.field(2, "FSType", csi.fsType ?? "");
  out.field(2, "ReadOnly", csi.readOnly ?? false);
  writeVolumeAttributes(out, csi.volumeAttributes);
}

function writeEphemeral(out: DescribeText, ephemeral: NonNullable<Volume["ephemeral"]>): void {
  const words = "an inline specification for a volume that gets created and deleted with the pod";
  out.field(2, "Type", `EphemeralVolume (${words})`);
  const template = ephemeral.volumeClaimTemplate;
  if (template) writeClaimTemplate(out.nested(2), template.metadata, template.spec);
}

function writeSource(out: DescribeText, volume: Volume): void {
  const plain = sourceOf(volume);
  if (plain) writePlainSource(out, ...plain);
  else if (volume.projected) writeProjected(out, volume.projected);
  else if (volume.downwardAPI) writeDownwardApi(out, volume.downwardAPI.items);
  else if (volume.csi) writeCsi(out, volume.csi);
  else if (volume.ephemeral) writeEphemeral(out, volume.ephemeral);
  else out.write(1, "<unknown>\n");
}

/** `indent` is two spaces inside a template. */
export function writeVolumes(
  out: DescribeText,
  volumes: readonly Volume[] | undefined,
  indent: string = "",
): void {
  if (!volumes?.length) {
    out.write(0, `${indent}Volumes:\t<none>\n`);
    return;
  }
  out.write(0, `${indent}Volumes:\n`);
  for (const volume of volumes) {
    out.write(1, `${indent ? " " : ""}${volume.name}:\n`);
    writeSource(out, volume);
  }
}
