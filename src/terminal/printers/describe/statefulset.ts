/** `kubectl describe statefulset`. */
import { formatRequirements, type PersistentVolumeClaim, requirementsOf, type StatefulSet } from "#api";
import { claimClass } from "../storage-class.ts";
import { mailDate } from "../text/mail-date.ts";
import type { DescribeContext } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";
import { writeEvents } from "./events.ts";
import { writeLabels, writeLabelsAndAnnotations, writeName } from "./metadata.ts";
import { writePodTemplate } from "./pod-template.ts";
import { writePodsStatus } from "./pods-status.ts";

/** The claims that each Pod gets; their annotations are written as labels are. */
function writeClaimTemplates(
  out: DescribeText,
  templates: readonly PersistentVolumeClaim[] | undefined,
): void {
  out.write(0, templates?.length ? "Volume Claims:\n" : "Volume Claims:\t<none>\n");
  for (const { metadata, spec } of templates ?? []) {
    out.field(1, "Name", metadata.name);
    out.field(1, "StorageClass", claimClass(metadata, spec));
    writeLabels(out, "Labels", metadata.labels, "  ");
    writeLabels(out, "Annotations", metadata.annotations, "  ");
    out.field(1, "Capacity", spec.resources?.requests?.storage ?? "<default>");
    out.field(1, "Access Modes", `[${(spec.accessModes ?? []).join(" ")}]`);
  }
}

function writeStrategy(out: DescribeText, { spec }: StatefulSet): void {
  out.field(0, "Update Strategy", spec.updateStrategy?.type ?? "");
  const { partition, maxUnavailable } = spec.updateStrategy?.rollingUpdate ?? {};
  if (partition === undefined) return;
  out.field(1, "Partition", partition);
  if (maxUnavailable !== undefined) out.field(1, "MaxUnavailable", maxUnavailable);
}

export function writeStatefulSet(out: DescribeText, set: StatefulSet, context: DescribeContext): void {
  const { metadata, spec, status } = set;
  writeName(out, set);
  out.field(0, "CreationTimestamp", mailDate(metadata.creationTimestamp));
  out.field(0, "Selector", formatRequirements(requirementsOf(spec.selector)));
  writeLabelsAndAnnotations(out, set);
  out.field(0, "Replicas", `${spec.replicas ?? 0} desired | ${status?.replicas ?? 0} total`);
  writeStrategy(out, set);
  writePodsStatus(out, set, context);
  writePodTemplate(out, spec.template);
  writeClaimTemplates(out, spec.volumeClaimTemplates);
  writeEvents(out, set, context);
}
