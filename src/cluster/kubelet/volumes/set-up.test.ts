import { beforeEach, describe, expect, it } from "vitest";
import { type Manifest, quantityToBytes } from "#api";
import { NodeStage, shell } from "../stage.ts";

let stage: NodeStage;
beforeEach(() => {
  stage = new NodeStage();
});

const map = (name: string, data: object): Manifest => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name },
  data,
});

const volume = (name: string, spec: object): Manifest => ({
  apiVersion: "v1",
  kind: "PersistentVolume",
  metadata: { name },
  spec: { capacity: { storage: "1Gi" }, accessModes: ["ReadWriteOnce"], storageClassName: "", ...spec },
});

const claim = (name: string, spec: object): Manifest => ({
  apiVersion: "v1",
  kind: "PersistentVolumeClaim",
  metadata: { name },
  spec: {
    accessModes: ["ReadWriteOnce"],
    storageClassName: "",
    resources: { requests: { storage: "1Gi" } },
    ...spec,
  },
});

const replaceMap = (name: string, data: object): void => {
  const stored = stage.cluster.history.get("ConfigMap", `default/${name}`)!.value;
  const changed = { ...stored, data } as unknown as Manifest;
  stage.cluster.apiServer.update(changed, { by: "user", reason: "Command", because: [] });
};

const failures = (name: string): readonly string[] =>
  stage.events(name).filter((event) => event.startsWith("FailedMount"));

describe("what is missing", () => {
  it("keeps the Pod waiting, with longer and longer pauses, until it is there", () => {
    stage.podWith("web", { configMap: { name: "late" } }, "cat /data/key; sleep 1000");
    stage.run(60);
    expect(stage.container("web").state?.waiting?.reason).toBe("ContainerCreating");
    expect(failures("web")).toEqual([
      'FailedMount: MountVolume.SetUp failed for volume "data" : configmap "late" not found',
    ]);
    // At 0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5 seconds.
    expect(stage.count("web", "FailedMount")).toBe(7);
    stage.create(map("late", { key: "value\n" }));
    stage.run(10);
    expect(stage.log("web")).toBe("value");
  });

  it("does not matter when it is optional", () => {
    stage.podWith("web", { configMap: { name: "late", optional: true } }, "ls /data | wc -l; sleep 1000");
    stage.run(3);
    expect(stage.log("web")).toBe("0");
  });

  it("does not matter when no container mounts it", () => {
    stage.pod("web", shell("sleep 1000"), { volumes: [{ name: "data", configMap: { name: "late" } }] });
    stage.run(3);
    expect(stage.phase("web")).toBe("Running");
  });

  it("is told by the claim's own name", () => {
    stage.podWith("web", { persistentVolumeClaim: { claimName: "nobody" } }, "sleep 1000");
    stage.run(3);
    expect(failures("web")[0]).toContain(
      'error processing PVC default/nobody: failed to fetch PVC from API server: persistentvolumeclaims "nobody" not found',
    );
  });

  it("may be the plugin itself", () => {
    const glusterfs = { endpoints: "cluster", path: "data" };
    stage.podWith("web", { glusterfs }, "sleep 1000");
    stage.run(3);
    expect(failures("web")[0]).toContain("no volume plugin matched");
  });
});

describe("content from the API server", () => {
  const config = { configMap: { name: "config" } };

  it("reaches a running Pod when it changes", () => {
    stage.create(map("config", { key: "old" }));
    stage.podWith("web", config, "while true; do cat /data/key; echo; sleep 1; done");
    stage.run(3);
    replaceMap("config", { key: "new", more: "x" });
    stage.run(2);
    expect(stage.log("web")).not.toContain("new");
    stage.run(80);
    expect(stage.log("web")).toMatch(/new$/);
  });

  it("does not reach what is mounted by a subPath", () => {
    stage.create(map("config", { key: "old" }));
    const volumeMounts = [{ name: "data", mountPath: "/etc/key", subPath: "key" }];
    stage.pod("web", shell("while true; do cat /etc/key; echo; sleep 1; done", { volumeMounts }), {
      volumes: [{ name: "data", ...config }],
    });
    stage.run(3);
    replaceMap("config", { key: "new" });
    stage.run(150);
    expect(new Set(stage.log("web").split("\n"))).toEqual(new Set(["old"]));
  });

  it("stands under the paths and with the modes that were asked for", () => {
    stage.create(map("config", { key: "value" }));
    const items = [{ key: "key", path: "deep/file", mode: 0o400 }];
    const configMap = { name: "config", items };
    stage.podWith("web", { configMap }, "ls -L /data; stat -Lc %a /data/deep/file; sleep 1000");
    stage.run(3);
    expect(stage.log("web")).toBe("deep\n400");
  });

  it("cannot be written", () => {
    stage.create(map("config", { key: "value" }));
    stage.podWith("web", config, "echo x > /data/key; sleep 1000");
    stage.run(3);
    expect(stage.log("web")).toContain("Read-only file system");
  });
});

