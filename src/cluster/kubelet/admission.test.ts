import { beforeEach, expect, it } from "vitest";
import { NodeStage, shell } from "./stage.ts";

let stage: NodeStage;
beforeEach(() => {
  stage = new NodeStage({ memory: "1Gi" });
});

const asking = (memory: string) => shell("sleep 1000", { resources: { requests: { memory } } });

it("refuses a Pod that the node has no room for, although it was bound to it", () => {
  stage.pod("first", asking("600Mi"));
  stage.run(3);
  stage.pod("second", asking("600Mi"));
  stage.run(3);
  const message =
    "Node didn't have enough resource: memory, requested: 629145600, used: 629145600, capacity: 1073741824";
  expect(stage.phase("first")).toBe("Running");
  expect(stage.get("second").status).toMatchObject({
    phase: "Failed",
    reason: "OutOfmemory",
    message: `Pod was rejected: ${message}`,
  });
  expect(stage.events("second")).toEqual([`OutOfmemory: ${message}`]);
});

it("refuses a Pod whose selector the node does not meet", () => {
  stage.pod("web", shell("sleep 1000"), { nodeSelector: { disk: "fast" } });
  stage.run(3);
  expect(stage.get("web").status).toMatchObject({
    reason: "NodeAffinity",
    message:
      "Pod was rejected: Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector",
  });
});

it("refuses a second Pod that wants the same port of the machine", () => {
  const ports = [{ containerPort: 80, hostPort: 8080 }];
  stage.pod("first", shell("sleep 1000", { ports }));
  stage.pod("second", shell("sleep 1000", { ports }));
  stage.run(3);
  expect(stage.phase("first")).toBe("Running");
  expect(stage.get("second").status).toMatchObject({ phase: "Failed", reason: "NodePorts" });
});

it("lets a refused Pod be deleted at once", () => {
  stage.pod("web", asking("2Gi"));
  stage.run(3);
  stage.delete("web");
  stage.run(3);
  expect(stage.has("web")).toBe(false);
});

it("does not look again at a Pod that runs", () => {
  stage.pod("web", shell("sleep 1000"), { nodeSelector: { "kubernetes.io/hostname": "node-1" } });
  stage.run(3);
  const node = stage.cluster.history.get("Node", "node-1")!.value;
  const renamed = { ...node, metadata: { ...node.metadata, labels: {} } };
  stage.cluster.apiServer.update(renamed as never, { by: "user", reason: "Command", because: [] });
  stage.run(100);
  expect(stage.phase("web")).toBe("Running");
});
