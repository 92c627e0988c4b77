/** The verdict on a file, and the path under which it is known. */
import { expect, test } from "vitest";
import { TestCluster } from "../test-cluster.ts";
import type { FileRow } from "./file-row.ts";
import { fileRows } from "./file-rows.ts";

const told = (cluster: TestCluster): readonly string[] =>
  fileRows(cluster.now()).map(({ path, verdict }: FileRow) => `${path} ${verdict}`);

test("a file in the layer of a running container is alive, and is lost when the container ends", () => {
  const cluster = new TestCluster();
  cluster.container("c1");
  cluster.file("layer-c1", "own.txt");
  expect(told(cluster)).toEqual(["/own.txt alive"]);
  const end = cluster.container("c1", [], { state: "exited" });
  cluster.container("c2");
  expect(told(cluster)).toEqual(["/own.txt lost"]);
  expect(fileRows(cluster.now())[0]?.cause).toBe(end.revision);
});

test("a file in an emptyDir is known by its path in the container, outlives it, and is lost with its disk", () => {
  const cluster = new TestCluster();
  const disk = cluster.emptyDir("data");
  const mounts = [{ path: "/data", disk, inode: 1, readOnly: false, volume: "data" }];
  cluster.container("c1", mounts);
  const file = cluster.file(disk, "a.txt");
  cluster.container("c1", mounts, { state: "exited" });
  expect(told(cluster)).toEqual(["/data/a.txt stranded"]);
  cluster.container("c2", mounts);
  expect(told(cluster)).toEqual(["/data/a.txt alive"]);
  cluster.container("c2", mounts, { state: "exited" });
  cluster.remove(file, { reason: "VolumeUnmounted", by: "kubelet/node-1" });
  cluster.put("Disk", disk, undefined, { reason: "VolumeUnmounted", by: "kubelet/node-1" });
  expect(told(cluster)).toEqual(["/data/a.txt lost"]);
});

test("a file that a program removed is deleted, not lost", () => {
  const cluster = new TestCluster();
  cluster.container("c1");
  cluster.remove(cluster.file("layer-c1", "tmp.txt"), {
    reason: "ProgramRemovedFile",
    by: "process/web/app",
  });
  expect(told(cluster)).toEqual(["/tmp.txt deleted"]);
});

test("a node without power strands what is on its disk", () => {
  const cluster = new TestCluster();
  cluster.container("c1", [{ path: "/shelf", disk: "node-1", inode: 1, readOnly: false, volume: "shelf" }]);
  cluster.file("node-1", "b.txt");
  expect(told(cluster)).toEqual(["/shelf/b.txt alive"]);
  const outage = cluster.put("Machine", "node-1", { ...cluster.machine, power: "off" });
  expect(told(cluster)).toEqual(["/shelf/b.txt stranded"]);
  expect(fileRows(cluster.now())[0]?.cause).toBe(outage.revision);
});

test("files that Kubernetes keeps for itself are not told of", () => {
  const cluster = new TestCluster();
  cluster.container("c1");
  const directory = {
    disk: "layer-c1",
    inode: 7,
    parent: 1,
    name: "etc",
    type: "directory",
    sizeBytes: 0,
    mode: 0o755,
    uid: 0,
    gid: 0,
    modifiedAtMs: 0,
  } as const;
  cluster.put("File", "layer-c1#7", directory);
  cluster.file("layer-c1", "hosts", 7);
  cluster.file("layer-c1", "motd", 7);
  expect(told(cluster)).toEqual(["/etc/motd alive"]);
});

test("what was written and lost again and again is told of once", () => {
  const cluster = new TestCluster();
  for (const id of ["c1", "c2", "c3"]) {
    cluster.container(id);
    cluster.file(`layer-${id}`, "log.txt");
    cluster.container(id, [], { state: "exited" });
  }
  expect(told(cluster)).toEqual(["/log.txt lost"]);
});

test("standing earlier, the file is whole again", () => {
  const cluster = new TestCluster();
  cluster.container("c1");
  cluster.file("layer-c1", "own.txt");
  const before = cluster.now();
  cluster.container("c1", [], { state: "exited" });
  const { ledger } = cluster.now();
  ledger.seek(cluster.history.changes, before.revision);
  expect(ledger.endOf("c1")).toBeUndefined();
});
