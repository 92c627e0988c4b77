import { beforeEach, describe, expect, it } from "vitest";
import type { Pod } from "#api";
import { NodeStage, shell } from "./stage.ts";

let stage: NodeStage;
beforeEach(() => {
  stage = new NodeStage();
});

describe("a Pod that runs", () => {
  beforeEach(() => stage.pod("web", shell("echo hello; sleep 1000")));

  it("is running and ready within two seconds", () => {
    stage.run(2);
    expect(stage.phase("web")).toBe("Running");
    const conditions = ["PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady"];
    for (const type of conditions) expect(stage.condition("web", type)?.status).toBe("True");
    expect(stage.container("web")).toMatchObject({ ready: true, started: true, restartCount: 0 });
    expect(stage.log("web")).toBe("hello");
  });

  it("says on the way that its container is being created", () => {
    const reasons: (string | undefined)[] = [];
    stage.cluster.listen(({ kind, after }) => {
      if (kind !== "Pod") return;
      const { status } = after!.value as Pod;
      reasons.push(JSON.stringify(status?.containerStatuses?.[0]?.state));
    });
    stage.run(2);
    expect(reasons[0]).toBe('{"waiting":{"reason":"ContainerCreating"}}');
  });

  it("tells in order that the image was there, and the container created and started", () => {
    stage.run(2);
    expect(stage.events("web")).toEqual([
      'Pulled: Container image "busybox:1.36" already present on machine',
      "Created: Created container: app",
      "Started: Started container app",
    ]);
  });

  it("has addresses of its own and of its node", () => {
    stage.run(2);
    const node = stage.cluster.history.get("Node", "node-1")?.value;
    const { podIP, hostIP } = stage.get("web").status ?? {};
    expect(podIP).toMatch(/^10\.244\./);
    expect(node?.status?.addresses).toContainEqual({ type: "InternalIP", address: hostIP });
  });
});

describe("a Pod that ends", () => {
  it("has succeeded when all its containers have, and has failed when one did", () => {
    stage.pod("good", shell("exit 0"), { restartPolicy: "Never" });
    stage.pod("bad", shell("exit 3"), { restartPolicy: "Never" });
    stage.run(5);
    expect(stage.phase("good")).toBe("Succeeded");
    expect(stage.phase("bad")).toBe("Failed");
    expect(stage.container("bad").state?.terminated).toMatchObject({ reason: "Error", exitCode: 3 });
    expect(stage.condition("good", "Ready")).toMatchObject({ status: "False", reason: "PodCompleted" });
  });

  it("restarts what failed, but not what succeeded, with the policy OnFailure", () => {
    stage.pod("good", shell("exit 0"), { restartPolicy: "OnFailure" });
    stage.pod("bad", shell("exit 3"), { restartPolicy: "OnFailure" });
    stage.run(5);
    expect(stage.phase("good")).toBe("Succeeded");
    expect(stage.phase("bad")).toBe("Running");
    expect(stage.container("bad").restartCount).toBe(1);
  });
});

describe("init containers", () => {
  const init = (line: string, more: object = {}) => ({ ...shell(line), name: "init", ...more });

  it("run to their end before the others begin", () => {
    stage.pod("web", shell("sleep 1000"), { initContainers: [init("sleep 3")] });
    stage.run(2);
    expect(stage.phase("web")).toBe("Pending");
    expect(stage.container("web").state?.waiting?.reason).toBe("PodInitializing");
    expect(stage.condition("web", "Initialized")).toMatchObject({
      status: "False",
      reason: "ContainersNotInitialized",
      message: "containers with incomplete status: [init]",
    });
    stage.run(4);
    expect(stage.phase("web")).toBe("Running");
    expect(stage.container("web", "init").state?.terminated?.reason).toBe("Completed");
  });

  it("fail the whole Pod when nothing may be restarted", () => {
    stage.pod("web", shell("sleep 1000"), { initContainers: [init("exit 1")], restartPolicy: "Never" });
    stage.run(5);
    expect(stage.phase("web")).toBe("Failed");
    expect(stage.container("web").state?.waiting?.reason).toBe("PodInitializing");
  });

  it("stay beside the others when they are always restarted, and end after them", () => {
    const sidecar = init("trap 'exit 0' TERM; while true; do sleep 1; done", { restartPolicy: "Always" });
    stage.pod("job", shell("sleep 2"), { initContainers: [sidecar], restartPolicy: "Never" });
    stage.run(2);
    expect(stage.phase("job")).toBe("Running");
    expect(stage.container("job", "init").state?.running).toBeDefined();
    stage.run(10);
    expect(stage.phase("job")).toBe("Succeeded");
    expect(stage.container("job", "init").state?.terminated?.exitCode).toBe(0);
  });
});

it("ends a Pod that runs longer than its deadline", () => {
  stage.pod("slow", shell("sleep 1000"), { activeDeadlineSeconds: 5 });
  stage.run(20);
  expect(stage.get("slow").status).toMatchObject({
    phase: "Failed",
    reason: "DeadlineExceeded",
    message: "Pod was active on the node longer than the specified deadline",
  });
});

it("starts a container anew, under the same Pod, when its image changes", () => {
  stage.pod("web", shell("sleep 1000"));
  stage.run(2);
  stage.edit("web", (spec) => ({
    ...spec,
    containers: spec.containers.map((one) => ({ ...one, image: "nginx:alpine" })),
  }));
  stage.run(10);
  expect(stage.container("web")).toMatchObject({ restartCount: 1, image: expect.stringContaining("nginx") });
  expect(stage.events("web")).toContain("Killing: Container app definition changed, will be restarted");
});
