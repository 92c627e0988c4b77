import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#api";
import { printCustomColumns } from "./custom-columns.ts";
import { sortObjects } from "./sort-by.ts";

function pod(name: string, fields: object): KubernetesObject {
  const metadata = { name, uid: name, resourceVersion: "1", creationTimestamp: "2026-01-01T00:00:00Z" };
  return { apiVersion: "v1", kind: "Pod", metadata, ...fields };
}

const pods = [
  pod("db", { spec: { containers: [{ image: "redis:7.2" }, { image: "busybox" }] }, size: "1Gi" }),
  pod("web", { spec: { containers: [{ image: "nginx:1.27" }] }, size: "900Mi" }),
];

describe("custom columns", () => {
  it("join several values and say <none> of what is missing", () => {
    const spec = "NAME:.metadata.name,IMG:.spec.containers[*].image,NONE:{.spec.nosuch}";
    expect(printCustomColumns(spec, pods)).toEqual({
      ok: true,
      value:
        "NAME   IMG                 NONE\ndb     redis:7.2,busybox   <none>\nweb    nginx:1.27          <none>\n",
    });
  });

  it("are refused without a path", () => {
    expect(printCustomColumns("NAME", pods)).toEqual({
      ok: false,
      error: "unexpected custom-columns spec: NAME, expected <header>:<json-path-expr>",
    });
  });
});

describe("sorting", () => {
  const names = (path: string) => {
    const sorted = sortObjects(pods, path);
    return sorted.ok ? sorted.value.map((object) => object.metadata.name) : sorted.error;
  };

  it("compares amounts by size and names in natural order", () => {
    expect(names(".size")).toEqual(["web", "db"]);
    expect(names("{.metadata.name}")).toEqual(["db", "web"]);
    expect(names(".spec.containers[0].image")).toEqual(["web", "db"]);
  });

  it("puts an object without the field first", () => {
    expect(names(".spec.containers[1].image")).toContain("array index out of bounds");
    expect(sortObjects([...pods, pod("bare", {})], ".size")).toMatchObject({
      value: [{ metadata: { name: "bare" } }, { metadata: { name: "web" } }, { metadata: { name: "db" } }],
    });
  });

  it("refuses a field that no object has", () => {
    expect(names(".spec.nosuch")).toBe(
      `couldn't find any field with path "{.spec.nosuch}" in the list of objects`,
    );
  });
});
