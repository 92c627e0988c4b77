import { describe, expect, it } from "vitest";
import type { Pod, Volume } from "#api";
import type { View } from "../../component.ts";
import { decodeBase64 } from "./base64.ts";
import { fieldOf, podField, resourceField, volumeTypeOf } from "./index.ts";

const pod: Pod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: {
    name: "web",
    namespace: "default",
    uid: "1",
    labels: { b: "2", a: 'say "1"' },
    annotations: { "example.com/note": "here" },
  } as unknown as Pod["metadata"],
  spec: {
    containers: [
      { name: "app", image: "nginx", resources: { limits: { cpu: "250m", memory: "64Mi" } } },
      { name: "other", image: "nginx" },
    ],
  },
};

const empty = { get: () => undefined } as unknown as View;

describe("the registry", () => {
  it("finds a type by the field of the volume", () => {
    const volume = { name: "data", hostPath: { path: "/x" } } as Volume;
    expect(fieldOf(volume)).toBe("hostPath");
    expect(volumeTypeOf("hostPath")?.plugin).toBe("kubernetes.io/host-path");
  });

  it("takes a volume that says nothing for an emptyDir", () => {
    expect(fieldOf({ name: "data" } as Volume)).toBe("emptyDir");
  });

  it("knows nothing of sources that lost their plugin", () => {
    expect(volumeTypeOf("glusterfs")).toBeUndefined();
    expect(volumeTypeOf("toString")).toBeUndefined();
  });

  it.each([
    ["emptyDir", "pod"],
    ["configMap", "pod"],
    ["hostPath", "node"],
    ["local", "node"],
    ["nfs", "never"],
    ["persistentVolumeClaim", "claimDeleted"],
  ])("knows when the files of %s die: %s", (field, end) => {
    expect(volumeTypeOf(field)?.filesDieWhen).toBe(end);
  });

  it("reads an old disk of a cloud as a volume of the driver that took over", () => {
    const type = volumeTypeOf("gcePersistentDisk");
    const volume = { name: "data", gcePersistentDisk: { pdName: "disk-1" } } as unknown as Volume;
    expect(type && "resolve" in type && type.resolve(empty, pod, volume)).toMatchObject({
      field: "csi",
      source: { driver: "pd.csi.storage.gke.io", volumeHandle: "disk-1" },
    });
  });
});

describe("what a Pod may know of itself", () => {
  it("is a name, a label, or all labels in order", () => {
    expect(podField(pod, "metadata.name")).toBe("web");
    expect(podField(pod, "metadata.labels['b']")).toBe("2");
    expect(podField(pod, "metadata.annotations['nobody']")).toBe("");
    expect(podField(pod, "metadata.labels")).toBe('a="say \\"1\\""\nb="2"');
  });

  it("is nothing for a field that cannot be told", () => {
    expect(podField(pod, "spec.hostNetwork")).toBeUndefined();
  });

  it("is a limit in units of the divisor, rounded up", () => {
    const limit = (resource: string, divisor?: string) =>
      resourceField(empty, pod, { containerName: "app", resource, ...(divisor ? { divisor } : {}) });
    expect(limit("limits.cpu")).toBe("1");
    expect(limit("limits.cpu", "1m")).toBe("250");
    expect(limit("limits.memory")).toBe("67108864");
    expect(limit("limits.memory", "1Gi")).toBe("1");
  });

  it("is 0 for a request that was not made", () => {
    expect(resourceField(empty, pod, { containerName: "other", resource: "requests.cpu" })).toBe("0");
  });
});

describe("base64", () => {
  it.each([
    ["", ""],
    ["aHVzaA==", "hush"],
    ["aGVsbG8gd29ybGQK", "hello world\n"],
    ["7ZWc6riA", "한글"],
    ["8J+Qmw==", "🐛"],
  ])("%s is %j", (encoded, text) => {
    expect(decodeBase64(encoded)).toBe(text);
  });

  it("puts a mark where bytes are no text", () => {
    expect(decodeBase64("/2E=")).toBe("\ufffda");
  });
});
