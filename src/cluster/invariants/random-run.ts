/** A cluster to which random things happen, the same under the same seed. */
import type { Manifest } from "#api";
import { software } from "../all-software.ts";
import { Cluster } from "../cluster.ts";
import { faults } from "../faults/index.ts";
import { nullDevice } from "../processes/descriptors.ts";
import { SystemError } from "../processes/system-error.ts";
import type { Ms, Revision } from "../state/record.ts";
import { randomFrom } from "../time/random.ts";

interface Hand {
  readonly cluster: Cluster;
  /** A number below `limit`, another one at every call. */
  draw(limit: number): number;
}

type Step = (hand: Hand) => void;

const volumeSources: readonly object[] = [
  { emptyDir: {} },
  { emptyDir: { medium: "Memory" } },
  { emptyDir: { sizeLimit: "1Mi" } },
  { hostPath: { path: "/data/shared", type: "DirectoryOrCreate" } },
  { configMap: { name: "settings", optional: true } },
];

const commands: readonly (readonly string[])[] = [
  ["sleep", "3600"],
  ["sh", "-c", "while true; do date >> /data/log; sleep 7; done"],
  ["sh", "-c", "echo started > /data/started; sleep 20"],
  ["sh", "-c", "echo x > /layer; exit 1"],
];

function podSpec({ draw }: Hand): object {
  return {
    terminationGracePeriodSeconds: draw(3),
    containers: [
      {
        name: "app",
        image: "busybox:1.36",
        command: commands[draw(commands.length)],
        volumeMounts: [{ name: "data", mountPath: "/data" }],
      },
    ],
    volumes: [{ name: "data", ...volumeSources[draw(volumeSources.length)] }],
  };
}

const create = ({ cluster }: Hand, manifest: Manifest): void => {
  const because = [cluster.command("line", `create ${manifest.kind} ${manifest.metadata.name}`)];
  cluster.apiServer.create(manifest, { by: "user", reason: "UserCreated", because });
};

const createPod: Step = (hand) => {
  const restartPolicy = ["Always", "OnFailure", "Never"][hand.draw(3)];
  const metadata = { name: `pod-${hand.draw(6)}`, namespace: "default" };
  create(hand, { apiVersion: "v1", kind: "Pod", metadata, spec: { ...podSpec(hand), restartPolicy } });
};

const createDeployment: Step = (hand) => {
  const labels = { app: `web-${hand.draw(3)}` };
  const template = { metadata: { labels }, spec: podSpec(hand) };
  const strategy = { type: hand.draw(2) === 0 ? "Recreate" : "RollingUpdate" };
  create(hand, {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: labels.app, namespace: "default" },
    spec: { replicas: hand.draw(4), selector: { matchLabels: labels }, template, strategy },
  });
};

const changeDeployment: Step = ({ cluster, draw }) => {
  const deployments = cluster.view.list("Deployment");
  const chosen = deployments[draw(deployments.length || 1)];
  if (!chosen) return;
  const because = [cluster.command("line", `change ${chosen.id}`)];
  const patch =
    draw(2) === 0
      ? { spec: { replicas: draw(4) } }
      : { spec: { template: { metadata: { annotations: { at: String(draw(1000)) } } } } };
  cluster.apiServer.patch("Deployment", chosen.id, "merge", patch, {
    by: "user",
    reason: "UserPatched",
    because,
  });
};

const deleteSomething: Step = ({ cluster, draw }) => {
  const kind = (["Pod", "Pod", "Deployment", "ReplicaSet"] as const)[draw(4)]!;
  const found = cluster.view.list(kind);
  const chosen = found[draw(found.length || 1)];
  if (!chosen) return;
  const because = [cluster.command("line", `delete ${chosen.key}`)];
  const grace = draw(4) === 0 ? { gracePeriodSeconds: 0 } : {};
  cluster.apiServer.delete(
    kind,
    chosen.id,
    { propagation: "Background", ...grace },
    { by: "user", reason: "UserDeleted", because },
  );
};

const breakSomething: Step = ({ cluster, draw }) => {
  const fault = faults[draw(faults.length)]!;
  const pods = cluster.view.list("Pod");
  const target =
    fault.name === "kill-container"
      ? (pods[draw(pods.length || 1)]?.value.metadata.name ?? "none")
      : `node-${1 + draw(3)}`;
  const revision = cluster.command("fault", `${fault.name} ${target}`);
  const plan = fault.happen(cluster.view, target, { revision });
  if (!("refusal" in plan)) cluster.carryOut(plan, "user");
};

const writeSomething: Step = ({ cluster, draw }) => {
  const running = cluster.view.list("ContainerInstance").filter(({ value }) => value.state === "running");
  const chosen = running[draw(running.length || 1)];
  if (!chosen) return;
  const cause: Revision = cluster.command("line", `exec ${chosen.value.pod.name}`);
  const path = ["/data/f", "/layer.txt", "/tmp/x"][draw(3)];
  const line = draw(3) === 0 ? `rm -f ${path}` : `echo ${draw(1000)} >> ${path}`;
  try {
    cluster.processes.execIn(chosen.id, {
      args: ["sh", "-c", line],
      descriptors: new Map([
        [0, nullDevice],
        [1, nullDevice],
        [2, nullDevice],
      ]),
      cause,
    });
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
  }
};

const steps: readonly Step[] = [
  createPod,
  createPod,
  createDeployment,
  changeDeployment,
  deleteSomething,
  breakSomething,
  breakSomething,
  writeSomething,
  writeSomething,
];

const settings = {
  nodeMonitorGracePeriodMs: 8_000,
  defaultNotReadyTolerationSeconds: 6,
  defaultUnreachableTolerationSeconds: 6,
  syncFrequencyMs: 10_000,
  volumeStatsAggPeriodMs: 10_000,
};

/**
 * Does `count` random things, some seconds apart; `look` is called after each. `slice` cuts the time between
 * them into pieces.
 */
export function randomRun(
  seed: number,
  count: number,
  look: (cluster: Cluster) => void = () => {},
  slice: Ms = 60_000,
): Cluster {
  const cluster = new Cluster({
    seed,
    settings,
    software,
    nodes: [{ name: "node-1" }, { name: "node-2" }, { name: "node-3" }],
    images: ["busybox"],
  });
  const random = randomFrom(seed);
  let drawn = 0;
  const draw = (limit: number): number => random.number("step", String(drawn++)) % limit;
  for (let done = 0; done < count; done++) {
    steps[draw(steps.length)]!({ cluster, draw });
    const until = cluster.now + draw(15_000);
    while (cluster.now < until) cluster.runUntil(Math.min(until, cluster.now + slice));
    look(cluster);
  }
  return cluster;
}
