/** A container or a machine to try programs on: real processes, real files, a clock that a test moves. */

import { software } from "../all-software.ts";
import { Cluster } from "../cluster.ts";
import { nullDevice, sink, textSource } from "../processes/descriptors.ts";
import type { Program } from "../processes/process.ts";
import type { ContainerInstance, Mount } from "../state/machine-records.ts";
import { fileId, newRoot, ROOT_INODE } from "../storage/files/index.ts";
import { STANDARD_PATH } from "./images/image.ts";
import { imageNamed } from "./images/index.ts";

interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  /** `undefined` while it runs. */
  readonly exitCode: number | undefined;
}

export interface TestMachine {
  readonly cluster: Cluster;
  /** Runs a command for some virtual seconds. */
  run(args: readonly string[], options?: RunOptions): Outcome;
  /** Runs a line on the node below. */
  onNode(line: string): Outcome;
  /** Runs a line by the machine's `sh -c`. */
  sh(line: string, options?: RunOptions): Outcome;
  /** Lets time pass. */
  wait(seconds: number): void;
  /** What the container has printed. */
  log(): string;
  /** The container's state, as the runtime sees it. */
  state(): { readonly state: string; readonly exitCode?: number | undefined };
}

interface RunOptions {
  readonly seconds?: number;
  readonly input?: string;
  readonly terminal?: boolean;
  /** Run in place of what the name finds. */
  readonly program?: Program;
}

interface ContainerOptions {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly uid?: number;
  readonly gid?: number;
  readonly groups?: readonly number[];
  readonly memoryLimitBytes?: number;
  /** Paths of read-only and of limited volumes. */
  readonly mounts?: readonly { path: string; readOnly?: boolean; capacityBytes?: number; memory?: boolean }[];
}

type Start = (streams: Parameters<Cluster["processes"]["runOn"]>[1]) => void;

function runner(cluster: Cluster, start: Start) {
  const run = (
    args: readonly string[],
    { seconds = 60, input, terminal = false, program }: RunOptions = {},
  ): Outcome => {
    let stdout = "";
    let stderr = "";
    let exitCode: number | undefined;
    start({
      args,
      descriptors: new Map([
        [0, input === undefined ? nullDevice : textSource(input)],
        [
          1,
          sink((text) => {
            stdout += text;
          }, terminal),
        ],
        [
          2,
          sink((text) => {
            stderr += text;
          }, terminal),
        ],
      ]),
      cause: 1,
      ...(program && { program }),
      onEnd: (ended) => {
        exitCode = ended.code;
      },
    });
    cluster.processes.table.run();
    const end = cluster.now + seconds * 1000;
    while (exitCode === undefined && cluster.step(end));
    return { stdout, stderr, exitCode };
  };
  return { run, wait: (seconds: number) => cluster.runFor(seconds * 1000) };
}

/** `host` or `node-1`, with a shell of its own. */
export function testMachine(name: "host" | "node-1" = "node-1"): TestMachine {
  const cluster = new Cluster({ components: [], software });
  const { run, wait } = runner(cluster, (options) => cluster.processes.runOn(name, options));
  return {
    cluster,
    run,
    sh: (line, options) => run(["bash", "-c", line], options),
    onNode: (line) => run(["bash", "-c", line]),
    wait,
    log: () => "",
    state: () => ({ state: "running" }),
  };
}

/** A container of an image, started without a kubelet. */
export function testContainer(options: ContainerOptions = {}): TestMachine {
  const cluster = new Cluster({ components: [], software });
  startContainer(cluster, options);
  const { run, wait } = runner(cluster, (streams) => cluster.processes.execIn("c1", streams));
  const node = runner(cluster, (streams) => cluster.processes.runOn("node-1", streams));
  const record = () => cluster.view.get("ContainerInstance", "c1")?.value;
  return {
    cluster,
    run,
    sh: (line, settings) => run(["sh", "-c", line], settings),
    onNode: (line) => node.run(["bash", "-c", line]),
    wait,
    log: () => {
      const file = cluster.view.list("File").find((each) => each.value.name === "0.log");
      return (file?.value.content ?? "").replace(/^\S+ (?:stdout|stderr) [FP] /gm, "");
    },
    state: () => ({ state: record()?.state ?? "gone", exitCode: record()?.exitCode }),
  };
}

const sign = { by: "test", reason: "Test", because: [1] };
const pod = { namespace: "default", name: "box", uid: "uid-1" };

function addDisk(cluster: Cluster, id: string, extra: object): void {
  const value = { id, type: "layer", medium: "disk" as const, machine: "node-1", ...extra };
  cluster.commit({ kind: "Disk", id, value, ...sign });
  cluster.commit({ kind: "File", id: fileId(id, ROOT_INODE), value: newRoot(id, 0), ...sign });
}

function startContainer(cluster: Cluster, options: ContainerOptions): void {
  const { image = "busybox:1.36", command = ["sleep", "100000"], env = {} } = options;
  const { uid = 0, gid = 0, groups = [] } = options;
  addDisk(cluster, "layer", { image });
  const container: ContainerInstance = {
    id: "c1",
    name: "app",
    node: "node-1",
    pod,
    sandbox: "sandbox",
    role: "app",
    attempt: 0,
    image,
    imageId: image,
    state: "created",
    createdAtMs: 0,
    layer: "layer",
    mounts: mountsOf(cluster, options),
    logPath: "/var/log/pods/box/app/0.log",
    ...(options.memoryLimitBytes && { memoryLimitBytes: options.memoryLimitBytes }),
  };
  const address = { attempt: 0, state: "ready", address: "10.0.0.5", createdAtMs: 0 } as const;
  cluster.commit({
    kind: "Sandbox",
    id: "sandbox",
    value: { id: "sandbox", node: "node-1", pod, ...address },
    ...sign,
  });
  cluster.commit({ kind: "ContainerInstance", id: "c1", value: container, ...sign });
  const request = {
    do: "start-container",
    container: "c1",
    command,
    env: new Map(Object.entries({ PATH: STANDARD_PATH, HOSTNAME: "box", HOME: "/root", ...env })),
    workingDir: imageNamed(image)?.workingDir ?? "/",
    uid,
    gid,
    groups,
    hostname: "box",
    ...sign,
    because: [],
  } as const;
  cluster.processes.request(request, [1], "test");
}

function mountsOf(cluster: Cluster, { mounts = [] }: ContainerOptions): readonly Mount[] {
  return mounts.map(({ path, readOnly = false, capacityBytes, memory }, index) => {
    const medium = memory ? "memory" : "disk";
    const disk = `volume-${index}`;
    addDisk(cluster, disk, { type: "emptyDir", medium, ...(capacityBytes && { capacityBytes }) });
    return { path, disk, inode: ROOT_INODE, readOnly, fileSystem: memory ? "tmpfs" : "ext4" };
  });
}
