import { expect, it } from "vitest";
import { NodeStage, shell } from "../stage.ts";

it("waits twice as long after each end of a container that keeps failing", () => {
  const stage = new NodeStage();
  stage.pod("loop", shell("exit 1"));
  stage.run(180);
  const starts = stage.starts("loop");
  expect(starts.map(Math.floor)).toEqual([0, 1, 14, 39, 88, 173]);
});

it("names the wait in an Event at once, and in the status with the next look", () => {
  const stage = new NodeStage();
  stage.pod("loop", shell("exit 1"));
  stage.run(14);
  const { uid } = stage.get("loop").metadata;
  expect(stage.container("loop").state?.waiting).toEqual({
    reason: "CrashLoopBackOff",
    message: `back-off 10s restarting failed container=app pod=loop_default(${uid})`,
  });
  expect(stage.container("loop").lastState?.terminated?.exitCode).toBe(1);
  expect(stage.events("loop")).toContain(
    `BackOff: Back-off restarting failed container app in pod loop_default(${uid})`,
  );
});

it("waits five minutes at most", () => {
  const stage = new NodeStage();
  stage.pod("loop", shell("exit 1"));
  stage.run(3600);
  const starts = stage.starts("loop");
  const last = starts.at(-1)! - starts.at(-2)!;
  expect(last).toBeGreaterThanOrEqual(300);
  expect(last).toBeLessThan(320);
});

it("forgets when a container ran for ten minutes", () => {
  const stage = new NodeStage();
  stage.pod("loop", shell("sleep 700; exit 1"));
  stage.run(750);
  expect(stage.container("loop").restartCount).toBe(1);
  stage.run(701);
  expect(stage.container("loop").restartCount).toBe(2);
  expect(stage.count("loop", "BackOff")).toBe(0);
});
