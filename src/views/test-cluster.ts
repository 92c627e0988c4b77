/** A history written by hand, for tests of what is shown of it. */
import type { Pod } from "#api";
import {
  type Change,
  type ContainerInstance,
  type Disk,
  type File,
  History,
  type Machine,
  type Mount,
  type RecordKind,
  type RecordTypes,
} from "#cluster";
import { Ledger } from "./ledger.ts";
import type { Moment } from "./moment.ts";

const machine: Machine = {
  name: "node-1",
  role: "node",
  power: "on",
  kubelet: "running",
  network: "connected",
  address: "10.0.0.1",
  bootId: "b",
  bootedAtMs: 0,
  kubeletStartedAtMs: 0,
  images: [],
  memoryBytes: 1,
  diskBytes: 1,
};

const pod = { namespace: "default", name: "web", uid: "u1" } as const;

/** One node with one Pod `web`, its container `app`, and a node disk. */
export class TestCluster {
  readonly history = new History();
  #inode = 100;

  constructor() {
    this.put(
      "Command",
      "1",
      { number: 1, at: 0, type: "setup", text: "began" },
      { reason: "Command", by: "user" },
    );
    this.put("Machine", "node-1", machine);
    this.disk({ id: "node-1", type: "node", medium: "disk", machine: "node-1" });
    this.put("Pod", "default/web", this.podObject([]));
  }

  put<Kind extends RecordKind>(
    kind: Kind,
    id: string,
    value: RecordTypes[Kind] | undefined,
    { reason = "Test", by = "test", because = [] as readonly number[] } = {},
  ): Change<Kind> {
    return this.history.commit({ kind, id, value, by, reason, because });
  }

  podObject(volumes: Pod["spec"]["volumes"]): Pod {
    const metadata = {
      name: "web",
      namespace: "default",
      uid: "u1",
      creationTimestamp: "2026-01-01T00:00:00Z",
      resourceVersion: "1",
    };
    const spec = {
      nodeName: "node-1",
      containers: [{ name: "app", image: "busybox" }],
      volumes: volumes ?? [],
    };
    return { apiVersion: "v1", kind: "Pod", metadata, spec, status: { phase: "Running" } } as Pod;
  }

  disk(disk: Disk): void {
    this.put("Disk", disk.id, disk);
    this.put("File", `${disk.id}#1`, {
      disk: disk.id,
      inode: 1,
      name: "",
      type: "directory",
      sizeBytes: 0,
      mode: 0o755,
      uid: 0,
      gid: 0,
      modifiedAtMs: 0,
    });
  }

  emptyDir(volume: string): string {
    const id = `u1/${volume}`;
    this.disk({ id, type: "emptyDir", medium: "disk", machine: "node-1", pod, volume });
    return id;
  }

  container(
    id: string,
    mounts: readonly Mount[] = [],
    change: Partial<ContainerInstance> = {},
    signed = {},
  ): Change<"ContainerInstance"> {
    const layer = `layer-${id}`;
    if (!this.history.get("Disk", layer))
      this.disk({
        id: layer,
        type: "layer",
        medium: "disk",
        machine: "node-1",
        pod,
        container: id,
        image: "busybox",
      });
    const instance: ContainerInstance = {
      id,
      name: "app",
      node: "node-1",
      pod,
      sandbox: "s",
      role: "app",
      attempt: 0,
      image: "busybox",
      imageId: "i",
      state: "running",
      createdAtMs: 0,
      layer,
      mounts,
      logPath: "/var/log/pods/x",
      ...change,
    };
    return this.put("ContainerInstance", id, instance, signed);
  }

  file(disk: string, name: string, parent = 1): File {
    this.#inode += 1;
    const file: File = {
      disk,
      inode: this.#inode,
      parent,
      name,
      type: "file",
      content: "x",
      sizeBytes: 1,
      mode: 0o644,
      uid: 0,
      gid: 0,
      modifiedAtMs: 0,
    };
    this.put("File", `${disk}#${file.inode}`, file, { reason: "ProgramWroteFile", by: "process/web/app" });
    return file;
  }

  remove(file: File, signed: { readonly reason: string; readonly by: string }): void {
    this.put("File", `${file.disk}#${file.inode}`, undefined, signed);
  }

  get machine(): Machine {
    return this.history.get("Machine", "node-1")!.value;
  }

  now(): Moment {
    const { changes, revision, records, now } = this.history;
    const ledger = new Ledger();
    ledger.seek(changes, revision);
    return { now, revision, records, changes, ledger };
  }
}
