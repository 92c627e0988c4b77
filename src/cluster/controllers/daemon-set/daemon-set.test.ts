import { describe, expect, it } from "vitest";
import type { Manifest } from "#api";
import { Stage } from "../stage.ts";

const set = (spec: object = {}, image = "nginx:1.26"): Manifest => ({
  apiVersion: "apps/v1",
  kind: "DaemonSet",
  metadata: { name: "agent" },
  spec: {
    selector: { matchLabels: { app: "agent" } },
    template: {
      metadata: { labels: { app: "agent" } },
      spec: { containers: [{ name: "app", image }], ...spec },
    },
  },
});

const nodesOf = (stage: Stage): readonly string[] =>
  stage
    .list("Pod")
    .map(({ spec }) => spec.nodeName ?? "")
    .sort();

const started = (spec: object = {}): Stage => {
  const stage = new Stage();
  stage.apply(set(spec));
  stage.run(5);
  return stage;
};

describe("DaemonSet controller", () => {
  it("runs one Pod on every node, also on a cordoned one", () => {
    const stage = new Stage();
    stage.edit("Node", "node-2", (node) => ({ ...node, spec: { ...node.spec, unschedulable: true } }));
    stage.apply(set());
    stage.run(5);
    expect(nodesOf(stage)).toEqual(["node-1", "node-2", "node-3"]);
    expect(stage.get("DaemonSet", "default/agent")?.status).toMatchObject({
      desiredNumberScheduled: 3,
      currentNumberScheduled: 3,
      numberReady: 3,
      numberAvailable: 3,
      updatedNumberScheduled: 3,
      numberMisscheduled: 0,
    });
  });

  it("follows the labels of nodes", () => {
    const stage = started({ nodeSelector: { disk: "ssd" } });
    expect(nodesOf(stage)).toEqual([]);
    const label = (labels: object) =>
      stage.edit("Node", "node-1", (node) => ({
        ...node,
        metadata: { ...node.metadata, labels: { ...node.metadata.labels, ...labels } },
      }));
    label({ disk: "ssd" });
    stage.run(5);
    expect(nodesOf(stage)).toEqual(["node-1"]);
    label({ disk: "hdd" });
    stage.run(5);
    expect(nodesOf(stage)).toEqual([]);
  });

  it("counts a Pod on a lost node as misscheduled and leaves it there", () => {
    const stage = started();
    stage.machine("node-2", { power: "off" });
    stage.run(120);
    expect(nodesOf(stage)).toEqual(["node-1", "node-2", "node-3"]);
    expect(stage.get("DaemonSet", "default/agent")?.status).toMatchObject({
      desiredNumberScheduled: 2,
      numberReady: 2,
      numberMisscheduled: 1,
    });
  });

  it("leaves a node that repels it by NoExecute, and not one that only takes no new Pods", () => {
    const stage = started();
    const taint = (name: string, effect: "NoSchedule" | "NoExecute") =>
      stage.edit("Node", name, (node) => ({
        ...node,
        spec: { ...node.spec, taints: [{ key: "dedicated", effect }] },
      }));
    taint("node-1", "NoSchedule");
    taint("node-2", "NoExecute");
    stage.run(5);
    expect(nodesOf(stage)).toEqual(["node-1", "node-3"]);
  });

  it("replaces its Pods one node at a time", () => {
    const stage = started();
    stage.edit("DaemonSet", "default/agent", (object) => ({
      ...object,
      spec: { ...object.spec, template: (set({}, "nginx:1.27").spec as { template: object }).template },
    }));
    stage.run(0.3);
    expect(stage.list("Pod").filter(({ metadata }) => metadata.deletionTimestamp)).toHaveLength(1);
    stage.run(20);
    expect(stage.list("Pod").map(({ spec }) => spec.containers[0]?.image)).toEqual([
      "nginx:1.27",
      "nginx:1.27",
      "nginx:1.27",
    ]);
    expect(stage.get("DaemonSet", "default/agent")?.status).toMatchObject({
      updatedNumberScheduled: 3,
      numberAvailable: 3,
    });
  });

  it("replaces a Pod that failed and says so", () => {
    const stage = started();
    const [pod] = stage.list("Pod");
    const id = `default/${pod!.metadata.name}`;
    stage.report("Pod", id, { ...pod!.status, phase: "Failed" });
    stage.run(5);
    expect(stage.events("daemonset-controller")).toContain(
      `FailedDaemonPod: Found failed daemon pod ${id} on node ${pod!.spec.nodeName}, will try to kill it`,
    );
    expect(nodesOf(stage)).toEqual(["node-1", "node-2", "node-3"]);
  });
});
