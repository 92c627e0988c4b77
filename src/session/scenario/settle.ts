/** Lets time pass until the cluster is at rest, by the rule of the recordings' source. */
import type { KubernetesObject, Node, Pod } from "#api";
import type { ApiKind, Change, Ms, Stored } from "#cluster";
import type { Source } from "./scenario.ts";

/** What has to be known of the cluster while waiting. */
export interface SettlingCluster {
  readonly now: Ms;
  readonly changes: readonly Change[];
  list<Kind extends ApiKind>(kind: Kind): readonly Stored<Kind>[];
  /** Whether the kubelet of a node is at work and reaches the API server. */
  nodeAnswers(name: string): boolean;
  runUntil(moment: Ms): void;
}

export interface SettleRequest {
  readonly source: Source;
  /** The number typed after `settle`. */
  readonly seconds?: number;
  /** When a machine broke last, if that is still so. */
  readonly brokenSince?: Ms;
  /** Whether a machine broke after the last `settle`. */
  readonly brokenNow: boolean;
}

interface Rule {
  readonly quietMs: Ms;
  readonly atMostMs: Ms;
  /** Not before this moment. */
  readonly notBefore: Ms;
  /** Also waits for Pods that are starting or ending. */
  readonly waitsForPods: boolean;
}

const pollMs = 500;

function ruleOf(request: SettleRequest, now: Ms): Rule {
  const seconds = request.seconds === undefined ? undefined : request.seconds * 1000;
  if (request.source === "control-plane") {
    const quietMs = seconds ?? (request.brokenNow ? 9000 : 3000);
    return { quietMs, atMostMs: 75_000, notBefore: now, waitsForPods: false };
  }
  const notBefore = request.brokenSince === undefined ? now : request.brokenSince + 22_000;
  return { quietMs: 3500, atMostMs: seconds ?? 40_000, notBefore, waitsForPods: true };
}

/** What heartbeats and versions change is no change. */
const unseen = new Set([
  "resourceVersion",
  "lastHeartbeatTime",
  "lastProbeTime",
  "renewTime",
  "managedFields",
]);

function differ(one: unknown, other: unknown): boolean {
  if (one === other) return false;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return true;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  for (const key of keys) {
    if (unseen.has(key)) continue;
    if (differ((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key])) return true;
  }
  return false;
}

const background = new Set<string>(["Event", "Lease"]);

function isObject(value: object | undefined): value is KubernetesObject | Node {
  return value !== undefined && "metadata" in value && "apiVersion" in value;
}

function matters({ kind, before, after }: Change): boolean {
  if (background.has(kind) || !isObject(after?.value ?? before?.value)) return false;
  return differ(before?.value, after?.value);
}

/** A Pod that its kubelet is about to start or to end; on a node that does not answer nothing happens. */
function isMoving(pod: Pod, cluster: SettlingCluster): boolean {
  const { nodeName } = pod.spec;
  if (nodeName === undefined || !cluster.nodeAnswers(nodeName)) return false;
  const isEnding = pod.metadata.deletionTimestamp !== undefined && !pod.metadata.finalizers?.length;
  return isEnding || pod.status?.containerStatuses === undefined;
}

function anyPodMoves(cluster: SettlingCluster): boolean {
  return cluster.list("Pod").some(({ value }) => isMoving(value, cluster));
}

/** Returns once nothing has changed for long enough, or once it has waited as long as it may. */
export function settle(cluster: SettlingCluster, request: SettleRequest): void {
  const rule = ruleOf(request, cluster.now);
  const deadline = cluster.now + rule.atMostMs;
  let changedAt = cluster.now;
  let seen = cluster.changes.length;
  while (cluster.now < deadline) {
    const restAt = Math.max(changedAt + rule.quietMs, rule.notBefore);
    const target = restAt > cluster.now ? restAt : cluster.now + pollMs;
    cluster.runUntil(Math.min(target, deadline));
    for (; seen < cluster.changes.length; seen++) {
      const change = cluster.changes[seen]!;
      if (matters(change)) changedAt = change.at;
    }
    const isQuiet = cluster.now >= Math.max(changedAt + rule.quietMs, rule.notBefore);
    if (isQuiet && !(rule.waitsForPods && anyPodMoves(cluster))) return;
  }
}
