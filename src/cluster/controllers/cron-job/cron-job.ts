/**
 * The CronJob controller: a Job at every time of a schedule. `pkg/controller/cronjob/cronjob_controllerv2.go`
 */
import {
  type CronJob,
  type CronSchedule,
  formatTimestamp,
  type Job,
  lastAppliedAnnotation,
  type Manifest,
  nextCronTime,
  type ObjectReference,
  parseCronSchedule,
} from "#api";
import {
  type Component,
  create,
  type EventNotice,
  nothing,
  type Plan,
  updateStatus,
  type View,
  type Write,
} from "../../component.ts";
import { equal } from "../../state/equal.ts";
import type { Ms, Stored } from "../../state/record.ts";
import { epochMs, momentOf, timestampAt } from "../../time/epoch.ts";
import { endOf, isOver } from "../job/job-status.ts";
import { controllerIds, controllerOf, controllerReference } from "../owners.ts";
import { lastBetween } from "./schedule.ts";

type Status = NonNullable<CronJob["status"]>;

/** It looks a little after the minute, so as to be sure that it has come. */
const nextScheduleDeltaMs: Ms = 100;

/** Keys are `namespace/name`. */
export const cronJobController: Component = {
  name: "cronjob-controller",
  latencyMs: 10,
  watches: {
    CronJob: ({ before, after }) => [(after ?? before)!.id],
    Job: ({ before, after }) => controllerIds("CronJob", before?.value, after?.value),
  },
  reconcile,
};

const event = (about: CronJob, type: "Normal" | "Warning", reason: string, message: string): EventNotice => ({
  about,
  type,
  reason,
  message,
});

function reconcile(view: View, id: string): Plan {
  const stored = view.get("CronJob", id);
  if (!stored) return nothing;
  const cron = stored.value;
  const jobs = view
    .by("jobsOfOwner", cron.metadata.uid)
    .filter(({ value }) => controllerOf(value)?.uid === cron.metadata.uid);
  const noted = note(cron, jobs);
  const started = cron.metadata.deletionTimestamp
    ? { status: noted.status, writes: [], events: [] }
    : start(view, stored, noted.status, jobs);
  const swept = sweep(stored, jobs);
  const { status } = started;
  const reported = equal(status, cron.status ?? {})
    ? []
    : [updateStatus({ ...cron, status }, { reason: "StatusChanged", because: [stored] })];
  return {
    writes: [...started.writes, ...reported, ...swept.writes],
    events: [...noted.events, ...started.events, ...swept.events],
    ...(started.wakeAt === undefined ? {} : { wakeAt: started.wakeAt }),
  };
}

/** Takes note of Jobs that have ended, and wonders about those it does not know. */
function note(
  cron: CronJob,
  jobs: readonly Stored<"Job">[],
): { readonly status: Status; readonly events: readonly EventNotice[] } {
  const events: EventNotice[] = [];
  let active = withLastStarted(cron, jobs);
  let lastSuccessfulTime = cron.status?.lastSuccessfulTime;
  for (const { value: job } of jobs) {
    const isActive = active.some(({ uid }) => uid === job.metadata.uid);
    const ended = endOf(job);
    if (!isActive && !ended)
      events.push(
        event(
          cron,
          "Warning",
          "UnexpectedJob",
          `Saw a job that the controller did not create or forgot: ${job.metadata.name}`,
        ),
      );
    if (isActive && ended) {
      active = active.filter(({ uid }) => uid !== job.metadata.uid);
      events.push(
        event(
          cron,
          "Normal",
          "SawCompletedJob",
          `Saw completed job: ${job.metadata.name}, condition: ${ended.type}`,
        ),
      );
    }
    const finished = ended?.type === "Complete" ? job.status?.completionTime : undefined;
    if (finished && (!lastSuccessfulTime || finished > lastSuccessfulTime)) lastSuccessfulTime = finished;
  }
  const missing = active.filter(({ uid }) => !jobs.some(({ value }) => value.metadata.uid === uid));
  for (const { name } of missing)
    events.push(event(cron, "Normal", "MissingJob", `Active job went missing: ${name}`));
  return {
    status: statusWith(
      cron.status,
      active.filter((entry) => !missing.includes(entry)),
      lastSuccessfulTime,
    ),
    events,
  };
}

const jobName = (cron: CronJob, at: number): string => `${cron.metadata.name}-${Math.floor(at / 60_000)}`;

/** The Job that was started last has a uid only now. */
function withLastStarted(cron: CronJob, jobs: readonly Stored<"Job">[]): readonly ObjectReference[] {
  const { active = [], lastScheduleTime } = cron.status ?? {};
  const at = momentOf(lastScheduleTime);
  const job =
    at === undefined
      ? undefined
      : jobs.find(({ value }) => value.metadata.name === jobName(cron, epochMs + at))?.value;
  if (!job || isOver(job) || active.some(({ uid }) => uid === job.metadata.uid)) return active;
  const { name, namespace, uid, resourceVersion } = job.metadata;
  return [
    ...active,
    { apiVersion: "batch/v1", kind: "Job", name, namespace: namespace ?? "", uid, resourceVersion },
  ];
}

function statusWith(
  before: Status | undefined,
  active: readonly ObjectReference[],
  lastSuccessfulTime: string | undefined,
): Status {
  const { active: _, ...rest } = before ?? {};
  return {
    ...rest,
    ...(active.length > 0 ? { active } : {}),
    ...(lastSuccessfulTime ? { lastSuccessfulTime } : {}),
  };
}

interface Started {
  readonly status: Status;
  readonly writes: readonly Write[];
  readonly events: readonly EventNotice[];
  readonly wakeAt?: Ms;
}

