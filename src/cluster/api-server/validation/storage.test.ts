import { describe, expect, it } from "vitest";
import { claim, named, onCreate, onUpdate, volume } from "./refusal.fixture.ts";

const modes = '"ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"';

describe("claims", () => {
  it.each([
    [
      claim({ volumeMode: "FileSystem" }),
      'spec.volumeMode: Unsupported value: "FileSystem": supported values: "Block", "Filesystem"',
    ],
    [
      claim({ accessModes: ["RWO"] }),
      `spec.accessModes: Unsupported value: "RWO": supported values: ${modes}`,
    ],
    [claim({ accessModes: [] }), "spec.accessModes: Required value: at least 1 access mode is required"],
    [
      claim({ accessModes: ["ReadWriteOncePod", "ReadWriteOnce"] }),
      "spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes",
    ],
    [claim({ resources: { requests: { memory: "1Gi" } } }), "spec.resources[storage]: Required value"],
    [
      claim({ resources: { requests: { storage: "-1Gi" } } }),
      'spec.resources[storage]: Invalid value: "-1Gi": must be greater than zero',
    ],
  ])("are refused %#", (manifest, refusal) => {
    expect(onCreate(manifest)).toBe(`The PersistentVolumeClaim "c" is invalid: ${refusal}`);
  });

  it("are warned about half a byte", () => {
    expect(onCreate(claim({ resources: { requests: { storage: "1500m" } } }))).toBe(
      'Warning: spec.resources.requests[storage]: fractional byte value "1500m" is invalid, must be an integer',
    );
  });

  it("may take a volume and a class while they have none", () => {
    expect(onUpdate(claim({}), claim({ volumeName: "v", storageClassName: "fast" }))).toBe("");
  });

  it("keep the volume they have", () => {
    expect(onUpdate(claim({ volumeName: "a" }), claim({ volumeName: "b" }))).toContain(
      "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims\n  core.PersistentVolumeClaimSpec{",
    );
  });

  it("may ask for more when bound, and for less down to what there is", () => {
    const bound = (storage: string) => ({
      ...claim({ volumeName: "v", resources: { requests: { storage } } }),
      status: { phase: "Bound", capacity: { storage: "2Gi" } },
    });
    expect(onUpdate(bound("2Gi"), bound("3Gi"))).toBe("");
    expect(onUpdate(bound("4Gi"), bound("3Gi"))).toBe("");
    expect(onUpdate(bound("4Gi"), bound("1Gi"))).toBe(
      'The PersistentVolumeClaim "c" is invalid: spec.resources.requests.storage: Forbidden: field can not be less than status.capacity',
    );
  });
});

describe("volumes", () => {
  const affinity = (node: string) => ({
    required: { nodeSelectorTerms: [{ matchExpressions: [{ key: "k", operator: "In", values: [node] }] }] },
  });
  const local = (nodeAffinity?: object) => ({ hostPath: undefined, local: { path: "/mnt/x" }, nodeAffinity });

  it.each([
    [
      volume({ persistentVolumeReclaimPolicy: "Keep" }),
      'spec.persistentVolumeReclaimPolicy: Unsupported value: "Keep": supported values: "Delete", "Recycle", "Retain"',
    ],
    [
      volume({ persistentVolumeReclaimPolicy: "Recycle", hostPath: { path: "/" } }),
      "spec.persistentVolumeReclaimPolicy: Forbidden: may not be 'recycle' for a hostPath mount of '/'",
    ],
    [
      volume({ capacity: { storage: "-5Gi" } }),
      '\n* spec.capacity[storage]: Invalid value: -5368709120: must be a valid resource quantity\n* spec.capacity[storage]: Invalid value: "-5Gi": must be greater than zero',
    ],
    [volume({ hostPath: undefined }), "spec: Required value: must specify a volume type"],
    [volume(local()), "spec.nodeAffinity: Required value: Local volume requires node affinity"],
    [
      volume({ nfs: { server: "s", path: "x" }, hostPath: undefined }),
      'spec.nfs.path: Invalid value: "x": must be an absolute path',
    ],
  ])("are refused %#", (manifest, refusal) => {
    expect(onCreate(manifest)).toBe(`The PersistentVolume "v" is invalid: ${refusal}`);
  });

  it("keep their source, their mode and their place", () => {
    expect(onUpdate(volume({}), volume({ volumeMode: "Block" }))).toBe(
      'The PersistentVolume "v" is invalid: volumeMode: Invalid value: "Block": field is immutable',
    );
    expect(onUpdate(volume({}), volume({ hostPath: { path: "/other" } }))).toContain(
      "spec.persistentvolumesource: Forbidden: spec.persistentvolumesource is immutable after creation\n  core.PersistentVolumeSource{",
    );
    expect(onUpdate(volume(local(affinity("a"))), volume(local(affinity("b"))))).toMatch(
      /^The PersistentVolume "v" is invalid: nodeAffinity: Invalid value: core\.VolumeNodeAffinity\{Required:\(\*core\.NodeSelector\)\(0x[0-9a-f]+\)\}: field is immutable, except for updating from beta label to GA$/,
    );
  });

  it("may change their size, modes, policy and class", () => {
    const changed = {
      capacity: { storage: "2Gi" },
      accessModes: ["ReadWriteMany"],
      persistentVolumeReclaimPolicy: "Delete",
      storageClassName: "gold",
    };
    expect(onUpdate(volume({}), volume(changed))).toBe("");
  });

  it("that are recycled are warned about", () => {
    expect(onCreate(volume({ persistentVolumeReclaimPolicy: "Recycle" }))).toBe(
      "Warning: spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.",
    );
  });
});

describe("storage classes", () => {
  const storageClass = (more: object) =>
    named("storage.k8s.io/v1", "StorageClass", "k", { provisioner: "ebs.csi.aws.com", ...more });

  it("know two policies and two modes", () => {
    expect(onCreate(storageClass({ volumeBindingMode: "Delayed", reclaimPolicy: "Recycle" }))).toBe(
      [
        'The StorageClass "k" is invalid: ',
        '* reclaimPolicy: Unsupported value: "Recycle": supported values: "Delete", "Retain"',
        '* volumeBindingMode: Unsupported value: "Delayed": supported values: "Immediate", "WaitForFirstConsumer"',
      ].join("\n"),
    );
  });

  it("stay as they are", () => {
    expect(onUpdate(storageClass({}), storageClass({ provisioner: "x.y/z", reclaimPolicy: "Retain" }))).toBe(
      [
        'The StorageClass "k" is invalid: ',
        "* provisioner: Forbidden: updates to provisioner are forbidden.",
        "* reclaimPolicy: Forbidden: updates to reclaimPolicy are forbidden.",
      ].join("\n"),
    );
  });
});
