/** `kubectl describe priorityclass`. */
import { formatLabels, type PriorityClass } from "#api";
import type { DescribeContext } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";
import { writeEvents } from "./events.ts";

export function writePriorityClass(
  out: DescribeText,
  priorityClass: PriorityClass,
  context: DescribeContext,
): void {
  const { metadata, value, globalDefault = false, preemptionPolicy, description = "" } = priorityClass;
  out.field(0, "Name", metadata.name);
  out.field(0, "Value", value);
  out.field(0, "GlobalDefault", globalDefault);
  out.field(0, "PreemptionPolicy", preemptionPolicy ?? "PreemptLowerPriority");
  out.field(0, "Description", description);
  out.field(0, "Annotations", formatLabels(metadata.annotations));
  writeEvents(out, priorityClass, context);
}
