import { describe, expect, it } from "vitest";
import type { Manifest, Pod } from "#api";
import { victims } from "../pods/victims.ts";
import { Stage } from "../stage.ts";

const set = (replicas: number, more: object = {}): Manifest => ({
  apiVersion: "apps/v1",
  kind: "ReplicaSet",
  metadata: { name: "web" },
  spec: {
    replicas,
    selector: { matchLabels: { app: "web" } },
    template: {
      metadata: { labels: { app: "web" } },
      spec: { containers: [{ name: "app", image: "nginx" }], ...more },
    },
  },
});

const bare = (name: string, labels: Readonly<Record<string, string>>): Manifest => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, labels },
  spec: { containers: [{ name: "app", image: "nginx" }] },
});

describe("ReplicaSet controller", () => {
  it("replaces a Pod as soon as it is being deleted", () => {
    const stage = new Stage();
    stage.apply(set(2));
    stage.run(5);
    const [first] = stage.list("Pod");
    stage.delete("Pod", `default/${first!.metadata.name}`);
    stage.run(0.1);
    expect(stage.list("Pod")).toHaveLength(3);
    stage.run(5);
    expect(stage.list("Pod").map(({ metadata }) => metadata.name)).not.toContain(first!.metadata.name);
    expect(stage.get("ReplicaSet", "default/web")?.status).toEqual({
      replicas: 2,
      fullyLabeledReplicas: 2,
      readyReplicas: 2,
      availableReplicas: 2,
      observedGeneration: 1,
    });
  });

  it("adopts a Pod that matches and has no controller", () => {
    const stage = new Stage();
    stage.apply(bare("mine", { app: "web" }));
    stage.run(5);
    stage.apply(set(2));
    stage.run(5);
    expect(stage.list("Pod")).toHaveLength(2);
    expect(stage.get("Pod", "default/mine")?.metadata.ownerReferences).toMatchObject([
      { kind: "ReplicaSet", name: "web", controller: true, blockOwnerDeletion: true },
    ]);
  });

  it("lets a Pod go that is relabelled, and makes another", () => {
    const stage = new Stage();
    stage.apply(set(1));
    stage.run(5);
    const [first] = stage.list("Pod");
    const id = `default/${first!.metadata.name}`;
    stage.edit("Pod", id, (pod) => ({ ...pod, metadata: { ...pod.metadata, labels: { app: "debug" } } }));
    stage.run(5);
    expect(stage.list("Pod")).toHaveLength(2);
    expect(stage.get("Pod", id)?.metadata.ownerReferences).toBeUndefined();
  });

  it("says why it cannot make Pods", () => {
    const stage = new Stage();
    stage.apply(set(1, { serviceAccountName: "nobody" }));
    stage.run(1);
    expect(stage.events("replicaset-controller")).toContain(
      'FailedCreate: Error creating: pods "web-" is forbidden: error looking up service account default/nobody: serviceaccount "nobody" not found',
    );
    expect(stage.get("ReplicaSet", "default/web")?.status?.conditions).toMatchObject([
      { type: "ReplicaFailure", status: "True", reason: "FailedCreate" },
    ]);
    stage.apply({ apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "nobody" } });
    stage.run(10);
    expect(stage.get("ReplicaSet", "default/web")?.status).toMatchObject({ readyReplicas: 1 });
  });

  it("makes a thousand Pods and takes them away", () => {
    const stage = new Stage(10);
    stage.apply(set(1000));
    stage.run(10);
    expect(stage.get("ReplicaSet", "default/web")?.status?.readyReplicas).toBe(1000);
    stage.edit("ReplicaSet", "default/web", (object) => ({
      ...object,
      spec: { ...object.spec, replicas: 0 },
    }));
    stage.run(10);
    expect(stage.list("Pod")).toHaveLength(0);
  });
});

describe("choice of victims", () => {
  const pod = (name: string, at: string, more: Partial<Pod["status"]> = {}, node = "node-1"): Pod => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, namespace: "default", uid: name, resourceVersion: "1", creationTimestamp: at },
    spec: { containers: [], ...(node ? { nodeName: node } : {}) },
    status: {
      phase: "Running",
      conditions: [{ type: "Ready", status: "True", lastTransitionTime: at }],
      ...more,
    },
  });
  const hour = 3_600_000;

  it("takes Pods without a node first, then those that are not ready", () => {
    const pods = [
      pod("ready", "2026-01-01T00:00:00Z"),
      pod("unready", "2026-01-01T00:00:00Z", { conditions: [] }),
      pod("unplaced", "2026-01-01T00:00:00Z", { phase: "Pending", conditions: [] }, ""),
    ];
    expect(victims(pods, pods, 2, hour).map(({ metadata }) => metadata.name)).toEqual([
      "unplaced",
      "unready",
    ]);
  });

  it("takes Pods from crowded nodes, then the youngest", () => {
    const pods = [
      pod("old", "2026-01-01T00:00:00Z", {}, "node-1"),
      pod("young", "2026-01-01T00:59:50Z", {}, "node-1"),
      pod("alone", "2026-01-01T00:59:50Z", {}, "node-2"),
    ];
    expect(victims(pods, pods, 1, hour).map(({ metadata }) => metadata.name)).toEqual(["young"]);
  });
});
