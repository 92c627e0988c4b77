/** `kubectl describe persistentvolume`. */
import type { NodeSelectorTerm, PersistentVolume } from "#api";
import { volumeClass } from "../storage-class.ts";
import { accessModesText } from "../text/access-modes.ts";
import { ageSince } from "../text/age.ts";
import type { DescribeContext } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";
import { writeEvents } from "./events.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata.ts";
import { sourceOf, writePlainSource, writeVolumeAttributes } from "./volume-source.ts";

/** `Term 0:  kubernetes.io/hostname in [node-1]`, further requirements below. */
function writeTerm(out: DescribeText, index: number, { matchExpressions = [] }: NodeSelectorTerm): void {
  if (matchExpressions.length === 0) out.field(2, `Term ${index}`, "<none>");
  for (const [place, { key, operator, values = [] }] of matchExpressions.entries()) {
    const list = values.length === 0 ? "" : ` [${values.join(", ")}]`;
    out.write(2, `${place === 0 ? `Term ${index}:` : ""}\t${key} ${operator.toLowerCase()}${list}\n`);
  }
}

function writeAffinity(out: DescribeText, { spec }: PersistentVolume): void {
  const required = spec.nodeAffinity?.required;
  if (!required) {
    out.field(0, "Node Affinity", "<none>");
    return;
  }
  const terms = required.nodeSelectorTerms;
  out.field(0, "Node Affinity", "");
  out.field(1, "Required Terms", terms.length === 0 ? "<none>" : "");
  for (const [index, term] of terms.entries()) writeTerm(out, index, term);
}

function writeSource(out: DescribeText, { spec }: PersistentVolume): void {
  out.write(0, "Source:\n");
  const plain = sourceOf(spec);
  if (plain) {
    writePlainSource(out, ...plain);
  } else if (spec.csi) {
    out.field(2, "Type", "CSI (a Container Storage Interface (CSI) volume source)");
    out.field(2, "Driver", spec.csi.driver);
    out.field(2, "FSType", spec.csi.fsType ?? "");
    out.field(2, "VolumeHandle", spec.csi.volumeHandle);
    out.field(2, "ReadOnly", spec.csi.readOnly ?? false);
    writeVolumeAttributes(out, spec.csi.volumeAttributes);
  } else {
    out.write(1, "<unknown>\n");
  }
}

export function writePersistentVolume(
  out: DescribeText,
  volume: PersistentVolume,
  context: DescribeContext,
): void {
  const { metadata, spec, status } = volume;
  const { claimRef, volumeMode } = spec;
  writeName(out, volume);
  writeLabelsAndAnnotations(out, volume);
  out.field(0, "Finalizers", `[${(metadata.finalizers ?? []).join(" ")}]`);
  out.field(0, "StorageClass", volumeClass(metadata, spec));
  const deletion = metadata.deletionTimestamp;
  const terminating = `Terminating (lasts ${ageSince(deletion, context.nowMs)})`;
  out.field(0, "Status", deletion === undefined ? (status?.phase ?? "") : terminating);
  out.field(0, "Claim", claimRef ? `${claimRef.namespace ?? ""}/${claimRef.name ?? ""}` : "");
  out.field(0, "Reclaim Policy", spec.persistentVolumeReclaimPolicy ?? "");
  out.field(0, "Access Modes", accessModesText(spec.accessModes));
  if (volumeMode !== undefined) out.field(0, "VolumeMode", volumeMode);
  out.field(0, "Capacity", spec.capacity?.storage ?? "0");
  writeAffinity(out, volume);
  out.field(0, "Message", status?.message ?? "");
  writeSource(out, volume);
  writeEvents(out, volume, context);
}
