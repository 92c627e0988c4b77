import { describe, expect, it } from "vitest";
import type { Manifest } from "#api";
import { Stage } from "../stage.ts";

const set = (
  replicas: number,
  more: object = {},
  image = "redis:7.2",
  annotations: object = {},
): Manifest => ({
  apiVersion: "apps/v1",
  kind: "StatefulSet",
  metadata: { name: "db" },
  spec: {
    replicas,
    serviceName: "db",
    selector: { matchLabels: { app: "db" } },
    template: {
      metadata: { labels: { app: "db" }, annotations },
      spec: { containers: [{ name: "app", image }] },
    },
    ...more,
  },
});

const claims = {
  volumeClaimTemplates: [
    {
      metadata: { name: "data" },
      spec: {
        accessModes: ["ReadWriteOnce"],
        storageClassName: "",
        resources: { requests: { storage: "1Gi" } },
      },
    },
  ],
};

const names = (stage: Stage): readonly string[] => stage.list("Pod").map(({ metadata }) => metadata.name);

const scale = (stage: Stage, replicas: number): void =>
  stage.edit("StatefulSet", "default/db", (object) => ({ ...object, spec: { ...object.spec, replicas } }));

describe("StatefulSet controller", () => {
  it("makes Pods one after another, each when the one before is ready", () => {
    const stage = new Stage();
    stage.apply(set(3));
    stage.run(0.3);
    expect(names(stage)).toEqual(["db-0"]);
    stage.run(5);
    expect(names(stage)).toEqual(["db-0", "db-1", "db-2"]);
    expect(stage.get("Pod", "default/db-1")?.metadata.labels).toMatchObject({
      "apps.kubernetes.io/pod-index": "1",
      "statefulset.kubernetes.io/pod-name": "db-1",
    });
    expect(stage.get("Pod", "default/db-1")?.spec).toMatchObject({ hostname: "db-1", subdomain: "db" });
    expect(stage.get("StatefulSet", "default/db")?.status).toMatchObject({
      replicas: 3,
      readyReplicas: 3,
      updatedReplicas: 3,
    });
  });

  it("stops at the first Pod that is not ready, unless it works in parallel", () => {
    const ordered = new Stage();
    ordered.apply(set(3, {}, "redis:7.2", { unready: "true" }));
    ordered.run(10);
    expect(names(ordered)).toEqual(["db-0"]);
    const parallel = new Stage();
    parallel.apply(set(3, { podManagementPolicy: "Parallel" }, "redis:7.2", { unready: "true" }));
    parallel.run(10);
    expect(names(parallel)).toEqual(["db-0", "db-1", "db-2"]);
    scale(parallel, 0);
    parallel.run(10);
    expect(names(parallel)).toEqual([]);
  });

  it("makes a claim before its Pod and keeps it when the Pod goes", () => {
    const stage = new Stage();
    stage.apply(set(1, claims));
    stage.run(1);
    expect(stage.events("statefulset-controller")).toEqual([
      "SuccessfulCreate: create Claim data-db-0 Pod db-0 in StatefulSet db success",
      "SuccessfulCreate: create Pod db-0 in StatefulSet db successful",
    ]);
    scale(stage, 0);
    stage.run(5);
    expect(names(stage)).toEqual([]);
    expect(stage.get("PersistentVolumeClaim", "default/data-db-0")).toBeDefined();
  });

  it("gives claims to the set or to the condemned Pod as the retention policy says", () => {
    const policy = { persistentVolumeClaimRetentionPolicy: { whenDeleted: "Retain", whenScaled: "Delete" } };
    const stage = new Stage();
    stage.apply(set(2, { ...policy, ...claims, podManagementPolicy: "Parallel" }));
    stage.run(3);
    scale(stage, 1);
    stage.run(0.3);
    const claim = stage.get("PersistentVolumeClaim", "default/data-db-1");
    expect(claim?.metadata.ownerReferences?.[0] ?? "gone").toSatisfy(
      (owner) => owner === "gone" || (owner as { kind: string }).kind === "Pod",
    );
    stage.run(5);
    expect(
      stage.get("PersistentVolumeClaim", "default/data-db-1")?.metadata.deletionTimestamp ?? "gone",
    ).toBeTruthy();
    expect(stage.get("PersistentVolumeClaim", "default/data-db-0")?.metadata.ownerReferences).toBeUndefined();
  });

  it("scales down from the highest number, one by one", () => {
    const stage = new Stage();
    stage.apply(set(3));
    stage.run(10);
    stage.events();
    scale(stage, 1);
    stage.run(10);
    expect(stage.events("statefulset-controller")).toEqual([
      "SuccessfulDelete: delete Pod db-2 in StatefulSet db successful",
      "SuccessfulDelete: delete Pod db-1 in StatefulSet db successful",
    ]);
  });

  it("updates from the highest number down to the partition", () => {
    const stage = new Stage();
    const strategy = { updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 2 } } };
    stage.apply(set(3, strategy));
    stage.run(10);
    stage.edit("StatefulSet", "default/db", (object) => ({
      ...object,
      spec: set(3, strategy, "redis:7.4").spec,
    }));
    stage.run(10);
    const images = () =>
      stage
        .list("Pod")
        .map(({ metadata, spec }) => `${metadata.name} ${spec.containers[0]?.image}`)
        .sort();
    expect(images()).toEqual(["db-0 redis:7.2", "db-1 redis:7.2", "db-2 redis:7.4"]);
    stage.delete("Pod", "default/db-0");
    stage.run(5);
    expect(images()).toContain("db-0 redis:7.2");
    stage.edit("StatefulSet", "default/db", (object) => ({ ...object, spec: set(3, {}, "redis:7.4").spec }));
    stage.run(20);
    expect(images()).toEqual(["db-0 redis:7.4", "db-1 redis:7.4", "db-2 redis:7.4"]);
    const { status } = stage.get("StatefulSet", "default/db")!;
    expect(status?.currentRevision).toBe(status?.updateRevision);
    expect(stage.list("ControllerRevision")).toHaveLength(2);
  });

  it("makes no second Pod while one of that name is being deleted", () => {
    const stage = new Stage();
    stage.apply(set(1));
    stage.run(5);
    const node = stage.get("Pod", "default/db-0")!.spec.nodeName!;
    stage.machine(node, { network: "cut" });
    stage.delete("Pod", "default/db-0");
    stage.run(20);
    expect(stage.list("Pod")).toHaveLength(1);
    expect(stage.get("StatefulSet", "default/db")?.status).toMatchObject({ replicas: 1 });
    expect(stage.get("StatefulSet", "default/db")?.status?.updatedReplicas).toBeUndefined();
  });
});
