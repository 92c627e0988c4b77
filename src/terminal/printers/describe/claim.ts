/** A claim, or the template of one inside a Pod's ephemeral volume. */
import type { ObjectMeta, PersistentVolumeClaimSpec } from "#api";
import { claimClass } from "../storage-class.ts";
import type { DescribeText } from "./describe-text.ts";
import { writeAnnotations, writeLabels } from "./metadata.ts";

/** Source of the data, when the claim is a copy. */
export function writeDataSource(out: DescribeText, { dataSource }: PersistentVolumeClaimSpec): void {
  if (!dataSource) return;
  out.write(0, "DataSource:\n");
  if (dataSource.apiGroup !== undefined) out.field(1, "APIGroup", dataSource.apiGroup);
  out.field(1, "Kind", dataSource.kind);
  out.field(1, "Name", dataSource.name);
}

/** What a template can tell: it has no status yet, so capacity and modes stay empty. */
export function writeClaimTemplate(
  out: DescribeText,
  metadata: Partial<ObjectMeta> | undefined,
  spec: PersistentVolumeClaimSpec,
): void {
  out.field(0, "StorageClass", claimClass(metadata, spec));
  out.field(0, "Volume", spec.volumeName ?? "");
  writeLabels(out, "Labels", metadata?.labels);
  writeAnnotations(out, "Annotations", metadata?.annotations);
  out.field(0, "Capacity", "");
  out.field(0, "Access Modes", "");
  if (spec.volumeMode !== undefined) out.field(0, "VolumeMode", spec.volumeMode);
  writeDataSource(out, spec);
}
