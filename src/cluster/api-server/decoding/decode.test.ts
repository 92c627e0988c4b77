import { describe, expect, it } from "vitest";
import { decode } from "./decode.ts";

const claim = (spec: object) => ({
  apiVersion: "v1",
  kind: "PersistentVolumeClaim",
  metadata: { name: "c" },
  spec,
});
const pod = (spec: object, metadata: object = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "p", ...metadata },
  spec,
});
const container = (fields: object) => pod({ containers: [{ name: "a", image: "nginx", ...fields }] });

describe("decoding", () => {
  it("lists unknown fields by their place, in the order of sorted keys", () => {
    const { unknownFields } = decode(claim({ storageClass: "manual", resource: {}, accessModes: [] }));
    expect(unknownFields).toEqual(['unknown field "spec.resource"', 'unknown field "spec.storageClass"']);
    const probe = { httpGet: { path: "/", port: 80, periodSeconds: 5, initialDelaySeconds: 1 } };
    expect(decode(container({ livenessProbe: probe })).unknownFields).toEqual([
      'unknown field "spec.containers[0].livenessProbe.httpGet.initialDelaySeconds"',
      'unknown field "spec.containers[0].livenessProbe.httpGet.periodSeconds"',
    ]);
  });

  it.each([
    [
      pod({ volumes: [{ name: "h", hostPath: "/data" }] }),
      "json: cannot unmarshal string into Go struct field Volume.spec.volumes.hostPath of type v1.HostPathVolumeSource",
    ],
    [
      { apiVersion: "apps/v1", kind: "Deployment", spec: { replicas: "three" } },
      "json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32",
    ],
    [
      container({ env: [{ name: "A", value: 1 }] }),
      "json: cannot unmarshal number into Go struct field EnvVar.spec.containers.env.value of type string",
    ],
    [
      container({ env: [{ name: "A", value: true }] }),
      "json: cannot unmarshal bool into Go struct field EnvVar.spec.containers.env.value of type string",
    ],
    [
      { apiVersion: "v1", kind: "ConfigMap", data: { a: 1 } },
      "json: cannot unmarshal number into Go struct field ConfigMap.data of type string",
    ],
    [
      container({ command: "sleep 3600" }),
      "json: cannot unmarshal string into Go struct field Container.spec.containers.command of type []string",
    ],
    [
      claim({ accessModes: "ReadWriteOnce" }),
      "json: cannot unmarshal string into Go struct field PersistentVolumeClaimSpec.spec.accessModes of type []v1.PersistentVolumeAccessMode",
    ],
    [
      pod({}, { labels: { version: 2 } }),
      "json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string",
    ],
    [
      { apiVersion: "apps/v1", kind: "Deployment", spec: { replicas: 1.5 } },
      "json: cannot unmarshal number 1.5 into Go struct field DeploymentSpec.spec.replicas of type int32",
    ],
    [
      { apiVersion: "v1", kind: "Secret", data: { password: "not base64!" } },
      "illegal base64 data at input byte 3",
    ],
    [
      claim({ resources: { requests: { storage: "1GB" } } }),
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    ],
  ])("fails by the wrong type %#", (object, failure) => {
    expect(decode(object).failure).toBe(failure);
  });

  it("knows the type of an object inside another", () => {
    const template = {
      apiVersion: "v1",
      kind: "PersistentVolumeClaim",
      metadata: { name: "data" },
      kindly: 1,
    };
    const set = { apiVersion: "apps/v1", kind: "StatefulSet", spec: { volumeClaimTemplates: [template] } };
    expect(decode(set).unknownFields).toEqual(['unknown field "spec.volumeClaimTemplates[0].kindly"']);
  });

  it("lets a quantity's own error win over an earlier mismatch", () => {
    const object = claim({ accessModes: "x", resources: { requests: { storage: "1GB" } } });
    expect(decode(object).failure).toMatch(/^quantities must match/);
  });

  it("writes what Go always writes and drops what it leaves out when empty", () => {
    const { object } = decode({
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "d", labels: {}, annotations: null },
      spec: {
        selector: {},
        template: {
          spec: {
            containers: [
              { name: "a", image: "", command: [], stdin: false, resources: { limits: { cpu: 0.5 } } },
            ],
            volumes: [{ name: "v", emptyDir: { medium: "" } }],
          },
        },
      },
    });
    expect(object).toEqual({
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "d", creationTimestamp: null },
      spec: {
        selector: {},
        strategy: {},
        template: {
          metadata: { creationTimestamp: null },
          spec: {
            containers: [{ name: "a", resources: { limits: { cpu: "500m" } } }],
            volumes: [{ name: "v", emptyDir: {} }],
          },
        },
      },
      status: {},
    });
  });
});

describe("a secret's key without a value", () => {
  it("holds nothing", () => {
    expect(decode({ apiVersion: "v1", kind: "Secret", data: { password: null } }).object.data).toEqual({
      password: "",
    });
  });
});
