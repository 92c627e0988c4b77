import { beforeEach, expect, test } from "vitest";
import { History } from "../../state/history.ts";
import type { Disk } from "../../state/machine-records.ts";
import type { ImageNode } from "./image-tree.ts";
import { fileId, newRoot, ROOT_INODE } from "./index.ts";
import { MountedFiles } from "./mounted-files.ts";
import { RecordFiles } from "./record-files.ts";
import type { MountPoint } from "./spot.ts";

const image: ImageNode = {
  type: "directory",
  entries: {
    etc: { type: "directory", entries: { passwd: { type: "file", content: "root\n" } } },
    usr: {
      type: "directory",
      entries: { share: { type: "directory", entries: { "a.txt": { type: "file", content: "a" } } } },
    },
    link: { type: "symlink", target: "etc/passwd" },
  },
};

let history: History;

function addDisk(id: string, more: Partial<Disk> = {}): void {
  const disk: Disk = { id, type: "emptyDir", medium: "disk", ...more };
  history.commit({ kind: "Disk", id, value: disk, by: "t", reason: "t", because: [] });
  history.commit({
    kind: "File",
    id: fileId(id, ROOT_INODE),
    value: newRoot(id, 0),
    by: "t",
    reason: "t",
    because: [],
  });
}

const mount = (path: string, disk: string, more: Partial<MountPoint> = {}): MountPoint => ({
  path,
  disk,
  inode: ROOT_INODE,
  readOnly: false,
  device: "/dev/vda1",
  fileSystem: "ext4",
  options: "rw",
  ...more,
});

function filesWith(mounts: readonly MountPoint[], uid = 0, isHeld = false): MountedFiles {
  const store = new RecordFiles(history, (change) => history.commit(change), { by: "t", because: () => [] });
  const user = { cwd: "/", uid, gid: uid, groups: [], umask: 0o22 };
  return new MountedFiles({ store, mounts: () => mounts, user, isHeld: () => isHeld });
}

beforeEach(() => {
  history = new History();
  addDisk("layer");
  addDisk("data");
});

const container = (): MountedFiles => filesWith([mount("/", "layer", { image }), mount("/data", "data")]);

test("a file written over an image's file hides it, and the image stays as it was", () => {
  container().write("/etc/passwd", "mine");
  expect(container().read("/etc/passwd")).toBe("mine");
  expect(filesWith([mount("/", "data", { image })]).read("/etc/passwd")).toBe("root\n");
});

test("a file of the image that was removed is gone until it is made again", () => {
  container().unlink("/etc/passwd");
  expect(container().exists("/etc/passwd")).toBe(false);
  expect(container().list("/etc")).toEqual([]);
  container().write("/etc/passwd", "new");
  expect(container().read("/etc/passwd")).toBe("new");
});

test("a directory made where the image had one is empty", () => {
  const files = container();
  files.unlink("/usr/share/a.txt");
  files.removeDirectory("/usr/share");
  files.makeDirectory("/usr/share");
  expect(files.list("/usr/share")).toEqual([]);
});

test("what is written below a mount lies on the mounted disk", () => {
  container().write("/data/f", "x");
  expect(history.by("filesOnDisk", "data").map(({ value }) => value.name)).toEqual(["", "f"]);
  expect(container().list("/")).toContain("data");
});

test("a read-only mount refuses every change", () => {
  const files = filesWith([mount("/", "layer", { image }), mount("/data", "data", { readOnly: true })]);
  expect(() => files.write("/data/f", "x")).toThrow("Read-only file system");
  expect(() => files.makeDirectory("/data/d")).toThrow("Read-only file system");
});

test("a mount itself can be neither removed nor renamed", () => {
  expect(() => container().removeDirectory("/data")).toThrow("Resource busy");
  expect(() => container().rename("/data", "/other")).toThrow("Resource busy");
});

test("nothing is renamed from one disk to another", () => {
  container().write("/data/f", "x");
  expect(() => container().rename("/data/f", "/f")).toThrow("Invalid cross-device link");
});

test("a disk takes what fits, in pages, and says that it is full", () => {
  addDisk("small", { capacityBytes: 8192, medium: "memory" });
  const files = filesWith([mount("/", "layer", { image }), mount("/s", "small")]);
  files.write("/s/a", "four");
  expect(() => files.write("/s/b", "x".repeat(10_000))).toThrow("No space left on device");
  expect(files.stat("/s/b").sizeBytes).toBe(4096);
});

test("a file that is mounted somewhere lives on when its name goes", () => {
  filesWith([mount("/", "data")]).write("/app.conf", "v1");
  const { identity } = filesWith([mount("/", "data")]).stat("/app.conf");
  const inode = Number(identity.split("#")[1]);
  const bound = filesWith([mount("/", "layer", { image }), mount("/h", "data", { inode })]);
  const node = filesWith([mount("/", "data")], 0, true);
  node.write("/app.conf.new", "v2");
  node.rename("/app.conf.new", "/app.conf");
  expect(bound.read("/h")).toBe("v1");
  expect(node.read("/app.conf")).toBe("v2");
  expect(() => bound.unlink("/h")).toThrow("Resource busy");
});

test("links are followed, and those that never end are refused", () => {
  const files = container();
  expect(files.read("/link")).toBe("root\n");
  files.symlink("loop", "/loop");
  expect(() => files.read("/loop")).toThrow("Too many levels of symbolic links");
});

test("a user who is not root needs the permission that the mode gives", () => {
  container().write("/data/secret", "x", 0o600);
  const other = filesWith([mount("/", "layer", { image }), mount("/data", "data")], 1000);
  expect(() => other.read("/data/secret")).toThrow("Permission denied");
  expect(() => other.write("/data/f", "x")).toThrow("Permission denied");
});
