import { describe, expect, it } from "vitest";
import { forbiddenOnCreate, forbiddenOnUpdate } from "./index.ts";

/** A cluster that holds the named objects. */
function viewOf(objects: Readonly<Record<string, object>>): never {
  return {
    get: (kind: string, id: string) => objects[`${kind}/${id}`] && { value: objects[`${kind}/${id}`] },
  } as never;
}

const pod = (spec: object): never =>
  ({ kind: "Pod", metadata: { name: "p", namespace: "team" }, spec }) as never;
const claim = (storage: string, storageClassName: string, phase = "Bound"): never =>
  ({
    kind: "PersistentVolumeClaim",
    metadata: { name: "c" },
    spec: { storageClassName, resources: { requests: { storage } } },
    status: { phase },
  }) as never;

describe("admission", () => {
  it.each([
    [
      { serviceAccountName: "robot" },
      'error looking up service account team/robot: serviceaccount "robot" not found',
    ],
    [{ priorityClassName: "high" }, "no PriorityClass with name high was found"],
    [{ runtimeClassName: "gvisor" }, 'pod rejected: RuntimeClass "gvisor" not found'],
  ])("forbids a Pod whose surroundings are missing: %o", (spec, why) => {
    expect(forbiddenOnCreate(pod(spec), viewOf({}))).toBe(why);
  });

  it("lets a Pod have what there is", () => {
    const view = viewOf({
      "ServiceAccount/team/robot": {},
      "PriorityClass/high": {},
      "RuntimeClass/gvisor": {},
    });
    const spec = { serviceAccountName: "robot", priorityClassName: "high", runtimeClassName: "gvisor" };
    expect(forbiddenOnCreate(pod(spec), view)).toBeUndefined();
    expect(forbiddenOnCreate(pod({ priorityClassName: "system-node-critical" }), viewOf({}))).toBeUndefined();
  });

  it("lets a bound claim grow where its class allows it", () => {
    const view = viewOf({
      "StorageClass/flex": { allowVolumeExpansion: true },
      "StorageClass/fixed": {},
    });
    const fixed = /^only dynamically provisioned pvc can be resized/;
    expect(forbiddenOnUpdate(claim("1Gi", "flex"), claim("2Gi", "flex"), view)).toBeUndefined();
    expect(forbiddenOnUpdate(claim("1Gi", "fixed"), claim("2Gi", "fixed"), view)).toMatch(fixed);
    expect(forbiddenOnUpdate(claim("1Gi", ""), claim("2Gi", ""), view)).toMatch(fixed);
    expect(forbiddenOnUpdate(claim("2Gi", "fixed"), claim("1Gi", "fixed"), view)).toBeUndefined();
    expect(forbiddenOnUpdate(claim("1Gi", "flex", "Pending"), claim("2Gi", "flex"), view)).toBe(
      "Only bound persistent volume claims can be expanded",
    );
  });
});
