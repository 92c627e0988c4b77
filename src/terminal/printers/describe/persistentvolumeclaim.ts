/** `kubectl describe persistentvolumeclaim`. */
import type { PersistentVolumeClaim, Pod } from "#api";
import { claimClass } from "../storage-class.ts";
import { accessModesText } from "../text/access-modes.ts";
import { ageSince } from "../text/age.ts";
import { mailDate } from "../text/mail-date.ts";
import { byText } from "../text/sorted.ts";
import { writeDataSource } from "./claim.ts";
import { type DescribeContext, listed } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";
import { writeEvents } from "./events.ts";
import { writeLabelsAndAnnotations, writeLines, writeName } from "./metadata.ts";

/**
 * Pods that name the claim, and a Pod that owns it through an ephemeral volume (`getPodsForPVC` of kubectl).
 */
function usersOf({ metadata }: PersistentVolumeClaim, context: DescribeContext): readonly string[] {
  const owners = (metadata.ownerReferences ?? []).filter(({ kind }) => kind === "Pod").map(({ uid }) => uid);
  const users = listed<Pod>(context, "Pod", metadata.namespace).filter(
    (pod) =>
      owners.includes(pod.metadata.uid) ||
      pod.spec.volumes?.some((volume) => volume.persistentVolumeClaim?.claimName === metadata.name),
  );
  return users.map((pod) => pod.metadata.name).sort(byText);
}

function writeConditions(out: DescribeText, { status }: PersistentVolumeClaim): void {
  if (!status?.conditions?.length) return;
  const titles = ["Type", "Status", "LastProbeTime", "LastTransitionTime", "Reason", "Message"];
  out.write(0, "Conditions:\n");
  out.write(1, `${titles.join("\t")}\n`);
  out.write(1, "----\t------\t-----------------\t------------------\t------\t-------\n");
  for (const { type, status: state, lastProbeTime, lastTransitionTime, ...rest } of status.conditions) {
    const times = `${mailDate(lastProbeTime)} \t${mailDate(lastTransitionTime)}`;
    out.write(1, `${type} \t${state} \t${times} \t${rest.reason ?? ""} \t${rest.message ?? ""}\n`);
  }
}

export function writePersistentVolumeClaim(
  out: DescribeText,
  claim: PersistentVolumeClaim,
  context: DescribeContext,
): void {
  const { metadata, spec, status } = claim;
  const { volumeName = "", volumeMode } = spec;
  writeName(out, claim);
  out.field(0, "StorageClass", claimClass(metadata, spec));
  const deletion = metadata.deletionTimestamp;
  const terminating = `Terminating (lasts ${ageSince(deletion, context.nowMs)})`;
  out.field(0, "Status", deletion === undefined ? (status?.phase ?? "") : terminating);
  out.field(0, "Volume", volumeName);
  writeLabelsAndAnnotations(out, claim);
  out.field(0, "Finalizers", `[${(metadata.finalizers ?? []).join(" ")}]`);
  out.field(0, "Capacity", volumeName ? (status?.capacity?.storage ?? "0") : "");
  out.field(0, "Access Modes", volumeName ? accessModesText(status?.accessModes) : "");
  if (volumeMode !== undefined) out.field(0, "VolumeMode", volumeMode);
  writeDataSource(out, spec);
  writeLines(out, "Used By", usersOf(claim, context));
  writeConditions(out, claim);
  writeEvents(out, claim, context);
}
