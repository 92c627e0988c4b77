/** `kubectl describe job`. */
import { formatRequirements, type Job, parseTimestamp, requirementsOf } from "#api";
import { humanDuration } from "../text/age.ts";
import { mailDate } from "../text/mail-date.ts";
import type { DescribeContext } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";
import { writeEvents } from "./events.ts";
import { writeController, writeLabelsAndAnnotations, writeName } from "./metadata.ts";
import { writePodTemplate } from "./pod-template.ts";

function writeWishes(out: DescribeText, { spec }: Job): void {
  if (spec.parallelism !== undefined) out.field(0, "Parallelism", spec.parallelism);
  out.field(0, "Completions", spec.completions ?? "<unset>");
  if (spec.completionMode !== undefined) out.field(0, "Completion Mode", spec.completionMode);
  if (spec.suspend !== undefined) out.field(0, "Suspend", spec.suspend);
  if (spec.backoffLimit !== undefined) out.field(0, "Backoff Limit", spec.backoffLimit);
  if (spec.ttlSecondsAfterFinished !== undefined) {
    out.field(0, "TTL Seconds After Finished", spec.ttlSecondsAfterFinished);
  }
}

function writeTimes(out: DescribeText, { spec, status }: Job): void {
  if (status?.startTime) out.field(0, "Start Time", mailDate(status.startTime));
  if (status?.completionTime) out.field(0, "Completed At", mailDate(status.completionTime));
  const startMs = parseTimestamp(status?.startTime ?? "");
  const endMs = parseTimestamp(status?.completionTime ?? "");
  if (startMs !== undefined && endMs !== undefined) out.field(0, "Duration", humanDuration(endMs - startMs));
  if (spec.activeDeadlineSeconds !== undefined) {
    out.field(0, "Active Deadline Seconds", `${spec.activeDeadlineSeconds}s`);
  }
}

/** The indexes that are done, cut after the first comma behind fifty signs. */
function indexesText(indexes: string): string {
  if (indexes === "") return "<none>";
  const comma = indexes.indexOf(",", 50);
  return comma < 0 ? indexes : `${indexes.slice(0, comma + 1)}...`;
}

export function writeJob(out: DescribeText, job: Job, context: DescribeContext): void {
  const { spec, status } = job;
  writeName(out, job);
  out.field(0, "Selector", spec.selector ? formatRequirements(requirementsOf(spec.selector)) : "");
  writeLabelsAndAnnotations(out, job);
  writeController(out, job);
  writeWishes(out, job);
  writeTimes(out, job);
  const ready = status?.ready === undefined ? "" : ` (${status.ready} Ready)`;
  const counts = [
    `${status?.active ?? 0} Active${ready}`,
    `${status?.succeeded ?? 0} Succeeded`,
    `${status?.failed ?? 0} Failed`,
  ];
  out.field(0, "Pods Statuses", counts.join(" / "));
  if (spec.completionMode === "Indexed") {
    out.field(0, "Completed Indexes", indexesText(status?.completedIndexes ?? ""));
  }
  writePodTemplate(out, spec.template);
  writeEvents(out, job, context);
}