/** Starts the Job whose time has come, if its time has come. */
function start(
  view: View,
  stored: Stored<"CronJob">,
  status: Status,
  jobs: readonly Stored<"Job">[],
): Started {
  const cron = stored.value;
  const idle = { status, writes: [], events: [] };
  const schedule = parseCronSchedule(cron.spec.schedule);
  if (cron.spec.suspend) return idle;
  if ("error" in schedule) {
    const message = `unparseable schedule: "${cron.spec.schedule}" : ${schedule.error}`;
    return { ...idle, events: [event(cron, "Warning", "UnparseableSchedule", message)] };
  }
  const next = nextCronTime(schedule, epochMs + view.now);
  const later = next === undefined ? idle : { ...idle, wakeAt: next - epochMs + nextScheduleDeltaMs };
  const due = dueTime(view, cron, schedule);
  if (!due) return later;
  const at = due.at - epochMs;
  const missed = due.isMany ? [event(cron, "Warning", "TooManyMissedTimes", tooMany)] : [];
  const { startingDeadlineSeconds } = cron.spec;
  if (startingDeadlineSeconds !== undefined && at + startingDeadlineSeconds * 1000 < view.now) {
    const message = `Missed scheduled time to start a job: ${formatTimestamp(due.at)}`;
    return { ...later, events: [...missed, event(cron, "Warning", "MissSchedule", message)] };
  }
  const name = jobName(cron, due.at);
  if (status.active?.some((entry) => entry.name === name) || momentOf(status.lastScheduleTime) === at)
    return later;
  const running = jobs.filter(({ value }) => status.active?.some(({ uid }) => uid === value.metadata.uid));
  if (cron.spec.concurrencyPolicy === "Forbid" && (status.active?.length ?? 0) > 0) {
    const message = "Not starting job because prior execution is running and concurrency policy is Forbid";
    return { ...later, events: [...missed, event(cron, "Normal", "JobAlreadyActive", message)] };
  }
  const replaced = cron.spec.concurrencyPolicy === "Replace" ? running : [];
  return {
    ...later,
    status: { ...status, lastScheduleTime: timestampAt(at) },
    writes: [
      ...replaced.map((job) => deletion(stored, job, "JobReplaced")),
      create(jobFor(cron, name, due.at), { reason: "TimeHasCome", because: [stored] }),
    ],
    events: [
      ...missed,
      ...replaced.map((job) => deleted(cron, job)),
      event(cron, "Normal", "SuccessfulCreate", `Created job ${name}`),
    ],
  };
}

const tooMany =
  "too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew";

/** The latest time since the last start that has passed. */
function dueTime(view: View, cron: CronJob, schedule: CronSchedule): ReturnType<typeof lastBetween> {
  const created = momentOf(cron.metadata.creationTimestamp) ?? 0;
  const last = momentOf(cron.status?.lastScheduleTime) ?? created;
  const { startingDeadlineSeconds } = cron.spec;
  const earliest =
    startingDeadlineSeconds === undefined ? last : Math.max(last, view.now - startingDeadlineSeconds * 1000);
  return lastBetween(schedule, epochMs + earliest, epochMs + view.now);
}

function jobFor(cron: CronJob, name: string, at: number): Manifest {
  const { metadata, spec } = cron.spec.jobTemplate;
  const annotations = {
    ...metadata?.annotations,
    "batch.kubernetes.io/cronjob-scheduled-timestamp": formatTimestamp(at),
  };
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: {
      name,
      namespace: cron.metadata.namespace ?? "default",
      ...(metadata?.labels ? { labels: metadata.labels } : {}),
      annotations: Object.fromEntries(
        Object.entries(annotations).filter(([key]) => key !== lastAppliedAnnotation),
      ),
      ownerReferences: [controllerReference(cron)],
    },
    spec,
  };
}

/** Ended Jobs beyond the history limits go, oldest first. */
function sweep(
  stored: Stored<"CronJob">,
  jobs: readonly Stored<"Job">[],
): { readonly writes: readonly Write[]; readonly events: readonly EventNotice[] } {
  const cron = stored.value;
  const { successfulJobsHistoryLimit: good, failedJobsHistoryLimit: bad } = cron.spec;
  const ended = jobs.filter(({ value }) => isOver(value) && !value.metadata.deletionTimestamp);
  const surplus = [
    ...beyond(
      ended.filter(({ value }) => endOf(value)?.type === "Complete"),
      good,
    ),
    ...beyond(
      ended.filter(({ value }) => endOf(value)?.type === "Failed"),
      bad,
    ),
  ];
  return {
    writes: surplus.map((job) => deletion(stored, job, "HistoryLimit")),
    events: surplus.map((job) => deleted(cron, job)),
  };
}

function beyond(jobs: readonly Stored<"Job">[], limit: number | undefined): readonly Stored<"Job">[] {
  if (limit === undefined) return [];
  const startOf = ({ status, metadata }: Job): string => status?.startTime ?? metadata.creationTimestamp;
  return jobs
    .toSorted((left, right) => (startOf(left.value) < startOf(right.value) ? -1 : 1))
    .slice(0, Math.max(0, jobs.length - limit));
}

const deletion = (stored: Stored<"CronJob">, job: Stored<"Job">, reason: string): Write => ({
  do: "delete",
  kind: "Job",
  id: job.id,
  uid: job.value.metadata.uid,
  propagation: "Background",
  reason,
  because: [stored, job],
});

const deleted = (cron: CronJob, { value }: Stored<"Job">): EventNotice =>
  event(cron, "Normal", "SuccessfulDelete", `Deleted job ${value.metadata.name}`);
