/** What the editor is told of a manifest. */
import { Cluster } from "#cluster";
import { expect, test } from "vitest";
import { checkManifest } from "./check-manifest.ts";

const cluster = new Cluster({ nodes: [] });
const problemsOf = (text: string) => checkManifest(text, cluster).problems;

const pod = (spec: string): string => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n${spec}`;

test("a manifest that the API server would take has no problems", () => {
  expect(problemsOf(pod("  containers:\n    - name: app\n      image: busybox\n"))).toEqual([]);
});

test("an unknown field is said on its line, with the field that was meant", () => {
  expect(problemsOf(pod("  containers:\n    - name: app\n      image: busybox\n      imagePulPolicy: Always\n"))).toEqual([
    { severity: "error", line: 9, text: 'unknown field "spec.containers[0].imagePulPolicy"', fix: { from: "imagePulPolicy", to: "imagePullPolicy" } },
  ]);
});

test("what validation refuses is said at the field", () => {
  const [problem] = problemsOf(pod("  containers:\n    - name: app\n      image: busybox\n      volumeMounts:\n        - name: data\n          mountPath: /data\n"));
  expect(problem).toEqual({ severity: "error", line: 10, text: 'spec.containers[0].volumeMounts[0].name: Not found: "data"' });
});

test("text that is no YAML is said on its line, also in a later document", () => {
  const [problem] = problemsOf(`${pod("  containers: []\n")}---\nkind: [\n`).slice(-1);
  expect(problem?.text).toContain("error converting YAML to JSON");
  expect(problem?.line).toBeGreaterThan(7);
});

test("a kind nobody has heard of is no match", () => {
  expect(problemsOf("apiVersion: v1\nkind: Podd\n")).toEqual([{ severity: "error", line: 2, text: 'no matches for kind "Podd" in version "v1"' }]);
});

test("an empty text has nothing wrong", () => {
  expect(problemsOf("# only a comment\n")).toEqual([]);
});
