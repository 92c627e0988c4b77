import { describe, expect, it } from "vitest";
import type { Manifest } from "#api";
import { type CronSchedule, nextCronTime, parseCronSchedule } from "#api";
import { Stage } from "../stage.ts";
import { lastBetween } from "./schedule.ts";

const at = (text: string): number => Date.parse(text);
const next = (schedule: string, after: string): string | undefined => {
  const found = nextCronTime(parseCronSchedule(schedule) as CronSchedule, at(after));
  return found === undefined ? undefined : new Date(found).toISOString();
};

describe("cron schedules", () => {
  it("find the next minute that matches", () => {
    expect(next("* * * * *", "2026-01-01T00:00:30Z")).toBe("2026-01-01T00:01:00.000Z");
    expect(next("*/15 9-17 * * MON-FRI", "2026-01-02T17:50:00Z")).toBe("2026-01-05T09:00:00.000Z");
    expect(next("0 3 1 1 *", "2026-01-01T03:00:00Z")).toBe("2027-01-01T03:00:00.000Z");
    expect(next("@hourly", "2026-02-28T23:10:00Z")).toBe("2026-03-01T00:00:00.000Z");
    expect(next("5/20 0 * * *", "2026-01-01T00:06:00Z")).toBe("2026-01-01T00:25:00.000Z");
  });

  it("take either day when both are given, and find nothing on days there are not", () => {
    expect(next("0 0 13 * 5", "2026-01-01T00:00:00Z")).toBe("2026-01-02T00:00:00.000Z");
    expect(next("0 0 31 2 *", "2026-01-01T00:00:00Z")).toBeUndefined();
  });

  it("refuse what is none", () => {
    for (const text of ["", "* * * *", "60 * * * *", "* * 0 * *", "a * * * *", "*/0 * * * *"])
      expect(parseCronSchedule(text)).toHaveProperty("error");
  });

  it("find the latest time that was missed", () => {
    const schedule = parseCronSchedule("*/10 * * * *") as CronSchedule;
    expect(lastBetween(schedule, at("2026-01-01T00:00:00Z"), at("2026-01-01T00:35:00Z"))).toEqual({
      at: at("2026-01-01T00:30:00Z"),
      isMany: false,
    });
    expect(lastBetween(schedule, at("2026-01-01T00:01:00Z"), at("2026-01-01T00:05:00Z"))).toBeUndefined();
  });
});

const cron = (spec: object = {}): Manifest => ({
  apiVersion: "batch/v1",
  kind: "CronJob",
  metadata: { name: "tick" },
  spec: {
    schedule: "* * * * *",
    jobTemplate: {
      spec: {
        template: { spec: { restartPolicy: "Never", containers: [{ name: "tick", image: "busybox" }] } },
      },
    },
    ...spec,
  },
});

function finish(stage: Stage): void {
  for (const pod of stage.list("Pod").filter(({ status }) => status?.phase === "Running"))
    stage.report("Pod", `default/${pod.metadata.name}`, {
      ...pod.status,
      phase: "Succeeded",
      conditions: [],
    });
}

describe("CronJob controller", () => {
  it("starts a Job every minute and keeps as many as the history limit says", () => {
    const stage = new Stage();
    stage.apply(cron({ successfulJobsHistoryLimit: 1 }));
    for (let minute = 0; minute < 3; minute++) {
      stage.run(62);
      finish(stage);
    }
    stage.run(5);
    expect(stage.list("Job")).toHaveLength(1);
    const { status } = stage.get("CronJob", "default/tick")!;
    expect(status?.active).toBeUndefined();
    expect(status?.lastScheduleTime).toBeDefined();
    expect(status?.lastSuccessfulTime).toBeDefined();
    const [job] = stage.list("Job");
    expect(job?.metadata.name).toMatch(/^tick-\d+$/);
    expect(stage.events("cronjob-controller")).toContain(
      `SawCompletedJob: Saw completed job: ${job?.metadata.name}, condition: Complete`,
    );
  });

  it("does not start a second Job while Forbid forbids it, and replaces the first where it may", () => {
    const forbid = new Stage();
    forbid.apply(cron({ concurrencyPolicy: "Forbid" }));
    forbid.run(125);
    expect(forbid.list("Job")).toHaveLength(1);
    expect(forbid.events("cronjob-controller")).toContain(
      "JobAlreadyActive: Not starting job because prior execution is running and concurrency policy is Forbid",
    );
    const replace = new Stage();
    replace.apply(cron({ concurrencyPolicy: "Replace" }));
    replace.run(62);
    const [first] = replace.list("Job");
    replace.run(63);
    expect(replace.list("Job").map(({ metadata }) => metadata.name)).not.toContain(first?.metadata.name);
  });

  it("starts nothing while it is suspended", () => {
    const stage = new Stage();
    stage.apply(cron({ suspend: true }));
    stage.run(200);
    expect(stage.list("Job")).toHaveLength(0);
  });
});
