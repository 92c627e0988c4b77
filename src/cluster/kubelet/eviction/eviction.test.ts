import { beforeEach, expect, it } from "vitest";
import { NodeStage, shell } from "../stage.ts";

let stage: NodeStage;
beforeEach(() => {
  stage = new NodeStage({ settings: { volumeStatsAggPeriodMs: 10_000 } });
});

const fill = (mebibytes: number, path: string): string =>
  `dd if=/dev/zero of=${path} bs=1M count=${mebibytes}; sleep 1000`;

it("ends a Pod whose emptyDir outgrows its limit", () => {
  stage.podWith("big", { emptyDir: { sizeLimit: "5Mi" } }, fill(6, "/data/x"));
  stage.run(40);
  const message = 'Usage of EmptyDir volume "data" exceeds the limit "5Mi". ';
  expect(stage.get("big").status).toMatchObject({ phase: "Failed", reason: "Evicted", message });
  expect(stage.events("big")).toContain(`Evicted: ${message}`);
});

it("lets be what stays below the limit", () => {
  stage.podWith("small", { emptyDir: { sizeLimit: "5Mi" } }, fill(4, "/data/x"));
  stage.run(60);
  expect(stage.phase("small")).toBe("Running");
});

it("ends a Pod whose container writes more than its ephemeral storage", () => {
  const resources = { limits: { "ephemeral-storage": "4Mi" } };
  stage.pod("big", shell(fill(6, "/tmp/x"), { resources }));
  stage.run(40);
  expect(stage.get("big").status).toMatchObject({ phase: "Failed", reason: "Evicted" });
});

it("measures no more often than volumes are measured", () => {
  const slow = new NodeStage();
  slow.podWith("big", { emptyDir: { sizeLimit: "5Mi" } }, fill(6, "/data/x"));
  slow.run(25);
  expect(slow.phase("big")).toBe("Running");
  slow.run(120);
  expect(slow.phase("big")).toBe("Failed");
});

it("refuses at once to write more than an emptyDir in memory holds", () => {
  stage.podWith("memory", { emptyDir: { medium: "Memory", sizeLimit: "2Mi" } }, fill(4, "/data/x"));
  stage.run(60);
  expect(stage.log("memory")).toContain("No space left on device");
  expect(stage.phase("memory")).toBe("Running");
});
