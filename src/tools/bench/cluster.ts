/** How fast the simulated cluster is, and whether its work grows with what there is to do and no faster. */
import type { Manifest } from "#api";
import { Cluster, software } from "#cluster";
import { type Measurement, withinLimit } from "./measurement.ts";

const podsPerNode = 110;
const podsLimitMs = 2000;
const deploymentLimitMs = 30;
/**
 * Work per Pod may be this much more at ten times the Pods before it counts as growing faster than linearly.
 */
const growthLimit = 1.25;

const container = { name: "app", image: "busybox:1.36", command: ["sleep", "3600"] };

function podManifest(index: number): Manifest {
  const name = `pod-${index}`;
  return { apiVersion: "v1", kind: "Pod", metadata: { name }, spec: { containers: [container] } };
}

function deploymentManifest(replicas: number): Manifest {
  const labels = { app: "web" };
  const template = { metadata: { labels }, spec: { containers: [container] } };
  const spec = { replicas, selector: { matchLabels: labels }, template };
  return { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "web" }, spec };
}

function clusterOf(pods: number): Cluster {
  const count = Math.ceil((pods * 1.05) / podsPerNode);
  const nodes = Array.from({ length: count }, (_, index) => ({ name: `node-${index + 1}` }));
  const machines = { cpu: "64", memory: "256Gi", images: ["busybox:1.36"] };
  return new Cluster({ nodes, software, ...machines, isFrozen: false });
}

function create(cluster: Cluster, manifests: readonly Manifest[]): void {
  const because = [cluster.command("line", "bench")];
  for (const manifest of manifests) {
    const answer = cluster.apiServer.create(manifest, { by: "bench", reason: "Created", because });
    if (!answer.ok) throw new Error(answer.status.message);
  }
}

function runningPods(cluster: Cluster): number {
  return cluster.view.list("Pod").filter(({ value }) => value.status?.phase === "Running").length;
}

function runUntilRunning(cluster: Cluster, wanted: number): void {
  const deadline = cluster.now + 600_000;
  while (runningPods(cluster) < wanted) {
    if (cluster.now > deadline) throw new Error(`only ${runningPods(cluster)} of ${wanted} Pods run`);
    cluster.runFor(1000);
  }
}

interface Growth {
  readonly pods: number;
  readonly elapsedMs: number;
  readonly reconciles: number;
  readonly changes: number;
}

function growPods(pods: number): Growth {
  const cluster = clusterOf(pods);
  const before = { ...cluster.work };
  const begin = performance.now();
  create(
    cluster,
    Array.from({ length: pods }, (_, index) => podManifest(index)),
  );
  runUntilRunning(cluster, pods);
  const elapsedMs = performance.now() - begin;
  const { reconciles, changes } = cluster.work;
  return { pods, elapsedMs, reconciles: reconciles - before.reconciles, changes: changes - before.changes };
}

/** The median of several, in milliseconds of processor time. */
function deploymentCpuMs(replicas: number): number {
  const times = Array.from({ length: 9 }, () => {
    const cluster = clusterOf(replicas);
    const begin = process.cpuUsage();
    create(cluster, [deploymentManifest(replicas)]);
    runUntilRunning(cluster, replicas);
    const { user, system } = process.cpuUsage(begin);
    return (user + system) / 1000;
  });
  return times.sort((one, other) => one - other)[4]!;
}

function describe({ pods, reconciles, changes, elapsedMs }: Growth): string {
  const perPod = (count: number) => (count / pods).toFixed(2);
  return (
    `${String(pods).padStart(6)} Pods: ${elapsedMs.toFixed(0)} ms, ` +
    `${reconciles} reconciles (${perPod(reconciles)} a Pod), ${changes} changes (${perPod(changes)} a Pod)`
  );
}

/** Prints the work done at each size and returns what is held against a limit. */
export function measureCluster(print: (line: string) => void): Measurement[] {
  growPods(100);
  const growths = [100, 1000, 10_000].map((pods) => {
    const growth = growPods(pods);
    print(describe(growth));
    return growth;
  });
  const [least, , most] = growths as [Growth, Growth, Growth];
  const ratio = (count: (growth: Growth) => number) => count(most) / most.pods / (count(least) / least.pods);
  return [
    withinLimit("10,000 Pods from nothing to all Running", most.elapsedMs, podsLimitMs, "ms"),
    withinLimit(
      "reconciles a Pod, 10,000 against 100",
      ratio(({ reconciles }) => reconciles),
      growthLimit,
      "×",
    ),
    withinLimit(
      "changes a Pod, 10,000 against 100",
      ratio(({ changes }) => changes),
      growthLimit,
      "×",
    ),
    withinLimit(
      "a Deployment of 100 replicas, processor time",
      deploymentCpuMs(100),
      deploymentLimitMs,
      "ms",
    ),
  ];
}
