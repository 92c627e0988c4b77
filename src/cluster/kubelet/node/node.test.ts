import { beforeEach, describe, expect, it } from "vitest";
import { NodeStage, shell } from "../stage.ts";

let stage: NodeStage;
beforeEach(() => {
  stage = new NodeStage();
});

const counts = "echo run >> /data/runs; wc -l < /data/runs; sleep 1000";

describe("after a reboot", () => {
  it("containers end with 255, for a reason nobody knows, and begin again in a new sandbox", () => {
    stage.podWith("web", { emptyDir: {} }, counts);
    stage.run(3);
    stage.fault("node restart", "node-1");
    stage.run(10);
    expect(stage.container("web")).toMatchObject({
      restartCount: 1,
      lastState: { terminated: { exitCode: 255, reason: "Unknown" } },
    });
    expect(stage.events("web")).toContain(
      "SandboxChanged: Pod sandbox changed, it will be killed and re-created.",
    );
    expect(
      stage.events("node-1").some((event) => event.startsWith("Rebooted: Node node-1 has been rebooted")),
    ).toBe(true);
  });

  it("an emptyDir on disk has kept its files, and one in memory has not", () => {
    stage.podWith("disk", { emptyDir: {} }, counts);
    stage.podWith("memory", { emptyDir: { medium: "Memory" } }, counts);
    stage.run(3);
    stage.fault("node restart", "node-1");
    stage.run(10);
    expect(stage.log("disk")).toBe("2");
    expect(stage.log("memory")).toBe("1");
  });

  it("init containers run again", () => {
    const init = { ...shell("echo first"), name: "init" };
    stage.pod("web", shell("sleep 1000"), { initContainers: [init] });
    stage.run(3);
    stage.fault("node restart", "node-1");
    stage.run(10);
    expect(stage.container("web", "init").restartCount).toBe(1);
  });

  it("a Pod that may not be restarted has failed", () => {
    stage.pod("once", shell("sleep 1000"), { restartPolicy: "Never" });
    stage.run(3);
    stage.fault("node restart", "node-1");
    stage.run(10);
    expect(stage.phase("once")).toBe("Failed");
  });

  it("what had crashed need not wait", () => {
    stage.pod("loop", shell("exit 1"));
    stage.run(60);
    const before = stage.starts("loop").length;
    stage.fault("node restart", "node-1");
    stage.run(5);
    expect(stage.starts("loop").length).toBeGreaterThan(before);
  });
});

describe("a node that is off", () => {
  it("does nothing for its Pods until it comes back", () => {
    stage.pod("web", shell("sleep 1000"));
    stage.run(3);
    stage.fault("node crash", "node-1");
    stage.delete("web");
    stage.run(60);
    expect(stage.get("web").metadata.deletionTimestamp).toBeDefined();
    stage.fault("node restart", "node-1");
    stage.run(10);
    expect(stage.has("web")).toBe(false);
  });
});

describe("a kubelet that is stopped", () => {
  it("leaves the containers running, and what dies meanwhile is restarted when it is back", () => {
    stage.pod("web", shell("sleep 1000"));
    stage.run(3);
    const { uid } = stage.get("web").metadata;
    stage.fault("node stop-kubelet", "node-1");
    const running = () =>
      stage.cluster.view.by("containersOfPod", uid).filter(({ value }) => value.state === "running").length;
    stage.run(5);
    expect(running()).toBe(1);
    stage.fault("kill-container", "web");
    stage.run(20);
    expect(running()).toBe(0);
    stage.fault("node start-kubelet", "node-1");
    stage.run(10);
    expect(running()).toBe(1);
    expect(stage.container("web").restartCount).toBe(1);
  });
});

describe("a node that is cut off", () => {
  it("goes on with the Pods it knows, and tells of it when it is connected again", () => {
    stage.pod("web", shell("sleep 1000"));
    stage.run(3);
    stage.fault("node partition", "node-1");
    stage.fault("kill-container", "web");
    stage.run(10);
    expect(stage.container("web").restartCount).toBe(0);
    expect(stage.starts("web")).toHaveLength(2);
    stage.fault("node heal", "node-1");
    stage.run(10);
    expect(stage.container("web").restartCount).toBe(1);
    expect(stage.count("web", "Started")).toBe(2);
  });

  it("ends what was deleted by force only when it hears of it", () => {
    stage.pod("web", shell("sleep 1000"));
    stage.run(3);
    const { uid } = stage.get("web").metadata;
    const states = () => stage.cluster.view.by("containersOfPod", uid).map(({ value }) => value.state);
    stage.fault("node partition", "node-1");
    stage.delete("web", { gracePeriodSeconds: 0 });
    stage.run(30);
    expect(states()).toEqual(["running"]);
    stage.fault("node heal", "node-1");
    stage.run(10);
    expect(states()).not.toContain("running");
  });
});

it("tells that nothing new may be scheduled on it", () => {
  const node = stage.cluster.history.get("Node", "node-1")!.value;
  const cordoned = { ...node, spec: { ...node.spec, unschedulable: true } };
  stage.cluster.apiServer.update(cordoned as never, { by: "user", reason: "Command", because: [] });
  stage.run(10);
  expect(stage.events("node-1")).toContain(
    "NodeNotSchedulable: Node node-1 status is now: NodeNotSchedulable",
  );
});
