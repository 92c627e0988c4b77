import { describe, expect, it } from "vitest";
import type { Manifest } from "#api";
import { Stage } from "../stage.ts";

const volume = (name: string, storage: string, more: object = {}): Manifest => ({
  apiVersion: "v1",
  kind: "PersistentVolume",
  metadata: { name },
  spec: {
    capacity: { storage },
    accessModes: ["ReadWriteOnce"],
    hostPath: { path: `/mnt/${name}` },
    ...more,
  },
});

const claim = (name: string, storage: string, more: object = {}): Manifest => ({
  apiVersion: "v1",
  kind: "PersistentVolumeClaim",
  metadata: { name },
  spec: {
    accessModes: ["ReadWriteOnce"],
    storageClassName: "",
    resources: { requests: { storage } },
    ...more,
  },
});

const storageClass = (name: string, provisioner: string, more: object = {}): Manifest => ({
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name },
  provisioner,
  ...more,
});

const pod = (name: string, claimName: string, spec: object = {}): Manifest => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name },
  spec: {
    containers: [{ name: "app", image: "nginx" }],
    volumes: [{ name: "data", persistentVolumeClaim: { claimName } }],
    ...spec,
  },
});

function stageWith(...manifests: readonly Manifest[]): Stage {
  const stage = new Stage();
  stage.apply(...manifests);
  stage.run(3);
  return stage;
}

const claimOf = (stage: Stage, name: string) => stage.get("PersistentVolumeClaim", `default/${name}`);
const phaseOf = (stage: Stage, name: string) => stage.get("PersistentVolume", name)?.status?.phase;
const said = (stage: Stage): readonly string[] => stage.events("persistentvolume-controller");

describe("binding", () => {
  it("gives a claim the smallest volume that is large enough, all of it", () => {
    const stage = stageWith(
      volume("large", "10Gi"),
      volume("medium", "5Gi"),
      volume("small", "1Gi"),
      claim("data", "2Gi"),
    );
    expect(claimOf(stage, "data")?.spec.volumeName).toBe("medium");
    expect(claimOf(stage, "data")?.status).toEqual({
      phase: "Bound",
      accessModes: ["ReadWriteOnce"],
      capacity: { storage: "5Gi" },
    });
    expect(claimOf(stage, "data")?.metadata.annotations).toMatchObject({
      "pv.kubernetes.io/bind-completed": "yes",
      "pv.kubernetes.io/bound-by-controller": "yes",
    });
    expect(phaseOf(stage, "medium")).toBe("Bound");
    expect(phaseOf(stage, "small")).toBe("Available");
  });

  it("keeps a volume for the claim it names and leaves no note that it was chosen", () => {
    const reserved = { claimRef: { namespace: "default", name: "mine" } };
    const stage = stageWith(volume("reserved", "5Gi", reserved), claim("other", "1Gi"), claim("mine", "1Gi"));
    expect(claimOf(stage, "other")?.status?.phase).toBe("Pending");
    expect(said(stage)).toContain(
      "FailedBinding: no persistent volumes available for this claim and no storage class is set",
    );
    expect(claimOf(stage, "mine")?.spec.volumeName).toBe("reserved");
    expect(stage.get("PersistentVolume", "reserved")?.metadata.annotations).toBeUndefined();
  });

  it("says what is wrong with a volume that a claim asks for by name", () => {
    const stage = stageWith(
      volume("host-pv", "1Gi"),
      claim("data", "1Gi", { storageClassName: "standard", volumeName: "host-pv" }),
    );
    expect(said(stage)).toEqual([
      'VolumeMismatch: Cannot bind to requested volume "host-pv": storageClassName does not match',
    ]);
    const taken = stageWith(
      volume("host-pv", "1Gi"),
      claim("first", "1Gi"),
      claim("second", "1Gi", { volumeName: "host-pv" }),
    );
    expect(said(taken)).toContain('FailedBinding: volume "host-pv" already bound to a different claim.');
  });

  it("binds a waiting claim when a volume comes, and says again what it lacks every 15 seconds", () => {
    const stage = stageWith(claim("data", "1Gi", { storageClassName: "manual" }));
    const missing = 'ProvisioningFailed: storageclass.storage.k8s.io "manual" not found';
    expect(said(stage)).toEqual([missing]);
    stage.run(15);
    expect(said(stage)).toEqual([missing]);
    stage.apply(volume("late", "2Gi", { storageClassName: "manual" }));
    stage.run(1);
    expect(claimOf(stage, "data")?.status?.phase).toBe("Bound");
  });

  it("gives a claim without a class the default class that comes later", () => {
    const { storageClassName: _, ...spec } = claim("data", "1Gi").spec as { storageClassName: string };
    const stage = stageWith({ ...claim("data", "1Gi"), spec });
    const annotations = { "storageclass.kubernetes.io/is-default-class": "true" };
    stage.apply({
      ...storageClass("standard", "example.com/disk"),
      metadata: { name: "standard", annotations },
    });
    stage.run(1);
    expect(claimOf(stage, "data")?.spec.storageClassName).toBe("standard");
    expect(claimOf(stage, "data")?.metadata.annotations).toMatchObject({
      "volume.kubernetes.io/storage-provisioner": "example.com/disk",
    });
  });

  it("waits for a consumer, then binds a local volume on the node of the Pod", () => {
    const onNode = {
      required: {
        nodeSelectorTerms: [
          { matchExpressions: [{ key: "kubernetes.io/hostname", operator: "In", values: ["node-3"] }] },
        ],
      },
    };
    const stage = stageWith(
      storageClass("local", "kubernetes.io/no-provisioner", { volumeBindingMode: "WaitForFirstConsumer" }),
      volume("disk", "1Gi", {
        storageClassName: "local",
        hostPath: undefined,
        local: { path: "/mnt/disk" },
        nodeAffinity: onNode,
      }),
      claim("data", "1Gi", { storageClassName: "local" }),
    );
    expect(said(stage)).toEqual([
      "WaitForFirstConsumer: waiting for first consumer to be created before binding",
    ]);
    stage.apply(pod("db", "data"));
    stage.run(3);
    expect(claimOf(stage, "data")?.spec.volumeName).toBe("disk");
    expect(stage.get("Pod", "default/db")?.spec.nodeName).toBe("node-3");
  });

  it("tells the provisioner the node that was chosen", () => {
    const stage = stageWith(
      storageClass("ebs", "ebs.csi.aws.com.example", { volumeBindingMode: "WaitForFirstConsumer" }),
      claim("data", "1Gi", { storageClassName: "ebs" }),
      pod("web", "data", { nodeSelector: { "kubernetes.io/hostname": "node-2" } }),
    );
    expect(claimOf(stage, "data")?.metadata.annotations).toMatchObject({
      "volume.kubernetes.io/selected-node": "node-2",
      "volume.kubernetes.io/storage-provisioner": "ebs.csi.aws.com.example",
    });
    expect(stage.get("Pod", "default/web")?.spec.nodeName).toBeUndefined();
  });
});

