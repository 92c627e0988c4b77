/** A CronJob (`pkg/apis/batch/validation`). */
import { type CronJob, type JobSpec, parseCronSchedule } from "#api";
import { type FieldError, invalid, required, unsupported } from "./field-error.ts";
import { checkJobSpec } from "./job.ts";
import { checkMetadata, checkMetadataUpdate } from "./metadata.ts";
import { checkNotNegative } from "./numbers.ts";

/** The name plus the eleven letters a Job's name adds must fit into 63. */
const longestName = 52;

export function checkCronJob(cronJob: CronJob): readonly FieldError[] {
  const { metadata, spec = {} as Partial<CronJob["spec"]> } = cronJob;
  const policies = ["Allow", "Forbid", "Replace"];
  const { concurrencyPolicy = "Allow" } = spec;
  return [
    ...checkMetadata(metadata, "CronJob"),
    ...checkSchedule(spec.schedule, "spec.schedule"),
    ...checkNotNegative(spec.startingDeadlineSeconds, "spec.startingDeadlineSeconds"),
    ...(spec.timeZone === ""
      ? [invalid("spec.timeZone", spec.timeZone, "timeZone must be nil or non-empty string")]
      : []),
    ...(policies.includes(concurrencyPolicy)
      ? []
      : [unsupported("spec.concurrencyPolicy", concurrencyPolicy, policies)]),
    ...checkJobSpec(spec.jobTemplate?.spec ?? ({} as JobSpec), "spec.jobTemplate.spec"),
    ...checkNotNegative(spec.successfulJobsHistoryLimit, "spec.successfulJobsHistoryLimit"),
    ...checkNotNegative(spec.failedJobsHistoryLimit, "spec.failedJobsHistoryLimit"),
    ...((metadata.name ?? "").length > longestName
      ? [invalid("metadata.name", metadata.name, `must be no more than ${longestName} characters`)]
      : []),
  ];
}

function checkSchedule(schedule: string | undefined, field: string): readonly FieldError[] {
  if (!schedule) return [required(field)];
  if (schedule.includes("TZ")) {
    return [invalid(field, schedule, "cannot use TZ or CRON_TZ in schedule, use timeZone field instead")];
  }
  const parsed = parseCronSchedule(schedule);
  return "error" in parsed ? [invalid(field, schedule, parsed.error)] : [];
}

export function checkCronJobUpdate(old: CronJob, updated: CronJob): readonly FieldError[] {
  return [...checkMetadataUpdate(old.metadata, updated.metadata), ...checkCronJob(updated)];
}
