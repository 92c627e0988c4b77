import { beforeEach, expect, it } from "vitest";
import type { Pod } from "#api";
import { NodeStage, shell } from "../stage.ts";

let stage: NodeStage;
beforeEach(() => {
  stage = new NodeStage();
});

const secondsUntilGone = (name: string): number => {
  const begun = stage.cluster.now;
  while (stage.has(name)) stage.run(1);
  return (stage.cluster.now - begun) / 1000;
};

it("lets a container end by itself, and then removes the Pod", () => {
  stage.pod("web", shell("trap 'echo bye; exit 0' TERM; while true; do sleep 1; done"));
  stage.run(3);
  stage.delete("web");
  expect(secondsUntilGone("web")).toBeLessThan(4);
  expect(stage.events("web")).toContain("Killing: Stopping container app");
});

it("kills a container that does not listen when its grace is over", () => {
  stage.pod("deaf", shell("trap '' TERM; while true; do sleep 1; done"), {
    terminationGracePeriodSeconds: 10,
  });
  stage.run(3);
  const exits: (number | undefined)[] = [];
  stage.cluster.listen(({ kind, after }) => {
    if (kind !== "Pod" || !after) return;
    const { status } = after.value as Pod;
    exits.push(status?.containerStatuses?.[0]?.state?.terminated?.exitCode);
  });
  stage.delete("deaf");
  const seconds = secondsUntilGone("deaf");
  expect(seconds).toBeGreaterThanOrEqual(10);
  expect(seconds).toBeLessThan(14);
  expect(exits).toContain(137);
});

it("shortens the grace when somebody asks again with less", () => {
  stage.pod("deaf", shell("trap '' TERM; while true; do sleep 1; done"), {
    terminationGracePeriodSeconds: 60,
  });
  stage.run(3);
  stage.delete("deaf");
  stage.run(5);
  stage.delete("deaf", { gracePeriodSeconds: 1 });
  expect(secondsUntilGone("deaf")).toBeLessThan(6);
});

it("still ends the containers of a Pod whose object was removed by force", () => {
  stage.pod("web", shell("trap '' TERM; while true; do sleep 1; done"));
  stage.run(3);
  const { uid } = stage.get("web").metadata;
  stage.delete("web", { gracePeriodSeconds: 0 });
  expect(stage.has("web")).toBe(false);
  const states = () => stage.cluster.view.by("containersOfPod", uid).map(({ value }) => value.state);
  expect(states()).toEqual(["running"]);
  stage.run(10);
  expect(states()).not.toContain("running");
});

it("leaves nothing on the machine: no disk, no container, no sandbox", () => {
  stage.podWith("web", { emptyDir: {} }, "echo x > /data/x; sleep 1000");
  stage.run(3);
  const { uid } = stage.get("web").metadata;
  stage.delete("web");
  stage.run(20);
  expect(stage.cluster.view.by("containersOfPod", uid)).toEqual([]);
  expect(stage.cluster.history.get("Disk", `${uid}/data`)).toBeUndefined();
  const left = stage.cluster.history.list("Disk").filter(({ value }) => value.pod?.uid === uid);
  expect(left).toEqual([]);
});

it("keeps a Pod that is done until somebody deletes it", () => {
  stage.pod("job", shell("exit 0"), { restartPolicy: "Never" });
  stage.run(100);
  expect(stage.phase("job")).toBe("Succeeded");
  stage.delete("job");
  stage.run(3);
  expect(stage.has("job")).toBe(false);
});