describe("reclaiming", () => {
  const bound = (policy: string, more: object = {}): Stage =>
    stageWith(
      volume("disk", "1Gi", { persistentVolumeReclaimPolicy: policy, ...more }),
      claim("data", "1Gi"),
    );

  it("keeps a released volume from everybody until its claim's uid is removed", () => {
    const stage = bound("Retain");
    stage.delete("PersistentVolumeClaim", "default/data");
    stage.run(1);
    expect(phaseOf(stage, "disk")).toBe("Released");
    stage.apply(claim("data", "1Gi"));
    stage.run(1);
    expect(claimOf(stage, "data")?.status?.phase).toBe("Pending");
    stage.edit("PersistentVolume", "disk", (object) => ({
      ...object,
      spec: { ...object.spec, claimRef: { namespace: "default", name: "data" } },
    }));
    stage.run(1);
    expect(phaseOf(stage, "disk")).toBe("Bound");
  });

  it("fails to delete a directory that is not under /tmp, and says so", () => {
    const stage = bound("Delete");
    stage.delete("PersistentVolumeClaim", "default/data");
    stage.run(1);
    const message = "host_path deleter only supports /tmp/.+ but received provided /mnt/disk";
    expect(stage.get("PersistentVolume", "disk")?.status).toMatchObject({ phase: "Failed", message });
    expect(new Set(said(stage))).toEqual(new Set([`VolumeFailedDelete: ${message}`]));
    const under = bound("Delete", { hostPath: { path: "/tmp/disk" } });
    under.delete("PersistentVolumeClaim", "default/data");
    under.run(1);
    expect(under.get("PersistentVolume", "disk")).toBeUndefined();
  });

  it("cleans a volume by a Pod and tells what the Pod did", () => {
    const stage = bound("Recycle");
    stage.delete("PersistentVolumeClaim", "default/data");
    stage.run(2);
    expect(stage.get("Pod", "default/recycler-for-disk")?.spec.containers[0]?.name).toBe("pv-recycler");
    expect(said(stage)[0]).toMatch(
      /^RecyclerPod: Recycler pod: Successfully assigned default\/recycler-for-disk to node-/,
    );
    expect(phaseOf(stage, "disk")).toBe("Released");
  });

  it("calls a claim lost whose volume is gone", () => {
    const stage = bound("Retain");
    stage.delete("PersistentVolume", "disk");
    stage.edit("PersistentVolume", "disk", (object) => ({
      ...object,
      metadata: { ...object.metadata, finalizers: [] },
    }));
    stage.run(1);
    expect(claimOf(stage, "data")?.status?.phase).toBe("Lost");
    expect(said(stage)).toContain(
      "ClaimLost: Bound claim has lost its PersistentVolume. Data on the volume is lost!",
    );
  });
});

describe("protection", () => {
  it("keeps a claim while a Pod has it, and a volume while it is bound", () => {
    const stage = stageWith(volume("disk", "1Gi"), claim("data", "1Gi"), pod("web", "data"));
    stage.delete("PersistentVolume", "disk");
    stage.delete("PersistentVolumeClaim", "default/data");
    stage.run(5);
    expect(claimOf(stage, "data")?.metadata.deletionTimestamp).toBeDefined();
    expect(stage.get("PersistentVolume", "disk")?.metadata.deletionTimestamp).toBeDefined();
    stage.delete("Pod", "default/web");
    stage.run(5);
    expect(claimOf(stage, "data")).toBeUndefined();
    expect(stage.get("PersistentVolume", "disk")).toBeUndefined();
  });

  it("also counts a Pod that has ended", () => {
    const stage = stageWith(volume("disk", "1Gi"), claim("data", "1Gi"), pod("once", "data"));
    const { status } = stage.get("Pod", "default/once")!;
    stage.report("Pod", "default/once", { ...status, phase: "Succeeded" });
    stage.delete("PersistentVolumeClaim", "default/data");
    stage.run(5);
    expect(claimOf(stage, "data")).toBeDefined();
  });
});
