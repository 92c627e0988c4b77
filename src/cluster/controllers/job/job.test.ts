import { describe, expect, it } from "vitest";
import type { Manifest, Pod } from "#api";
import { Stage } from "../stage.ts";
import { formatIndexes, parseIndexes } from "./indexes.ts";

const job = (spec: object, restartPolicy = "Never"): Manifest => ({
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: { name: "work" },
  spec: { template: { spec: { restartPolicy, containers: [{ name: "work", image: "busybox" }] } }, ...spec },
});

const started = (spec: object, restartPolicy?: string): Stage => {
  const stage = new Stage();
  stage.apply(job(spec, restartPolicy));
  stage.run(2);
  return stage;
};

const living = (stage: Stage): readonly Pod[] =>
  stage.list("Pod").filter(({ status }) => status?.phase === "Running");

function end(stage: Stage, phase: "Succeeded" | "Failed", count = 1): void {
  for (const pod of living(stage).slice(0, count)) {
    const conditions = pod.status?.conditions?.filter(({ type }) => type !== "Ready");
    stage.report("Pod", `default/${pod.metadata.name}`, { ...pod.status, phase, conditions });
  }
}

const statusOf = (stage: Stage) => stage.get("Job", "default/work")?.status;
const conditionsOf = (stage: Stage) =>
  (statusOf(stage)?.conditions ?? []).map(({ type, status, reason }) => `${type}=${status}:${reason}`);

describe("Job controller", () => {
  it("is complete when enough Pods have succeeded, never running more than it may", () => {
    const stage = started({ completions: 3, parallelism: 2 });
    expect(living(stage)).toHaveLength(2);
    end(stage, "Succeeded", 2);
    stage.run(3);
    expect(living(stage)).toHaveLength(1);
    end(stage, "Succeeded");
    stage.run(3);
    expect(statusOf(stage)).toMatchObject({ succeeded: 3, ready: 0 });
    expect(conditionsOf(stage)).toEqual([
      "SuccessCriteriaMet=True:CompletionsReached",
      "Complete=True:CompletionsReached",
    ]);
    expect(stage.events("job-controller")).toContain("Completed: Job completed");
    expect(stage.list("Pod").every(({ metadata }) => metadata.finalizers === undefined)).toBe(true);
  });

  it("without a number of completions waits for the rest after the first success", () => {
    const stage = started({ parallelism: 2 });
    end(stage, "Succeeded");
    stage.run(3);
    expect(living(stage)).toHaveLength(1);
    expect(conditionsOf(stage)).toEqual([]);
    end(stage, "Succeeded");
    stage.run(3);
    expect(statusOf(stage)).toMatchObject({ succeeded: 2 });
  });

  it("tries again ten seconds after a failure, then gives up at the limit", () => {
    const stage = started({ backoffLimit: 1 });
    end(stage, "Failed");
    stage.run(8);
    expect(living(stage)).toHaveLength(0);
    stage.run(5);
    expect(living(stage)).toHaveLength(1);
    end(stage, "Failed");
    stage.run(3);
    expect(conditionsOf(stage)).toEqual([
      "FailureTarget=True:BackoffLimitExceeded",
      "Failed=True:BackoffLimitExceeded",
    ]);
    expect(statusOf(stage)).toMatchObject({ failed: 2 });
    expect(stage.events("job-controller")).toContain(
      "BackoffLimitExceeded: Job has reached the specified backoff limit",
    );
  });

  it("counts a deleted Pod as failed and replaces it", () => {
    const stage = started({});
    const [pod] = living(stage);
    stage.delete("Pod", `default/${pod!.metadata.name}`);
    stage.run(15);
    expect(statusOf(stage)).toMatchObject({ active: 1, failed: 1 });
    expect(living(stage).map(({ metadata }) => metadata.name)).not.toContain(pod!.metadata.name);
  });

  it("ends at its deadline, Pods and all", () => {
    const stage = started({ activeDeadlineSeconds: 4 });
    stage.run(8);
    expect(stage.list("Pod")).toHaveLength(0);
    expect(conditionsOf(stage)).toEqual([
      "FailureTarget=True:DeadlineExceeded",
      "Failed=True:DeadlineExceeded",
    ]);
    expect(stage.events("job-controller")).toContain(
      "DeadlineExceeded: Job was active longer than specified deadline",
    );
  });

  it("counts restarts in place where Pods restart on failure", () => {
    const stage = started({ backoffLimit: 2 }, "OnFailure");
    const [pod] = living(stage);
    const containerStatuses = [
      { name: "work", ready: false, restartCount: 2, image: "busybox", imageID: "" },
    ];
    stage.report("Pod", `default/${pod!.metadata.name}`, { ...pod!.status, containerStatuses });
    stage.run(4);
    expect(stage.list("Pod")).toHaveLength(0);
    expect(statusOf(stage)).toMatchObject({ failed: 1 });
  });

  it("deletes its Pods while it is suspended, without counting them", () => {
    const stage = started({});
    stage.edit("Job", "default/work", (object) => ({ ...object, spec: { ...object.spec, suspend: true } }));
    stage.run(4);
    expect(stage.list("Pod")).toHaveLength(0);
    expect(statusOf(stage)?.failed).toBeUndefined();
    expect(conditionsOf(stage)).toEqual(["Suspended=True:JobSuspended"]);
    expect(stage.events("job-controller")).toContain("Suspended: Job suspended");
  });

  it("gives every Pod of an Indexed Job its number", () => {
    const stage = started({ completions: 3, parallelism: 2, completionMode: "Indexed" });
    const numbers = () =>
      stage
        .list("Pod")
        .map(({ metadata }) => metadata.annotations?.["batch.kubernetes.io/job-completion-index"]);
    expect(numbers()).toEqual(["0", "1"]);
    expect(stage.list("Pod")[1]?.spec.hostname).toBe("work-1");
    end(stage, "Succeeded", 1);
    stage.run(3);
    expect(numbers()).toEqual(["0", "1", "2"]);
    expect(statusOf(stage)).toMatchObject({ completedIndexes: "0", succeeded: 1 });
  });

  it("goes after its time to live, and lets its Pods go when it is deleted", () => {
    const stage = started({ ttlSecondsAfterFinished: 4 });
    end(stage, "Succeeded");
    stage.run(3);
    expect(stage.get("Job", "default/work")).toBeDefined();
    stage.run(5);
    expect(stage.get("Job", "default/work")).toBeUndefined();
    expect(stage.list("Pod")).toHaveLength(0);
    const other = started({});
    other.delete("Job", "default/work");
    other.run(5);
    expect(other.list("Pod")).toHaveLength(0);
  });
});

describe("indexes of a Job", () => {
  it("are written as ranges and read back", () => {
    expect(formatIndexes(new Set([4, 0, 1, 2, 6, 7]))).toBe("0-2,4,6,7");
    expect([...parseIndexes("0-2,4,6,7")]).toEqual([0, 1, 2, 4, 6, 7]);
  });
});
