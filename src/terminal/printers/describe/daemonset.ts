/** `kubectl describe daemonset`. */
import { type DaemonSet, formatLabels, formatRequirements, requirementsOf } from "#api";
import type { DescribeContext } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";
import { writeEvents } from "./events.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata.ts";
import { writePodTemplate } from "./pod-template.ts";
import { writePodsStatus } from "./pods-status.ts";

/** One space, not a tab, stands before these counts. */
const COUNTS = [
  ["Desired Number of Nodes Scheduled", "desiredNumberScheduled"],
  ["Current Number of Nodes Scheduled", "currentNumberScheduled"],
  ["Number of Nodes Scheduled with Up-to-date Pods", "updatedNumberScheduled"],
  ["Number of Nodes Scheduled with Available Pods", "numberAvailable"],
  ["Number of Nodes Misscheduled", "numberMisscheduled"],
] as const;

export function writeDaemonSet(out: DescribeText, set: DaemonSet, context: DescribeContext): void {
  const { spec, status } = set;
  writeName(out, set);
  out.field(0, "Selector", formatRequirements(requirementsOf(spec.selector)));
  out.field(0, "Node-Selector", formatLabels(spec.template.spec.nodeSelector));
  writeLabelsAndAnnotations(out, set);
  for (const [title, field] of COUNTS) out.write(0, `${title}: ${status?.[field] ?? 0}\n`);
  writePodsStatus(out, set, context);
  writePodTemplate(out, spec.template);
  writeEvents(out, set, context);
}
