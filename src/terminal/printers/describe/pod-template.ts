/** The Pod template of a workload. */
import type { PodTemplate } from "#api";
import { writeContainers } from "./containers.ts";
import type { DescribeText } from "./describe-text.ts";
import { writeAnnotations, writeLabels } from "./metadata.ts";
import { writeSpreadConstraints, writeTolerations } from "./scheduling.ts";
import { writeVolumes } from "./volumes.ts";

const INDENT = "  ";

export function writePodTemplate(out: DescribeText, template: PodTemplate | undefined): void {
  out.write(0, "Pod Template:\n");
  if (!template) {
    out.write(1, "<unset>");
    return;
  }
  const { metadata, spec } = template;
  writeLabels(out, `${INDENT}Labels`, metadata?.labels);
  if (Object.keys(metadata?.annotations ?? {}).length > 0) {
    writeAnnotations(out, `${INDENT}Annotations`, metadata?.annotations);
  }
  if (spec.serviceAccountName) out.field(1, "Service Account", spec.serviceAccountName);
  if (spec.initContainers?.length) {
    writeContainers(out, { title: "Init Containers", containers: spec.initContainers, indent: INDENT });
  }
  writeContainers(out, { title: "Containers", containers: spec.containers, indent: INDENT });
  writeVolumes(out, spec.volumes, INDENT);
  writeSpreadConstraints(out, spec.topologySpreadConstraints, INDENT);
  if (spec.priorityClassName) out.field(1, "Priority Class Name", spec.priorityClassName);
  writeLabels(out, "Node-Selectors", spec.nodeSelector, INDENT);
  writeTolerations(out, spec.tolerations, INDENT);
}
