/** What Tab offers in a cluster. */
import { expect, test } from "vitest";
import { defaultSettings } from "#cluster";
import { completeLine } from "./complete-line.ts";
import { Host } from "./host.ts";
import type { Report } from "./protocol.ts";
import { Sandbox } from "./sandbox.ts";
import { firstScene } from "./scene.ts";
import { Session } from "./store.ts";

const sandbox = new Sandbox({
  name: "completion",
  title: "Completion",
  source: "real-node",
  kubelet: "real",
  settings: defaultSettings,
  cluster: { nodes: 2 },
  files: { "web.yaml": "", "manifests/db.yaml": "" },
  steps: [],
} as never);

const offered = (line: string): readonly string[] => completeLine(line, sandbox.cluster).candidates;

test("programs, the verbs of this place, files of the working directory and objects are offered", () => {
  expect(offered("kub")).toEqual(["kubectl"]);
  expect(offered("kill-")).toEqual(["kill-container"]);
  expect(offered("kubectl apply -f ")).toEqual(["manifests/", "web.yaml"]);
  expect(offered("cat manifests/")).toEqual(["manifests/db.yaml"]);
  expect(offered("kubectl drain node-")).toEqual(["node-1", "node-2"]);
});

test("a folder that is not there offers nothing", () => {
  expect(offered("cat nowhere/")).toEqual([]);
});

test("the page is answered", async () => {
  let listener: (report: Report) => void = () => {};
  const host = new Host(
    (report) => listener(report),
    () => 0,
  );
  const session = new Session({
    send: (request) => host.take(request),
    listen: (next) => {
      listener = next;
    },
  });
  session.open(firstScene);
  expect(await session.complete("cat diary.")).toEqual({ from: 4, candidates: ["diary.yaml"] });
});
