import { describe, expect, it } from "vitest";
import {
  applyJsonMergePatch,
  applyJsonPatch,
  applyStrategicPatch,
  threeWayMerge,
  twoWayPatch,
} from "./index.ts";

const deployment = (containers: object[], more: object = {}) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: { ...more, template: { spec: { containers } } },
});

describe("strategic merge patches", () => {
  it("merge containers by name and mounts by path, and replace args", () => {
    const current = deployment([
      { name: "a", image: "x:1", args: ["1", "2"], volumeMounts: [{ mountPath: "/d", name: "d" }] },
      { name: "b", image: "y:1" },
    ]);
    const patch = {
      spec: {
        template: {
          spec: { containers: [{ name: "a", args: ["3"], volumeMounts: [{ mountPath: "/e", name: "e" }] }] },
        },
      },
    };
    expect(applyStrategicPatch(current, patch, "Deployment")).toEqual(
      deployment([
        {
          name: "a",
          image: "x:1",
          args: ["3"],
          volumeMounts: [
            { mountPath: "/d", name: "d" },
            { mountPath: "/e", name: "e" },
          ],
        },
        { name: "b", image: "y:1" },
      ]),
    );
  });

  it("obey the directives", () => {
    const current = {
      metadata: { finalizers: ["a", "b"] },
      spec: { containers: [{ name: "a" }, { name: "b" }] },
    };
    const patch = {
      metadata: { "$deleteFromPrimitiveList/finalizers": ["a"] },
      spec: { containers: [{ $patch: "delete", name: "a" }], nodeSelector: { $patch: "replace", x: "1" } },
    };
    expect(applyStrategicPatch(current, patch, "Pod")).toEqual({
      metadata: { finalizers: ["b"] },
      spec: { containers: [{ name: "b" }], nodeSelector: { x: "1" } },
    });
  });

  it("delete by null and keep only retained keys", () => {
    const current = {
      kind: "Deployment",
      spec: { paused: true, strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1 } } },
    };
    const patch = { spec: { paused: null, strategy: { $retainKeys: ["type"], type: "Recreate" } } };
    expect(applyStrategicPatch(current, patch, "Deployment")).toEqual({
      kind: "Deployment",
      spec: { strategy: { type: "Recreate" } },
    });
  });

  it("order elements as asked, the server's own staying where they were", () => {
    const current = { spec: { containers: [{ name: "sidecar" }, { name: "a" }, { name: "b" }] } };
    const patch = { spec: { "$setElementOrder/containers": [{ name: "b" }, { name: "a" }] } };
    const { spec } = applyStrategicPatch(current, patch, "Pod") as typeof current;
    expect(spec.containers.map(({ name }) => name)).toEqual(["sidecar", "b", "a"]);
  });
});

describe("apply", () => {
  it("is the empty patch when nothing the manifest says has changed", () => {
    const applied = deployment([{ name: "a", image: "x:1" }]);
    const current = deployment([{ name: "a", image: "x:1", imagePullPolicy: "IfNotPresent" }], {
      replicas: 3,
    });
    expect(threeWayMerge({ original: applied, modified: applied, current })).toEqual({
      patch: {},
      result: current,
    });
  });

  it("sends a changed image with the order of containers", () => {
    const original = deployment([{ name: "a", image: "x:1" }]);
    const current = deployment([{ name: "a", image: "x:1", imagePullPolicy: "IfNotPresent" }]);
    const { patch, result } = threeWayMerge({
      original,
      modified: deployment([{ name: "a", image: "x:2" }]),
      current,
    });
    expect(patch).toEqual({
      spec: {
        template: {
          spec: { "$setElementOrder/containers": [{ name: "a" }], containers: [{ name: "a", image: "x:2" }] },
        },
      },
    });
    expect(result).toEqual(deployment([{ name: "a", image: "x:2", imagePullPolicy: "IfNotPresent" }]));
  });

  it("removes what was applied and is gone, and leaves what was never applied", () => {
    const original = deployment(
      [{ name: "a", image: "x", env: [{ name: "A", value: "1" }] }, { name: "b" }],
      { paused: true },
    );
    const current = { ...original, spec: { ...original.spec, replicas: 5 } };
    const { patch, result } = threeWayMerge({
      original,
      modified: deployment([{ name: "a", image: "x" }]),
      current,
    });
    expect(patch).toEqual({
      spec: {
        paused: null,
        template: {
          spec: {
            "$setElementOrder/containers": [{ name: "a" }],
            containers: [
              { name: "a", env: null },
              { $patch: "delete", name: "b" },
            ],
          },
        },
      },
    });
    expect(result).toEqual(deployment([{ name: "a", image: "x" }], { replicas: 5 }));
  });

  it("names the retained keys of a strategy that changes its type", () => {
    const spec = (strategy: object) => ({ kind: "Deployment", spec: { strategy } });
    const { patch } = threeWayMerge({
      original: spec({}),
      modified: spec({ type: "Recreate" }),
      current: spec({ type: "RollingUpdate", rollingUpdate: { maxSurge: "25%" } }),
    });
    expect(patch).toEqual({ spec: { strategy: { $retainKeys: ["type"], type: "Recreate" } } });
  });
});

describe("other patches", () => {
  it("between two states name additions and deletions", () => {
    const before = { kind: "Pod", metadata: { labels: { a: "1", b: "2" } } };
    const after = { kind: "Pod", metadata: { labels: { a: "3" } } };
    expect(twoWayPatch(before, after)).toEqual({ metadata: { labels: { a: "3", b: null } } });
  });

  it("of the merge kind replace lists", () => {
    expect(applyJsonMergePatch({ a: [1, 2], b: { c: 1, d: 2 } }, { a: [3], b: { c: null } })).toEqual({
      a: [3],
      b: { d: 2 },
    });
  });

  it("of the JSON kind do their operations in order, or say which path is missing", () => {
    const current = { spec: { claimRef: { name: "a", uid: "u" }, list: [1, 2] } };
    const patch = [
      { op: "test", path: "/spec/claimRef/name", value: "a" },
      { op: "remove", path: "/spec/claimRef/uid" },
      { op: "add", path: "/spec/list/-", value: 3 },
      { op: "move", from: "/spec/list/0", path: "/spec/first" },
    ];
    expect(applyJsonPatch(current, patch)).toEqual({
      value: { spec: { claimRef: { name: "a" }, list: [2, 3], first: 1 } },
    });
    expect(applyJsonPatch(current, [{ op: "remove", path: "/spec/nothing" }])).toHaveProperty("error");
    expect(applyJsonPatch(current, [{ op: "test", path: "/spec/list/0", value: 9 }])).toHaveProperty("error");
  });
});