describe("hostPath", () => {
  it.each([
    ["Directory", "is not a directory"],
    ["File", "is not a file"],
    ["Socket", "is not a socket file"],
    ["CharDevice", "is not a character device"],
    ["BlockDevice", "is not a block device"],
  ])("with the type %s wants just that to be there", (type, complaint) => {
    stage.podWith("web", { hostPath: { path: "/nothing/here", type } }, "sleep 1000");
    stage.run(3);
    expect(failures("web")).toEqual([
      `FailedMount: MountVolume.SetUp failed for volume "data" : hostPath type check failed: /nothing/here ${complaint}`,
    ]);
  });

  it("makes a directory where it may, and a file only in a directory that is there", () => {
    stage.podWith("one", { hostPath: { path: "/made/here", type: "DirectoryOrCreate" } }, "sleep 1000");
    stage.podWith("two", { hostPath: { path: "/made/file", type: "FileOrCreate" } }, "sleep 1000");
    stage.podWith("three", { hostPath: { path: "/no/file", type: "FileOrCreate" } }, "sleep 1000");
    stage.run(5);
    expect(stage.phase("one")).toBe("Running");
    expect(stage.phase("two")).toBe("Running");
    expect(failures("three")).toEqual([
      'FailedMount: MountVolume.SetUp failed for volume "data" : open /no/file: no such file or directory',
    ]);
  });

  it("is shared by the Pods of one node and outlives them", () => {
    const shared = { hostPath: { path: "/shared" } };
    stage.podWith("writer", shared, "echo hello > /data/word", { restartPolicy: "Never" });
    stage.run(3);
    stage.delete("writer");
    stage.run(3);
    stage.podWith("reader", shared, "cat /data/word; sleep 1000");
    stage.run(3);
    expect(stage.log("reader")).toBe("hello");
  });
});

describe("emptyDir in memory", () => {
  const sizeOf = (emptyDir: object, resources: object = {}): number | undefined => {
    const volumeMounts = [{ name: "data", mountPath: "/data" }];
    stage.pod("web", shell("sleep 1000", { volumeMounts, resources }), {
      volumes: [{ name: "data", emptyDir: { medium: "Memory", ...emptyDir } }],
    });
    stage.run(2);
    const { uid } = stage.get("web").metadata;
    return stage.cluster.history.get("Disk", `${uid}/data`)?.value.capacityBytes;
  };
  const mebi = 1024 ** 2;

  it("is as large as its limit", () => {
    expect(sizeOf({ sizeLimit: "8Mi" })).toBe(8 * mebi);
  });

  it("is no larger than the memory the containers may use", () => {
    expect(sizeOf({ sizeLimit: "80Mi" }, { limits: { memory: "32Mi" } })).toBe(32 * mebi);
  });

  it("is as large as the node's memory when nobody limits it", () => {
    const { allocatable } = stage.cluster.history.get("Node", "node-1")!.value.status!;
    expect(sizeOf({})).toBe(quantityToBytes(allocatable!.memory));
  });
});

describe("behind a claim", () => {
  const use = { persistentVolumeClaim: { claimName: "data" } };

  it("a hostPath volume is a directory of the node", () => {
    stage.create(volume("disk", { hostPath: { path: "/mnt/disk" } }));
    stage.create(claim("data", {}));
    stage.podWith("web", use, "echo hello > /data/word; sleep 1000");
    stage.run(5);
    expect(stage.fileOn("node-1", "/mnt/disk/word")).toBe("hello\n");
  });

  it("a volume that belongs to another node cannot be mounted on this one", () => {
    const matchExpressions = [{ key: "kubernetes.io/hostname", operator: "In", values: ["node-2"] }];
    const nodeAffinity = { required: { nodeSelectorTerms: [{ matchExpressions }] } };
    stage.create(volume("disk", { hostPath: { path: "/mnt/disk" }, nodeAffinity }));
    stage.create(claim("data", {}));
    stage.podWith("web", use, "sleep 1000");
    stage.run(3);
    expect(failures("web")).toEqual([
      'FailedMount: MountVolume.NodeAffinity check failed for volume "disk" : no matching NodeSelectorTerms',
    ]);
  });

  it("a claim that is being deleted takes no new Pod", () => {
    stage.create(volume("disk", { hostPath: { path: "/mnt/disk" } }));
    stage.create(claim("data", {}));
    stage.podWith("first", use, "sleep 1000");
    stage.run(3);
    const context = { by: "user", reason: "Command", because: [] };
    stage.cluster.apiServer.delete("PersistentVolumeClaim", "default/data", {}, context);
    stage.podWith("second", use, "sleep 1000");
    stage.run(100);
    expect(stage.phase("first")).toBe("Running");
    expect(failures("second")[0]).toContain("error processing PVC default/data: PVC is being deleted");
  });

  it("a device must be used as one", () => {
    stage.create(volume("disk", { hostPath: { path: "/mnt/disk" }, volumeMode: "Block" }));
    stage.create(claim("data", { volumeMode: "Block" }));
    stage.podWith("web", use, "sleep 1000");
    stage.run(5);
    expect(failures("web")[0]).toContain(
      "volume data has volumeMode Block, but is specified in volumeMounts",
    );
  });
});

describe("fsGroup", () => {
  it("comes to own the files of an emptyDir, but not those of a hostPath", () => {
    const line = "stat -c '%g %a' /data; sleep 1000";
    const securityContext = { fsGroup: 2000 };
    stage.podWith("own", { emptyDir: {} }, line, { securityContext });
    stage.podWith("host", { hostPath: { path: "/mnt/x", type: "DirectoryOrCreate" } }, line, {
      securityContext,
    });
    stage.run(3);
    expect(stage.log("own")).toBe("2000 2777");
    expect(stage.log("host")).toBe("0 755");
  });
});
