/** `kubectl get jobs`. */
import { formatSelector, type Job, parseTimestamp } from "#api";
import { ageSince, humanDuration } from "../text/age.ts";
import { containerCells } from "./container-cells.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

/** In order of precedence. */
function statusText({ metadata, status }: Job): string {
  const isTrue = (type: string) =>
    status?.conditions?.some((condition) => condition.type === type && condition.status === "True");
  if (isTrue("Complete")) return "Complete";
  if (isTrue("Failed")) return "Failed";
  if (metadata.deletionTimestamp !== undefined) return "Terminating";
  const words = ["Suspended", "FailureTarget", "SuccessCriteriaMet"];
  return words.find(isTrue) ?? "Running";
}

/** Without `completions` one success is enough, however many Pods work on it. */
function completionsText({ spec, status }: Job): string {
  const succeeded = status?.succeeded ?? 0;
  if (spec.completions !== undefined) return `${succeeded}/${spec.completions}`;
  const parallelism = spec.parallelism ?? 0;
  return parallelism > 1 ? `${succeeded}/1 of ${parallelism}` : `${succeeded}/1`;
}

/** How long it took, or has taken: a failed Job has no completion time and goes on counting. */
function durationText({ status }: Job, nowMs: number): string {
  const startMs = parseTimestamp(status?.startTime ?? "");
  if (startMs === undefined) return "";
  return humanDuration((parseTimestamp(status?.completionTime ?? "") ?? nowMs) - startMs);
}

export const jobs: TableDefinition<Job> = {
  columns: columnsOf(
    "Name",
    "Status",
    "Completions",
    "Duration",
    "Age",
    "Containers*",
    "Images*",
    "Selector*",
  ),
  row(job, { nowMs }) {
    return [
      job.metadata.name,
      statusText(job),
      completionsText(job),
      durationText(job, nowMs),
      ageSince(job.metadata.creationTimestamp, nowMs),
      ...containerCells(job.spec.template),
      formatSelector(job.spec.selector),
    ];
  },
};
