import { describe, expect, it } from "vitest";
import type { Manifest } from "#api";
import { Stage } from "../stage.ts";

const deployment: Manifest = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: "web" } },
    template: {
      metadata: { labels: { app: "web" } },
      spec: { containers: [{ name: "app", image: "nginx" }] },
    },
  },
};

function started(): Stage {
  const stage = new Stage();
  stage.apply(deployment);
  stage.run(5);
  return stage;
}

describe("garbage collector", () => {
  it("takes away ReplicaSet and Pods after their Deployment", () => {
    const stage = started();
    stage.delete("Deployment", "default/web");
    expect(stage.get("Deployment", "default/web")).toBeUndefined();
    stage.run(5);
    expect(stage.list("ReplicaSet")).toHaveLength(0);
    expect(stage.list("Pod")).toHaveLength(0);
  });

  it("leaves the ReplicaSet without an owner when asked to orphan, and the next Deployment adopts it", () => {
    const stage = started();
    stage.delete("Deployment", "default/web", "Orphan");
    stage.run(5);
    expect(stage.get("Deployment", "default/web")).toBeUndefined();
    expect(stage.list("ReplicaSet")[0]?.metadata.ownerReferences).toBeUndefined();
    expect(stage.list("Pod")).toHaveLength(2);
    stage.apply(deployment);
    stage.run(5);
    expect(stage.list("ReplicaSet")).toHaveLength(1);
    expect(stage.list("ReplicaSet")[0]?.metadata.ownerReferences).toMatchObject([
      { kind: "Deployment", name: "web" },
    ]);
    expect(stage.list("Pod")).toHaveLength(2);
  });

  it("keeps the owner in the foreground until its dependents are gone", () => {
    const stage = started();
    stage.delete("Deployment", "default/web", "Foreground");
    stage.run(0.2);
    expect(stage.get("Deployment", "default/web")?.metadata.finalizers).toEqual(["foregroundDeletion"]);
    expect(stage.list("Pod")).toHaveLength(2);
    stage.run(5);
    expect(stage.get("Deployment", "default/web")).toBeUndefined();
    expect(stage.list("Pod")).toHaveLength(0);
  });

  it("only crosses out an owner that is gone when another stays", () => {
    const stage = started();
    const uid = stage.get("Deployment", "default/web")!.metadata.uid;
    const owner = { apiVersion: "apps/v1", kind: "Deployment", name: "web", uid };
    const ghost = { apiVersion: "apps/v1", kind: "Deployment", name: "ghost", uid: "no such" };
    stage.apply({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "shared", ownerReferences: [owner, ghost] },
    });
    stage.apply({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "lost", ownerReferences: [ghost] },
    });
    stage.run(2);
    expect(stage.get("ConfigMap", "default/shared")?.metadata.ownerReferences).toEqual([owner]);
    expect(stage.get("ConfigMap", "default/lost")).toBeUndefined();
  });
});
