import { describe, expect, it } from "vitest";
import { conversionFailure, goMapText } from "./convert-patched.ts";

describe("patched objects", () => {
  it.each([
    [{ spec: { replicas: "three" } }, "unrecognized type: int32"],
    [{ metadata: { labels: { a: 1 } } }, "cannot convert int64 to string"],
    [{ metadata: { labels: { a: true } } }, "unrecognized type: string"],
    [{ spec: { template: { spec: { containers: "x" } } } }, "cannot restore slice from string"],
    [{ spec: { strategy: "Recreate" } }, "cannot restore struct from: string"],
    [
      { spec: { template: { spec: { containers: [{ resources: { limits: { cpu: "half" } } }] } } } },
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    ],
    [{ spec: { replicas: 3 }, metadata: { labels: { a: "1" } } }, undefined],
  ])("%j fail by the first value that does not fit", (object, failure) => {
    expect(conversionFailure(object, "Deployment")).toBe(failure);
  });

  it("are refused with the patch as Go prints maps", () => {
    expect(goMapText({ spec: { replicas: "three", args: ["a", 1], paused: null } })).toBe(
      "map[spec:map[args:[a 1] paused:<nil> replicas:three]]",
    );
  });
});
