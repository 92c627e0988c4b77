import { describe, expect, it } from "vitest";
import type { Manifest } from "#api";
import { Stage } from "../stage.ts";

const storageClass = (provisioner: string, more: object = {}): Manifest => ({
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name: "cloud" },
  provisioner,
  ...more,
});

const claim = (accessModes: readonly string[] = ["ReadWriteOnce"]): Manifest => ({
  apiVersion: "v1",
  kind: "PersistentVolumeClaim",
  metadata: { name: "data" },
  spec: { accessModes, storageClassName: "cloud", resources: { requests: { storage: "1Gi" } } } as never,
});

const pod = (name: string, node: string): Manifest => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name },
  spec: {
    nodeSelector: { "kubernetes.io/hostname": node },
    containers: [{ name: "app", image: "nginx" }],
    volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data" } }],
  },
});

function stageWith(...manifests: readonly Manifest[]): Stage {
  const stage = new Stage(3, {
    maxWaitForUnmountDurationMs: 20_000,
    nodeMonitorGracePeriodMs: 8000,
    nodeMonitorPeriodMs: 1000,
  });
  stage.apply(...manifests);
  stage.run(4);
  return stage;
}

const attachments = (stage: Stage) =>
  stage.cluster.history
    .list("VolumeAttachment")
    .map(({ value: { spec, status } }) => `${spec.nodeName} ${status?.attached}`);

describe("dynamic provisioning", () => {
  it("makes a volume for a claim, and takes it away with the claim", () => {
    const stage = stageWith(storageClass("ebs.csi.aws.com"), claim());
    const name = `pvc-${stage.get("PersistentVolumeClaim", "default/data")!.metadata.uid}`;
    expect(stage.get("PersistentVolume", name)).toMatchObject({
      metadata: {
        annotations: { "pv.kubernetes.io/provisioned-by": "ebs.csi.aws.com" },
        finalizers: ["external-provisioner.volume.kubernetes.io/finalizer", "kubernetes.io/pv-protection"],
      },
      spec: { csi: { driver: "ebs.csi.aws.com", fsType: "ext4" }, persistentVolumeReclaimPolicy: "Delete" },
      status: { phase: "Bound" },
    });
    expect(stage.events("ebs.csi.aws.com_ebs-csi-controller-0_0")).toEqual([
      'Provisioning: External provisioner is provisioning volume for claim "default/data"',
      `ProvisioningSucceeded: Successfully provisioned volume ${name}`,
    ]);
    stage.delete("PersistentVolumeClaim", "default/data");
    stage.run(3);
    expect(stage.get("PersistentVolume", name)).toBeUndefined();
  });

  it("says why a driver refuses, again and again", () => {
    const stage = stageWith(storageClass("ebs.csi.aws.com"), claim(["ReadWriteMany"]));
    stage.run(10);
    const failures = stage.events().filter((text) => text.startsWith("ProvisioningFailed"));
    expect(failures.length).toBeGreaterThan(2);
    expect(failures[0]).toBe(
      'ProvisioningFailed: failed to provision volume with StorageClass "cloud": rpc error: code = InvalidArgument desc = Volume capabilities MULTI_NODE_MULTI_WRITER not supported. Only AccessModes[ReadWriteOnce] supported.',
    );
  });

  it("makes a directory of the chosen node and pins Pods to it", () => {
    const delayed = { volumeBindingMode: "WaitForFirstConsumer" };
    const stage = stageWith(storageClass("rancher.io/local-path", delayed), claim(), pod("web", "node-2"));
    const [volume] = stage.cluster.history.list("PersistentVolume");
    expect(volume?.value.spec.hostPath?.path).toMatch(/^\/opt\/local-path-provisioner\/pvc-.*_default_data$/);
    expect(
      volume?.value.spec.nodeAffinity?.required?.nodeSelectorTerms[0]?.matchExpressions?.[0]?.values,
    ).toEqual(["node-2"]);
    expect(stage.get("Pod", "default/web")?.spec.nodeName).toBe("node-2");
  });

  it("waits for ever where nobody answers to the name", () => {
    const stage = stageWith(storageClass("acme.example.com/disk"), claim());
    stage.run(60);
    expect(stage.get("PersistentVolumeClaim", "default/data")?.status?.phase).toBe("Pending");
  });
});

