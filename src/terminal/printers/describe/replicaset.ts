/** `kubectl describe replicaset`. */
import { formatSelector, type ReplicaSet } from "#api";
import { writeWorkloadConditions } from "./conditions.ts";
import type { DescribeContext } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";
import { writeEvents } from "./events.ts";
import { writeController, writeLabelsAndAnnotations, writeName } from "./metadata.ts";
import { writePodTemplate } from "./pod-template.ts";
import { writePodsStatus } from "./pods-status.ts";

export function writeReplicaSet(out: DescribeText, replicaSet: ReplicaSet, context: DescribeContext): void {
  const { spec, status } = replicaSet;
  writeName(out, replicaSet);
  out.field(0, "Selector", formatSelector(spec.selector));
  writeLabelsAndAnnotations(out, replicaSet);
  writeController(out, replicaSet);
  out.field(0, "Replicas", `${status?.replicas ?? 0} current / ${spec.replicas ?? 0} desired`);
  writePodsStatus(out, replicaSet, context);
  writePodTemplate(out, spec.template);
  writeWorkloadConditions(out, status?.conditions);
  writeEvents(out, replicaSet, context);
}
