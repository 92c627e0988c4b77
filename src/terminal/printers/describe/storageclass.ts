/** `kubectl describe storageclass`. */
import { formatLabels, type StorageClass } from "#api";
import { isDefaultClass } from "../storage-class.ts";
import { booleanText } from "../text/boolean.ts";
import type { DescribeContext } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";
import { writeEvents } from "./events.ts";

function writeMountOptions(out: DescribeText, { mountOptions = [] }: StorageClass): void {
  out.write(0, mountOptions.length === 0 ? "MountOptions:\t<none>\n" : "MountOptions:\n");
  for (const option of mountOptions) out.write(1, `${option}\n`);
}

function writeTopologies(out: DescribeText, { allowedTopologies }: StorageClass): void {
  if (!allowedTopologies) return;
  out.field(0, "AllowedTopologies", allowedTopologies.length === 0 ? "<none>" : "");
  for (const [index, { matchLabelExpressions = [] }] of allowedTopologies.entries()) {
    if (matchLabelExpressions.length === 0) out.field(1, `Term ${index}`, "<none>");
    for (const [place, { key, values }] of matchLabelExpressions.entries()) {
      const title = place === 0 ? `Term ${index}:` : "";
      out.write(1, `${title}\t${key} in [${values.join(", ")}]\n`);
    }
  }
}

/** Its annotations stand on one line, what `kubectl apply` wrote included. */
export function writeStorageClass(
  out: DescribeText,
  storageClass: StorageClass,
  context: DescribeContext,
): void {
  const { metadata, reclaimPolicy, volumeBindingMode } = storageClass;
  out.field(0, "Name", metadata.name);
  out.field(0, "IsDefaultClass", isDefaultClass(metadata) ? "Yes" : "No");
  out.field(0, "Annotations", formatLabels(metadata.annotations));
  out.field(0, "Provisioner", storageClass.provisioner);
  out.field(0, "Parameters", formatLabels(storageClass.parameters));
  out.field(0, "AllowVolumeExpansion", booleanText(storageClass.allowVolumeExpansion));
  writeMountOptions(out, storageClass);
  if (reclaimPolicy !== undefined) out.field(0, "ReclaimPolicy", reclaimPolicy);
  if (volumeBindingMode !== undefined) out.field(0, "VolumeBindingMode", volumeBindingMode);
  writeTopologies(out, storageClass);
  writeEvents(out, storageClass, context);
}
