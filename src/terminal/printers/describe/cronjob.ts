/** `kubectl describe cronjob`. */
import { type CronJob, formatRequirements, requirementsOf } from "#api";
import { booleanText } from "../text/boolean.ts";
import { mailDate } from "../text/mail-date.ts";
import type { DescribeContext } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";
import { writeEvents } from "./events.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata.ts";
import { writePodTemplate } from "./pod-template.ts";

const seconds = (value: number | undefined) => (value === undefined ? "<unset>" : `${value}s`);

function writeJobTemplate(out: DescribeText, { jobTemplate }: CronJob["spec"]): void {
  const { selector, parallelism, completions, activeDeadlineSeconds, template } = jobTemplate.spec;
  out.field(0, "Selector", selector ? formatRequirements(requirementsOf(selector)) : "<unset>");
  out.field(0, "Parallelism", parallelism ?? "<unset>");
  out.field(0, "Completions", completions ?? "<unset>");
  if (activeDeadlineSeconds !== undefined) {
    out.field(0, "Active Deadline Seconds", seconds(activeDeadlineSeconds));
  }
  writePodTemplate(out, template);
}

export function writeCronJob(out: DescribeText, cronJob: CronJob, context: DescribeContext): void {
  const { spec, status } = cronJob;
  writeName(out, cronJob);
  writeLabelsAndAnnotations(out, cronJob);
  out.field(0, "Schedule", spec.schedule);
  out.field(0, "Concurrency Policy", spec.concurrencyPolicy ?? "");
  out.field(0, "Suspend", booleanText(spec.suspend));
  out.field(0, "Successful Job History Limit", spec.successfulJobsHistoryLimit ?? "<unset>");
  out.field(0, "Failed Job History Limit", spec.failedJobsHistoryLimit ?? "<unset>");
  out.field(0, "Starting Deadline Seconds", seconds(spec.startingDeadlineSeconds));
  writeJobTemplate(out, spec);
  const { lastScheduleTime } = status ?? {};
  out.field(0, "Last Schedule Time", lastScheduleTime ? mailDate(lastScheduleTime) : "<unset>");
  const active = (status?.active ?? []).map((job) => job.name ?? "");
  out.field(0, "Active Jobs", active.join(", ") || "<none>");
  writeEvents(out, cronJob, context);
}
