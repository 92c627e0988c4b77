/** What the editor is told of a manifest. */
import { expect, test } from "vitest";
import { Cluster } from "#cluster";
import { checkManifest } from "./check-manifest.ts";

const pod = (image: string, more = ""): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: app\n      ${image}\n${more}`;

test("a manifest that the API server would take has no problems, and its parts have their lines", () => {
  const { problems, ranges } = checkManifest(pod("image: busybox"), new Cluster({ nodes: [] }));
  expect(problems).toEqual([]);
  expect(ranges).toContainEqual({
    object: "Pod/default/web",
    part: { type: "container", name: "app" },
    from: 7,
    to: 8,
  });
});

test("what is wrong is said on its line, with what was meant", () => {
  const [problem] = checkManifest(pod("imag: busybox"), new Cluster({ nodes: [] })).problems;
  expect(problem).toEqual({
    line: 8,
    columns: { from: 7, to: 11 },
    severity: "error",
    text: 'unknown field "spec.containers[0].imag"',
    fix: { from: "imag", to: "image" },
  });
});

test("an object that is there is asked to change, and what is fixed in it is told", () => {
  const cluster = new Cluster({ nodes: [] });
  const by = { by: "user", reason: "Created", because: [] };
  const metadata = { name: "web" };
  const spec = { containers: [{ name: "app", image: "busybox" }] };
  expect(cluster.apiServer.create({ apiVersion: "v1", kind: "Pod", metadata, spec } as never, by).ok).toBe(
    true,
  );
  expect(checkManifest(pod("image: nginx"), cluster).problems).toEqual([]);
  const [problem] = checkManifest(pod("image: nginx", "  hostNetwork: true\n"), cluster).problems;
  expect(problem).toMatchObject({
    line: 5,
    text: expect.stringMatching(/^spec: Forbidden: pod updates may not change fields/),
  });
});
