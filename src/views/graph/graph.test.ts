/** Boxes nest by lifetime, and leave an outline when they go. */
import { expect, test } from "vitest";
import { fileRows } from "../files/file-rows.ts";
import { TestCluster } from "../test-cluster.ts";
import { graphAt } from "./graph.ts";

function graphOf(cluster: TestCluster) {
  const moment = cluster.now();
  return graphAt(moment, {}, fileRows(moment));
}

const emptyDirPod = (cluster: TestCluster) => cluster.podObject([{ name: "data", emptyDir: {} }]);

test("a container and a volume lie in their Pod, the Pod on its node, the node in the cluster", () => {
  const cluster = new TestCluster();
  cluster.put("Pod", "default/web", emptyDirPod(cluster));
  cluster.container("c1");
  const parents = graphOf(cluster).boxes.map(({ id, parent }) => `${id} < ${parent}`);
  expect(parents).toEqual([
    "cluster < undefined",
    "node/node-1 < cluster",
    "node-disk/node-1 < node/node-1",
    "pod/u1 < node/node-1",
    "container/u1/app < pod/u1",
    "volume/u1/data < pod/u1",
  ]);
});

test("a lost file stays in its box as an outline, beside what is there", () => {
  const cluster = new TestCluster();
  cluster.container("c1");
  cluster.file("layer-c1", "own.txt");
  cluster.container("c1", [], { state: "exited" });
  cluster.container("c2");
  cluster.file("layer-c2", "new.txt");
  const box = graphOf(cluster).boxes.find(({ type }) => type === "container");
  expect(box?.files.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual([
    "/new.txt alive",
    "/own.txt lost",
  ]);
});

test("a Pod that is gone leaves an outline for a while", () => {
  const cluster = new TestCluster();
  cluster.container("c1");
  cluster.put("ContainerInstance", "c1", undefined);
  cluster.put("Pod", "default/web", undefined);
  expect(graphOf(cluster).boxes.find(({ type }) => type === "pod")?.state).toBe("gone");
  cluster.put("Command", "2", { number: 2, at: 0, type: "line", text: "kubectl get pods" });
  cluster.history.now = 31_000;
  expect(graphOf(cluster).boxes.some(({ type }) => type === "pod")).toBe(false);
});

test("a Pod that the API server forgot while its container runs is still drawn", () => {
  const cluster = new TestCluster();
  cluster.container("c1");
  cluster.put("Pod", "default/web", undefined);
  const box = graphOf(cluster).boxes.find(({ type }) => type === "pod");
  expect([box?.state, box?.note?.id]).toEqual(["silent", "pod.orphan"]);
});

test("a hostPath volume points down to the disk of its node", () => {
  const cluster = new TestCluster();
  cluster.put("Pod", "default/web", cluster.podObject([{ name: "shelf", hostPath: { path: "/data" } }]));
  expect(graphOf(cluster).edges.map(({ from, to }) => `${from} > ${to}`)).toEqual([
    "volume/u1/shelf > node-disk/node-1",
  ]);
});