describe("attaching", () => {
  it("attaches where the Pod is, and nowhere else at the same time", () => {
    const stage = stageWith(storageClass("ebs.csi.aws.com"), claim(), pod("one", "node-1"));
    expect(attachments(stage)).toEqual(["node-1 true"]);
    const name = stage.cluster.history.list("PersistentVolume")[0]!.id;
    expect(stage.events("attachdetach-controller")).toEqual([
      `SuccessfulAttachVolume: AttachVolume.Attach succeeded for volume "${name}" `,
    ]);
    stage.apply(pod("two", "node-2"));
    stage.run(3);
    expect(attachments(stage)).toEqual(["node-1 true"]);
    expect(stage.events("attachdetach-controller")).toEqual([
      `FailedAttachVolume: Multi-Attach error for volume "${name}" Volume is already used by pod(s) one`,
    ]);
    stage.delete("Pod", "default/one");
    stage.run(5);
    expect(attachments(stage)).toEqual(["node-2 true"]);
  });

  it("leaves a volume with a silent node for as long as the setting says", () => {
    const stage = stageWith(storageClass("ebs.csi.aws.com"), claim(), pod("one", "node-1"));
    stage.machine("node-1", { power: "off" });
    stage.run(12);
    const uid = stage.get("Pod", "default/one")!.metadata.uid;
    stage.cluster.apiServer.delete(
      "Pod",
      "default/one",
      { gracePeriodSeconds: 0, uid },
      { by: "user", reason: "Command", because: [] },
    );
    stage.run(15);
    expect(attachments(stage)).toEqual(["node-1 true"]);
    stage.run(8);
    expect(attachments(stage)).toEqual([]);
  });

  it("has nothing to attach for a file system in the network", () => {
    const stage = stageWith(
      storageClass("efs.csi.aws.com"),
      claim(["ReadWriteMany"]),
      pod("one", "node-1"),
      pod("two", "node-2"),
    );
    expect(attachments(stage)).toEqual([]);
    expect(stage.list("Pod").every(({ status }) => status?.phase === "Running")).toBe(true);
  });

  it("attaches a cloud disk that a Pod names itself", () => {
    const inline = pod("mongo", "node-1");
    const volumes = [{ name: "data", gcePersistentDisk: { pdName: "mongodb", fsType: "ext4" } }];
    const stage = stageWith({ ...inline, spec: { ...(inline.spec as object), volumes } });
    expect(stage.events("attachdetach-controller")).toEqual([
      'SuccessfulAttachVolume: AttachVolume.Attach succeeded for volume "pd.csi.storage.gke.io-mongodb" ',
    ]);
  });
});

describe("expansion", () => {
  it("grows the volume at once and the file system when a Pod has it", () => {
    const stage = stageWith(storageClass("ebs.csi.aws.com", { allowVolumeExpansion: true }), claim());
    stage.edit("PersistentVolumeClaim", "default/data", (object) => ({
      ...object,
      spec: { ...object.spec, resources: { requests: { storage: "3Gi" } } },
    }));
    stage.run(2);
    expect(stage.cluster.history.list("PersistentVolume")[0]?.value.spec.capacity).toEqual({
      storage: "3Gi",
    });
    expect(stage.get("PersistentVolumeClaim", "default/data")?.status).toMatchObject({
      capacity: { storage: "1Gi" },
      conditions: [{ type: "FileSystemResizePending", status: "True" }],
    });
    stage.apply(pod("web", "node-1"));
    stage.run(6);
    expect(stage.get("PersistentVolumeClaim", "default/data")?.status?.capacity).toEqual({ storage: "3Gi" });
    expect(stage.get("PersistentVolumeClaim", "default/data")?.status?.conditions).toBeUndefined();
  });
});

describe("generic ephemeral volumes", () => {
  it("have a claim that comes and goes with the Pod", () => {
    const ephemeral = { volumeClaimTemplate: { spec: { ...(claim().spec as object) } } };
    const scratch = {
      ...pod("scratch", "node-1"),
      spec: { containers: [{ name: "app", image: "nginx" }], volumes: [{ name: "tmp", ephemeral }] },
    };
    const stage = stageWith(storageClass("ebs.csi.aws.com"), scratch as never);
    expect(stage.get("PersistentVolumeClaim", "default/scratch-tmp")?.metadata.ownerReferences).toMatchObject(
      [{ kind: "Pod", name: "scratch" }],
    );
    expect(stage.get("Pod", "default/scratch")?.status?.phase).toBe("Running");
    stage.delete("Pod", "default/scratch");
    stage.run(5);
    expect(stage.get("PersistentVolumeClaim", "default/scratch-tmp")).toBeUndefined();
  });
});
