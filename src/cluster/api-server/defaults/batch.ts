/** Defaults of Jobs and CronJobs. */
import type { CronJob, Job, JobSpec } from "#api";
import { type Draft, draftOf } from "./draft.ts";
import { defaultTemplate } from "./pod.ts";

const noLimit = 2_147_483_647;

/** `pkg/apis/batch/v1/defaults.go` */
export function defaultJob(job: Draft<Job>): void {
  const { spec, metadata } = job;
  if (!spec) return;
  const labels = spec.template?.metadata?.labels;
  if (labels && Object.keys(metadata.labels ?? {}).length === 0) metadata.labels = { ...labels };
  defaultJobSpec(spec);
  if (spec.completions === undefined && spec.parallelism === undefined) {
    spec.completions = 1;
    spec.parallelism = 1;
  }
  spec.parallelism ??= 1;
  spec.backoffLimit ??= spec.backoffLimitPerIndex === undefined ? 6 : noLimit;
  spec.completionMode ??= "NonIndexed";
  spec.suspend ??= false;
  spec.manualSelector ??= false;
  spec.podReplacementPolicy ??= spec.podFailurePolicy ? "Failed" : "TerminatingOrFailed";
}

function defaultJobSpec(spec: Draft<JobSpec>): void {
  defaultTemplate(spec.template);
}

/** `pkg/apis/batch/v1/defaults.go` */
export function defaultCronJob({ spec }: Draft<CronJob>): void {
  if (!spec) return;
  spec.concurrencyPolicy ??= "Allow";
  spec.suspend ??= false;
  spec.successfulJobsHistoryLimit ??= 3;
  spec.failedJobsHistoryLimit ??= 1;
  if (spec.jobTemplate?.spec) defaultJobSpec(spec.jobTemplate.spec);
}

/**
 * A new Job with its own selector (`generateSelector` of `pkg/registry/batch/job/strategy.go`): unless
 * `manualSelector`
 * is set, the template carries the Job's uid and name, and the selector asks for the uid. The uid must be
 * known. A Job
 * without labels shows those of its template: they are defaults, written whenever it is read.
 */
export function selectOwnPods(job: Job): Job {
  if (job.spec?.manualSelector || !job.spec?.template) return job;
  const { name, uid } = job.metadata;
  const draft = draftOf(job);
  const { template } = draft.spec;
  template.metadata ??= {};
  template.metadata.labels = {
    ...template.metadata.labels,
    "batch.kubernetes.io/controller-uid": uid,
    "batch.kubernetes.io/job-name": name,
    "controller-uid": uid,
    "job-name": name,
  };
  if (Object.keys(draft.metadata.labels ?? {}).length === 0)
    draft.metadata.labels = { ...template.metadata.labels };
  draft.spec.selector ??= {};
  draft.spec.selector.matchLabels = {
    ...draft.spec.selector.matchLabels,
    "batch.kubernetes.io/controller-uid": uid,
  };
  return draft;
}
