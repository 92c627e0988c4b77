/** `kubectl describe replicationcontroller`. */
import { formatLabels, type ReplicationController } from "#api";
import { writeWorkloadConditions } from "./conditions.ts";
import type { DescribeContext } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";
import { writeEvents } from "./events.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata.ts";
import { writePodTemplate } from "./pod-template.ts";
import { writePodsStatus } from "./pods-status.ts";

export function writeReplicationController(
  out: DescribeText,
  controller: ReplicationController,
  context: DescribeContext,
): void {
  const { spec, status } = controller;
  writeName(out, controller);
  out.field(0, "Selector", formatLabels(spec.selector));
  writeLabelsAndAnnotations(out, controller);
  out.field(0, "Replicas", `${status?.replicas ?? 0} current / ${spec.replicas ?? 0} desired`);
  writePodsStatus(out, controller, context);
  writePodTemplate(out, spec.template);
  writeWorkloadConditions(out, status?.conditions);
  writeEvents(out, controller, context);
}
