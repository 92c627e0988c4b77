/** A container or a machine to try programs on: real processes, real files, a clock that a test moves. */
import { Cluster } from "../cluster.ts";
import { nullDevice, sink, textSource } from "../processes/descriptors.ts";
import { fileId, newRoot, ROOT_INODE } from "../storage/files/index.ts";
import { STANDARD_PATH } from "./images/image.ts";

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  /** `undefined` while it runs. */
  readonly exitCode: number | undefined;
}

export interface TestMachine {
  readonly cluster: Cluster;
  /** Runs a command for some virtual seconds. */
  run(args: readonly string[], options?: RunOptions): Outcome;
  /** Runs a line by the machine's `sh -c`. */
  sh(line: string, options?: RunOptions): Outcome;
  /** Lets time pass. */
  wait(seconds: number): void;
  /** What the container has printed. */
  log(): string;
  /** The container's state, as the runtime sees it. */
  state(): { readonly state: string; readonly exitCode?: number | undefined };
}

export interface RunOptions {
  readonly seconds?: number;
  readonly input?: string;
  readonly terminal?: boolean;
}

interface ContainerOptions {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly uid?: number;
  readonly gid?: number;
  readonly groups?: readonly number[];
  /** Paths of read-only and of limited volumes. */
  readonly mounts?: readonly { path: string; readOnly?: boolean; capacityBytes?: number; memory?: boolean }[];
}

type Start = (args: readonly string[], streams: Parameters<Cluster["processes"]["runOn"]>[1]) => void;

function runner(cluster: Cluster, start: Start) {
  const run = (
    args: readonly string[],
    { seconds = 60, input, terminal = false }: RunOptions = {},
  ): Outcome => {
    let stdout = "";
    let stderr = "";
    let exitCode: number | undefined;
    start(args, {
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
  const cluster = new Cluster({ components: [] });
  const { run, wait } = runner(cluster, (_args, options) => cluster.processes.runOn(name, options));
  return {
    cluster,
    run,
    sh: (line, options) => run(["bash", "-c", line], options),
    wait,
    log: () => "",
    state: () => ({ state: "running" }),
  };
}

/** A container of an image, started without a kubelet. */
export function testContainer(options: ContainerOptions = {}): TestMachine {
  const cluster = new Cluster({ components: [] });
  startContainer(cluster, options);
  const { run, wait } = runner(cluster, (_args, streams) => cluster.processes.execIn("c1", streams));
  const record = () => cluster.view.get("ContainerInstance", "c1")?.value;
  return {
    cluster,
    run,
    sh: (line, settings) => run(["sh", "-c", line], settings),
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
  const {
    image = "busybox:1.36",
    command = ["sleep", "100000"],
    env = {},
    uid = 0,
    gid = 0,
    groups = [],
  } = options;
  addDisk(cluster, "layer", { image });
  const mounts = (options.mounts ?? []).map(({ path, readOnly = false, capacityBytes, memory }, index) => {
    const extra = {
      type: "emptyDir",
      medium: memory ? "memory" : "disk",
      ...(capacityBytes && { capacityBytes }),
    };
    addDisk(cluster, `volume-${index}`, extra);
    return {
      path,
      disk: `volume-${index}`,
      inode: ROOT_INODE,
      readOnly,
      fileSystem: memory ? "tmpfs" : "ext4",
    };
  });
  const sandbox = {
    id: "sandbox",
    node: "node-1",
    pod,
    attempt: 0,
    state: "ready" as const,
    address: "10.0.0.5",
    createdAtMs: 0,
  };
  cluster.commit({ kind: "Sandbox", id: "sandbox", value: sandbox, ...sign });
  const container = {
    id: "c1",
    name: "app",
    node: "node-1",
    pod,
    sandbox: "sandbox",
    role: "app" as const,
    attempt: 0,
    image,
    imageId: "i",
    state: "created" as const,
    createdAtMs: 0,
    layer: "layer",
    mounts,
    logPath: "/var/log/pods/box/app/0.log",
  };
  cluster.commit({ kind: "ContainerInstance", id: "c1", value: container, ...sign });
  const standard = { PATH: STANDARD_PATH, HOSTNAME: "box", HOME: "/root", ...env };
  cluster.processes.request(
    {
      do: "start-container",
      container: "c1",
      command,
      env: standard,
      workingDir: "/",
      uid,
      gid,
      groups,
      hostname: "box",
      reason: "Test",
      because: [],
    },
    [1],
    "test",
  );
}
