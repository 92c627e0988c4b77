import { describe, expect, it } from "vitest";
import type { Manifest } from "#api";
import { Stage } from "../stage.ts";

const settings = {
  nodeMonitorGracePeriodMs: 8000,
  nodeMonitorPeriodMs: 1000,
  defaultNotReadyTolerationSeconds: 6,
  defaultUnreachableTolerationSeconds: 6,
};

const pod = (name: string, node?: string, tolerations: readonly object[] = []): Manifest => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name },
  spec: { containers: [{ name: "app", image: "nginx" }], tolerations, ...(node ? { nodeName: node } : {}) },
});

const taintsOf = (stage: Stage, name: string): readonly string[] =>
  (stage.get("Node", name)?.spec.taints ?? []).map(({ key, effect }) => `${key.split("/")[1]}:${effect}`);

function crashed(nodes = 3): Stage {
  const stage = new Stage(nodes, settings);
  stage.apply(pod("web", "node-1"));
  stage.run(5);
  stage.events();
  stage.machine("node-1", { power: "off" });
  return stage;
}

const back = { power: "on", kubelet: "running", network: "connected" } as const;

function comeBack(stage: Stage, name: string): void {
  stage.machine(name, back);
  const { status } = stage.get("Node", name)!;
  const conditions = status?.conditions?.map((condition) => ({
    ...condition,
    status: condition.type === "Ready" ? "True" : "False",
  }));
  stage.report("Node", name, { ...status, conditions });
}

describe("node controller", () => {
  it("introduces every node", () => {
    const stage = new Stage(2);
    stage.run(1);
    expect(stage.events("node-controller")).toEqual([
      "RegisteredNode: Node node-1 event: Registered Node node-1 in Controller",
      "RegisteredNode: Node node-2 event: Registered Node node-2 in Controller",
    ]);
  });

  it("finds a silent node not ready after the grace period, then taints it, then evicts", () => {
    const stage = crashed();
    stage.run(7);
    expect(taintsOf(stage, "node-1")).toEqual([]);
    stage.run(2.5);
    expect(taintsOf(stage, "node-1")).toEqual(["unreachable:NoSchedule"]);
    expect(stage.get("Node", "node-1")?.status?.conditions?.at(-1)).toMatchObject({
      type: "Ready",
      status: "Unknown",
      reason: "NodeStatusUnknown",
      message: "Kubelet stopped posting node status.",
    });
    expect(stage.get("Pod", "default/web")?.status).toMatchObject({ phase: "Running" });
    expect(stage.events("node-controller")).toEqual([
      "NodeNotReady: Node node-1 status is now: NodeNotReady",
      "NodeNotReady: Node is not ready",
    ]);
    stage.run(1);
    expect(taintsOf(stage, "node-1")).toEqual(["unreachable:NoSchedule", "unreachable:NoExecute"]);
    stage.run(7);
    expect(stage.events("taint-eviction-controller")).toEqual([
      "TaintManagerEviction: Marking for deletion Pod default/web",
    ]);
    expect(stage.get("Pod", "default/web")?.metadata.deletionTimestamp).toBeDefined();
    expect(stage.get("Pod", "default/web")?.status?.conditions?.at(-1)).toMatchObject({
      type: "DisruptionTarget",
      reason: "DeletionByTaintManager",
    });
  });

  it("calls the eviction off when the node is back in time", () => {
    const stage = crashed();
    stage.run(12);
    expect(taintsOf(stage, "node-1")).toContain("unreachable:NoExecute");
    comeBack(stage, "node-1");
    stage.run(10);
    expect(taintsOf(stage, "node-1")).toEqual([]);
    expect(stage.events("taint-eviction-controller")).toEqual([
      "TaintManagerEviction: Cancelling deletion of Pod default/web",
    ]);
    expect(stage.get("Pod", "default/web")?.metadata.deletionTimestamp).toBeUndefined();
  });

  it("says nothing of a quick restart", () => {
    const stage = crashed();
    stage.run(3);
    stage.machine("node-1", back);
    stage.run(60);
    expect(stage.events("node-controller")).toEqual([]);
  });

  it("evicts nothing when no node at all is ready", () => {
    const stage = crashed(1);
    stage.run(60);
    expect(taintsOf(stage, "node-1")).toEqual(["unreachable:NoSchedule"]);
    expect(stage.get("Pod", "default/web")?.metadata.deletionTimestamp).toBeUndefined();
  });

  it("taints one node in ten seconds", () => {
    const stage = crashed(4);
    stage.machine("node-2", { power: "off" });
    stage.run(13);
    const evicting = () =>
      ["node-1", "node-2"].filter((name) => taintsOf(stage, name).includes("unreachable:NoExecute"));
    expect(evicting()).toEqual(["node-1"]);
    stage.run(10);
    expect(evicting()).toEqual(["node-1", "node-2"]);
  });

  it("keeps Pods that tolerate the taint for ever", () => {
    const stage = new Stage(3, settings);
    stage.apply(
      pod("agent", "node-1", [
        { key: "node.kubernetes.io/unreachable", operator: "Exists", effect: "NoExecute" },
      ]),
    );
    stage.run(5);
    stage.machine("node-1", { power: "off" });
    stage.run(60);
    expect(stage.get("Pod", "default/agent")?.metadata.deletionTimestamp).toBeUndefined();
  });

  it("taints a cordoned node", () => {
    const stage = new Stage(1);
    stage.run(1);
    stage.edit("Node", "node-1", (node) => ({ ...node, spec: { ...node.spec, unschedulable: true } }));
    stage.run(1);
    expect(taintsOf(stage, "node-1")).toEqual(["unschedulable:NoSchedule"]);
    stage.edit("Node", "node-1", ({ spec: { unschedulable: _, ...spec }, ...node }) => ({ ...node, spec }));
    stage.run(1);
    expect(taintsOf(stage, "node-1")).toEqual([]);
  });
});

describe("Pod garbage collector", () => {
  it("removes the Pods of a deleted node after quarantine", () => {
    const stage = new Stage(2);
    stage.apply(pod("web", "node-1"));
    stage.run(5);
    stage.machine("node-1", { power: "off" });
    stage.delete("Node", "node-1");
    stage.run(35);
    expect(stage.get("Pod", "default/web")).toBeDefined();
    stage.run(40);
    expect(stage.get("Pod", "default/web")).toBeUndefined();
  });

  it("frees Pods in deletion from a node that is out of service", () => {
    const stage = crashed();
    stage.run(30);
    expect(stage.get("Pod", "default/web")?.metadata.deletionTimestamp).toBeDefined();
    const taint = { key: "node.kubernetes.io/out-of-service", value: "nodeshutdown", effect: "NoExecute" };
    stage.edit("Node", "node-1", (node) => ({
      ...node,
      spec: { ...node.spec, taints: [...(node.spec.taints ?? []), taint] },
    }));
    stage.run(25);
    expect(stage.get("Pod", "default/web")).toBeUndefined();
  });
});
