import { describe, expect, it } from "vitest";
import type { Manifest } from "#api";
import { Stage } from "../stage.ts";

const deployment = (replicas: number, image = "nginx:1.26", more: object = {}): Manifest => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: {
    replicas,
    selector: { matchLabels: { app: "web" } },
    template: { metadata: { labels: { app: "web" } }, spec: { containers: [{ name: "app", image }] } },
    ...more,
  },
});

const withImage =
  (image: string, annotations = {}) =>
  (object: Manifest) => {
    const spec = object.spec as { template: object };
    const template = {
      metadata: { labels: { app: "web" }, annotations },
      spec: { containers: [{ name: "app", image }] },
    };
    return { ...object, spec: { ...spec, template } };
  };

/** Messages with the hash of a ReplicaSet replaced by its number in order of creation. */
function scalings(stage: Stage): readonly string[] {
  const names = stage.list("ReplicaSet").map(({ metadata }) => metadata.name);
  return stage
    .events("deployment-controller")
    .map((text) => names.reduce((masked, name, at) => masked.replace(name, `web-${at + 1}`), text));
}

describe("deployment controller", () => {
  it("makes a ReplicaSet with the Pods and becomes complete", () => {
    const stage = new Stage();
    stage.apply(deployment(3));
    stage.run(10);
    expect(scalings(stage)).toEqual(["ScalingReplicaSet: Scaled up replica set web-1 from 0 to 3"]);
    const { status, metadata } = stage.get("Deployment", "default/web")!;
    expect(metadata.annotations).toMatchObject({ "deployment.kubernetes.io/revision": "1" });
    expect(status).toMatchObject({
      replicas: 3,
      updatedReplicas: 3,
      readyReplicas: 3,
      availableReplicas: 3,
      observedGeneration: 1,
    });
    const name = stage.list("ReplicaSet")[0]!.metadata.name;
    expect(status?.conditions).toMatchObject([
      {
        type: "Available",
        status: "True",
        reason: "MinimumReplicasAvailable",
        message: "Deployment has minimum availability.",
      },
      {
        type: "Progressing",
        status: "True",
        reason: "NewReplicaSetAvailable",
        message: `ReplicaSet "${name}" has successfully progressed.`,
      },
    ]);
  });

  it("rolls three replicas one by one, and back to the first ReplicaSet", () => {
    const stage = new Stage();
    stage.apply(deployment(3));
    stage.run(10);
    stage.events();
    stage.edit("Deployment", "default/web", (object) => withImage("nginx:1.27")(object as never));
    stage.run(30);
    expect(scalings(stage)).toEqual([
      "ScalingReplicaSet: Scaled up replica set web-2 from 0 to 1",
      "ScalingReplicaSet: Scaled down replica set web-1 from 3 to 2",
      "ScalingReplicaSet: Scaled up replica set web-2 from 1 to 2",
      "ScalingReplicaSet: Scaled down replica set web-1 from 2 to 1",
      "ScalingReplicaSet: Scaled up replica set web-2 from 2 to 3",
      "ScalingReplicaSet: Scaled down replica set web-1 from 1 to 0",
    ]);
    stage.edit("Deployment", "default/web", (object) => withImage("nginx:1.26")(object as never));
    stage.run(30);
    expect(stage.list("ReplicaSet")).toHaveLength(2);
    expect(stage.get("Deployment", "default/web")?.metadata.annotations).toMatchObject({
      "deployment.kubernetes.io/revision": "3",
    });
    expect(stage.list("ReplicaSet")[0]?.metadata.annotations).toMatchObject({
      "deployment.kubernetes.io/revision": "3",
      "deployment.kubernetes.io/revision-history": "1",
    });
  });

  it("keeps to what may be unavailable when new Pods do not get ready", () => {
    const stage = new Stage();
    stage.apply(deployment(4));
    stage.run(10);
    stage.events();
    stage.edit("Deployment", "default/web", (object) =>
      withImage("nosuch", { unready: "true" })(object as never),
    );
    stage.run(30);
    expect(scalings(stage)).toEqual([
      "ScalingReplicaSet: Scaled up replica set web-2 from 0 to 1",
      "ScalingReplicaSet: Scaled down replica set web-1 from 4 to 3",
      "ScalingReplicaSet: Scaled up replica set web-2 from 1 to 2",
    ]);
    expect(stage.get("Deployment", "default/web")?.status).toMatchObject({
      replicas: 5,
      updatedReplicas: 2,
      readyReplicas: 3,
      unavailableReplicas: 2,
    });
    stage.run(700);
    expect(stage.get("Deployment", "default/web")?.status?.conditions).toContainEqual(
      expect.objectContaining({ type: "Progressing", status: "False", reason: "ProgressDeadlineExceeded" }),
    );
  });

  it("scales in proportion while a rollout is stuck", () => {
    const stage = new Stage();
    stage.apply(
      deployment(10, "nginx:1.26", { strategy: { rollingUpdate: { maxSurge: 3, maxUnavailable: 2 } } }),
    );
    stage.run(10);
    stage.edit("Deployment", "default/web", (object) =>
      withImage("nosuch", { unready: "true" })(object as never),
    );
    stage.run(20);
    const sizes = () => stage.list("ReplicaSet").map(({ spec }) => spec.replicas);
    expect(sizes()).toEqual([8, 5]);
    stage.edit("Deployment", "default/web", (object) => ({
      ...object,
      spec: { ...object.spec, replicas: 15 },
    }));
    stage.run(20);
    expect(sizes()).toEqual([11, 7]);
  });

  it("recreates: the new Pods only come when the old ones are gone", () => {
    const stage = new Stage();
    stage.apply(deployment(2, "nginx:1.26", { strategy: { type: "Recreate" } }));
    stage.run(10);
    stage.events();
    stage.edit("Deployment", "default/web", (object) => withImage("nginx:1.27")(object as never));
    stage.run(0.2);
    expect(stage.list("ReplicaSet")).toHaveLength(1);
    stage.run(20);
    expect(scalings(stage)).toEqual([
      "ScalingReplicaSet: Scaled down replica set web-1 from 2 to 0",
      "ScalingReplicaSet: Scaled up replica set web-2 from 0 to 2",
    ]);
  });

  it("does nothing with a new template while it is paused", () => {
    const stage = new Stage();
    stage.apply(deployment(2, "nginx:1.26", { paused: true }));
    stage.run(10);
    expect(stage.list("ReplicaSet")).toHaveLength(0);
    expect(stage.get("Deployment", "default/web")?.status?.conditions).toContainEqual(
      expect.objectContaining({
        type: "Progressing",
        status: "Unknown",
        reason: "DeploymentPaused",
        message: "Deployment is paused",
      }),
    );
    stage.edit("Deployment", "default/web", (object) => ({
      ...object,
      spec: { ...object.spec, paused: false },
    }));
    stage.run(10);
    expect(stage.get("Deployment", "default/web")?.status).toMatchObject({ availableReplicas: 2 });
  });

  it("keeps as many old ReplicaSets as the history limit says", () => {
    const stage = new Stage();
    stage.apply(deployment(1, "nginx:0", { revisionHistoryLimit: 1 }));
    stage.run(10);
    for (const image of ["nginx:1", "nginx:2", "nginx:3"]) {
      stage.edit("Deployment", "default/web", (object) => withImage(image)(object as never));
      stage.run(20);
    }
    expect(
      stage
        .list("ReplicaSet")
        .map(({ metadata }) => metadata.annotations?.["deployment.kubernetes.io/revision"]),
    ).toEqual(["3", "4"]);
  });
});
