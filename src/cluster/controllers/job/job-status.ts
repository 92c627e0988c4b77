/** How a Job ends and what its status says meanwhile. `pkg/controller/job/job_controller.go` */
import type { Condition, Job } from "#api";
import type { View } from "../../component.ts";
import type { Ms } from "../../state/record.ts";
import { momentOf, timestampAt } from "../../time/epoch.ts";
import { conditionOf, isTrue } from "../conditions.ts";

export type JobStatus = NonNullable<Job["status"]>;

export const isOver = ({ status }: Job): boolean =>
  isTrue(status?.conditions, "Complete") || isTrue(status?.conditions, "Failed");

/** The condition that ended a Job, if it has ended. */
export function endOf({ status }: Job): Condition | undefined {
  const ends = [conditionOf(status?.conditions, "Complete"), conditionOf(status?.conditions, "Failed")];
  return ends.find((condition) => condition?.status === "True");
}

export const isSuspended = ({ spec }: Job): boolean => spec.suspend === true;

/** When `activeDeadlineSeconds` are over. */
export function deadlineOf({ spec, status }: Job): Ms | undefined {
  const started = momentOf(status?.startTime);
  return spec.activeDeadlineSeconds === undefined || started === undefined
    ? undefined
    : started + spec.activeDeadlineSeconds * 1000;
}

export interface Ending {
  readonly type: "Complete" | "Failed";
  readonly reason: string;
  readonly message: string;
}

export const completed: Ending = {
  type: "Complete",
  reason: "CompletionsReached",
  message: "Reached expected number of succeeded pods",
};

const backoffExceeded: Ending = {
  type: "Failed",
  reason: "BackoffLimitExceeded",
  message: "Job has reached the specified backoff limit",
};

const deadlineExceeded: Ending = {
  type: "Failed",
  reason: "DeadlineExceeded",
  message: "Job was active longer than specified deadline",
};

/** An ending that is decided but waits for the last Pods. */
function pendingEnding({ status }: Job): Ending | undefined {
  const target = conditionOf(status?.conditions, "FailureTarget");
  const { reason = "", message = "" } = target ?? {};
  return target?.status === "True" ? { type: "Failed", reason, message } : undefined;
}

export function failure(view: View, job: Job, failed: number, restartsExceeded: boolean): Ending | undefined {
  const decided = pendingEnding(job);
  if (decided) return decided;
  if (failed > (job.spec.backoffLimit ?? 6) || restartsExceeded) return backoffExceeded;
  const due = deadlineOf(job);
  return due !== undefined && view.now >= due && !isSuspended(job) ? deadlineExceeded : undefined;
}

/** First what it will come to, then, when no Pod is left, the end itself. */
export function withEnding(
  view: View,
  conditions: readonly Condition[],
  ending: Ending,
  isLast: boolean,
): readonly Condition[] {
  const announced = ending.type === "Failed" ? "FailureTarget" : "SuccessCriteriaMet";
  const types = isLast ? [announced, ending.type] : [announced];
  const at = timestampAt(view.now);
  const added = types
    .filter((type) => !isTrue(conditions, type))
    .map(
      (type): Condition => ({ ...ending, type, status: "True", lastProbeTime: at, lastTransitionTime: at }),
    );
  return [...conditions, ...added];
}

/** Only a Job that has been suspended has the condition. `undefined`: nothing changes. */
export function suspensionChanged(view: View, job: Job): Condition | undefined {
  const before = conditionOf(job.status?.conditions, "Suspended");
  const at = timestampAt(view.now);
  const times = { lastProbeTime: at, lastTransitionTime: at };
  if (isSuspended(job))
    return before?.status === "True"
      ? undefined
      : { type: "Suspended", status: "True", reason: "JobSuspended", message: "Job suspended", ...times };
  if (before?.status !== "True") return undefined;
  return { type: "Suspended", status: "False", reason: "JobResumed", message: "Job resumed", ...times };
}
