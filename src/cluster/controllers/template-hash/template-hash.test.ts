import { expect, test } from "vitest";
import type { Deployment, Manifest, PodTemplate } from "#api";
import { applyDefaults } from "../../api-server/defaults/index.ts";
import { spewed } from "./spew.ts";
import { templateHash } from "./template-hash.ts";

function templateOf(container: object): PodTemplate {
  const labels = { app: "nginx" };
  const template = {
    metadata: { labels },
    spec: { containers: [{ name: "nginx", image: "nginx", ...container }] },
  };
  const spec = { replicas: 1, selector: { matchLabels: labels }, strategy: {}, template };
  const manifest: Manifest = { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "nginx" }, spec };
  return (applyDefaults(manifest) as unknown as Deployment).spec.template;
}

test("`kubectl create deployment nginx --image=nginx` gets the name that a real 1.32 gives it", () => {
  expect(templateHash(templateOf({}), undefined)).toBe("5869d7778c");
});

test("another template, or a name that was taken, gets another hash", () => {
  const hashes = [
    templateHash(templateOf({}), undefined),
    templateHash(templateOf({ image: "nginx:1.27" }), undefined),
  ];
  expect(new Set([...hashes, templateHash(templateOf({}), 0), templateHash(templateOf({}), 1)]).size).toBe(4);
});

test("amounts are printed as Go keeps them: a value and a power of ten, or bytes", () => {
  expect(spewed("resource.Quantity", "500m")).toContain("{value:(int64)500 scale:(resource.Scale)-3}");
  expect(spewed("resource.Quantity", "64Mi")).toContain("{value:(int64)67108864 scale:(resource.Scale)0}");
  expect(spewed("resource.Quantity", "64Mi")).toContain("Format:(resource.Format)BinarySI");
});

test("a pointer shows its type, and nil where nothing is", () => {
  expect(spewed("*int64", 30)).toBe("(*int64)30");
  expect(spewed("*int64", undefined)).toBe("(*int64)<nil>");
});
