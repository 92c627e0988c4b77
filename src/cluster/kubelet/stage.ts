/** A small cluster for the kubelet's tests: Pods are put on a node by name. */
import type { Condition, ContainerStatus, Manifest, Pod, PodSpec } from "#api";
import { software } from "../all-software.ts";
import { Cluster } from "../cluster.ts";
import { faults } from "../faults/index.ts";
import type { Settings } from "../settings.ts";
import type { ContainerInstance } from "../state/machine-records.ts";
import { DraftFiles, fileAt } from "../storage/files/index.ts";

export interface NodeStageOptions {
  readonly nodes?: number;
  readonly memory?: string;
  readonly settings?: Partial<Settings>;
}

/** A container of busybox that runs a line of shell. */
export const shell = (line: string, more: object = {}): object => ({
  name: "app",
  image: "busybox:1.36",
  command: ["sh", "-c", line],
  ...more,
});

export class NodeStage {
  readonly cluster: Cluster;

  constructor({ nodes = 1, memory, settings = {} }: NodeStageOptions = {}) {
    this.cluster = new Cluster({
      nodes: Array.from({ length: nodes }, (_, at) => ({ name: `node-${at + 1}` })),
      images: ["busybox:1.36", "nginx:alpine"],
      settings,
      software,
      ...(memory === undefined ? {} : { memory }),
    });
  }

  create(manifest: Manifest): void {
    const answer = this.cluster.apiServer.create(manifest, this.#context("kubectl create"));
    if (!answer.ok) throw new Error(answer.status.message);
  }

  /** Creates a Pod of one container on the first node. */
  pod(name: string, container: object, spec: object = {}): void {
    this.create({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name, namespace: "default" },
      spec: { nodeName: "node-1", containers: [container], terminationGracePeriodSeconds: 2, ...spec },
    } as Manifest);
  }

  /** A Pod whose volume `data` is mounted at `/data`. */
  podWith(name: string, volume: object, line: string, spec: object = {}): void {
    const volumeMounts = [{ name: "data", mountPath: "/data" }];
    this.pod(name, shell(line, { volumeMounts }), { volumes: [{ name: "data", ...volume }], ...spec });
  }

  edit(name: string, change: (spec: PodSpec) => PodSpec): void {
    const pod = this.get(name);
    const changed = { ...pod, spec: change(pod.spec) } as unknown as Manifest;
    const answer = this.cluster.apiServer.update(changed, this.#context("kubectl edit"));
    if (!answer.ok) throw new Error(answer.status.message);
  }

  delete(name: string, options: { readonly gracePeriodSeconds?: number } = {}): void {
    this.cluster.apiServer.delete("Pod", `default/${name}`, options, this.#context("kubectl delete"));
  }

  fault(name: string, target: string): void {
    const revision = this.cluster.command("fault", `${name} ${target}`);
    const plan = faults.find((fault) => fault.name === name)?.happen(this.cluster.view, target, { revision });
    if (!plan || "refusal" in plan) throw new Error(plan?.refusal ?? `no fault ${name}`);
    this.cluster.carryOut(plan, "user");
  }

  run(seconds: number): void {
    this.cluster.runFor(seconds * 1000);
  }

  has(name: string): boolean {
    return this.cluster.history.get("Pod", `default/${name}`) !== undefined;
  }

  get(name: string): Pod {
    const stored = this.cluster.history.get("Pod", `default/${name}`);
    if (!stored) throw new Error(`no Pod ${name}`);
    return stored.value;
  }

  phase(name: string): string | undefined {
    return this.get(name).status?.phase;
  }

  condition(name: string, type: string): Condition | undefined {
    return this.get(name).status?.conditions?.find((condition) => condition.type === type);
  }

  container(pod: string, name = "app"): ContainerStatus {
    const { initContainerStatuses = [], containerStatuses = [] } = this.get(pod).status ?? {};
    const found = [...initContainerStatuses, ...containerStatuses].find((status) => status.name === name);
    if (!found) throw new Error(`no container ${name} in Pod ${pod}`);
    return found;
  }

  /** `Reason: message`, oldest first, of the Events about a Pod or node. */
  events(name: string): readonly string[] {
    return this.cluster.history
      .list("Event")
      .filter(({ value }) => value.involvedObject.name === name)
      .map(({ value }) => `${value.reason}: ${value.message}`);
  }

  /** How often an Event was told. */
  count(name: string, reason: string): number {
    return this.cluster.history
      .list("Event")
      .filter(({ value }) => value.involvedObject.name === name && value.reason === reason)
      .reduce((sum, { value }) => sum + (value.count ?? 0), 0);
  }

  /** The seconds at which a Pod's containers were started, each time. */
  starts(pod: string): readonly number[] {
    const started = new Map<string, number>();
    for (const { kind, key, after, at } of this.cluster.history.changes) {
      if (kind !== "ContainerInstance" || !after) continue;
      const instance = after.value as ContainerInstance;
      if (instance.pod.name === pod && !started.has(key)) started.set(key, at / 1000);
    }
    return [...started.values()];
  }

  /** What the latest instance of a container printed. */
  log(pod: string, name = "app"): string {
    const { uid } = this.get(pod).metadata;
    const instances = this.cluster.view.by("containersOfPod", uid).map(({ value }) => value);
    const latest = instances.findLast((instance) => instance.name === name);
    const text = latest ? (this.fileOn(latest.node, latest.logPath) ?? "") : "";
    return text
      .split("\n")
      .map((line) => line.split(" ").slice(3).join(" "))
      .join("\n")
      .trim();
  }

  /** The content of a file on a disk; `undefined` where there is none. */
  fileOn(disk: string, path: string): string | undefined {
    const files = new DraftFiles(this.cluster.view, { reason: "Test", because: [] });
    const file = fileAt(files, disk, path);
    return file && (file.content ?? "");
  }

  #context(command: string) {
    return { by: "user", reason: "Command", because: [this.cluster.command("line", command)] };
  }
}
