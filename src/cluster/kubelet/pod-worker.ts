/** What a kubelet does about one Pod. `pkg/kubelet/pod_workers.go`, `pkg/kubelet/kubelet.go` syncLoop */
import type { Pod } from "#api";
import { nothing, type Plan, type View } from "../component.ts";
import { equal } from "../state/equal.ts";
import type { ContainerInstance, Sandbox } from "../state/machine-records.ts";
import type { Stored } from "../state/record.ts";
import { admit } from "./admission.ts";
import { isRelist, isWorking, nextRelist, wasRelistedSince } from "./clock.ts";
import { shortenKills } from "./containers/kill.ts";
import { advanceEmulated } from "./emulation/emulated-container.ts";
import { advanceEviction } from "./eviction/eviction.ts";
import { PodDraft } from "./pod-draft.ts";
import { advanceProbes } from "./probes/probes.ts";
import type { PodWorker } from "./records.ts";
import { repeatStatus } from "./status/repeat-status.ts";
import { beginSync, continueSync } from "./sync/sync-pod.ts";
import { deadlineOf } from "./sync/tell-status.ts";
import { ghostOf } from "./termination/ghost.ts";
import { beginTermination, continueTermination, finishTermination, rest } from "./termination/terminating.ts";

export function reconcilePod(view: View, node: string, uid: string): Plan {
  const machine = view.get("Machine", node);
  if (machine?.value.power !== "on" || machine.value.kubelet !== "running") return nothing;
  if (!isWorking(machine.value, view.now)) return { wakeAt: machine.value.kubeletStartedAtMs };
  const worker = currentWorker(view, machine, uid);
  if (!worker) return nothing;
  const draft = new PodDraft(view, machine, worker, view.get("PodWorker", `${node}/${uid}`));
  hear(draft);
  if (isNew(draft) && !admit(draft)) return draft.plan();
  if (draft.isEmulated) advanceEmulated(draft);
  if (draft.worker.stage === "sync") advance(draft);
  else if (draft.worker.stage === "terminating") continueTermination(draft);
  else if (draft.worker.stage === "terminated") finishTermination(draft);
  else rest(draft);
  repeatStatus(draft);
  return draft.plan();
}

/** Whether nothing was done for a Pod yet. */
const isNew = (draft: PodDraft): boolean =>
  draft.worker.stage === "sync" &&
  draft.worker.lastSyncMs === undefined &&
  draft.worker.busy === undefined &&
  draft.sandboxes().length === 0;

/** The worker of this run of the kubelet; a new one for a Pod it meets for the first time. */
function currentWorker(view: View, machine: Stored<"Machine">, uid: string): PodWorker | undefined {
  const { name, network, kubeletStartedAtMs } = machine.value;
  const known = view.get("PodWorker", `${name}/${uid}`)?.value;
  if (known?.kubeletStartedAtMs === kubeletStartedAtMs) return known;
  if (network === "cut") return undefined;
  const pod = view.by("podByUid", uid)[0]?.value;
  if (!pod) return ghostOf(view, machine.value, uid);
  const isOver = pod.status?.phase === "Succeeded" || pod.status?.phase === "Failed";
  const isLeft = view
    .by("containersOfPod", uid)
    .some(({ value }) => value.node === name && value.state === "running");
  if (pod.spec.nodeName !== name || (isOver && !isLeft && pod.metadata.deletionTimestamp === undefined))
    return undefined;
  return newWorker(name, pod, kubeletStartedAtMs);
}

export const newWorker = (node: string, pod: Pod, kubeletStartedAtMs: number): PodWorker => ({
  node,
  kubeletStartedAtMs,
  pod,
  isGone: false,
  stage: "sync",
  isPending: true,
  seen: [],
  status: pod.status ?? {},
  failures: {},
  restarts: {},
  pulls: {},
  volumes: {},
  probes: {},
  kills: {},
});

/** What the API server has to say of the Pod. */
function hear(draft: PodDraft): void {
  const { stored, worker } = draft;
  if (!draft.isConnected) return;
  if (!stored) {
    draft.change({ isGone: true });
    if (worker.stage === "sync") beginTermination(draft);
    return;
  }
  const { value: pod } = stored;
  if (isUpdate(worker.pod, pod)) draft.change({ pod, isPending: true });
  if (pod.metadata.deletionTimestamp === undefined) return;
  if (worker.stage === "terminating") shortenKills(draft);
  if (worker.stage !== "sync") return;
  draft.announceUnregistered();
  beginTermination(draft);
}

/** Whether a newer object is an update for the worker; the status it wrote itself is none. */
function isUpdate({ metadata, spec }: Pod, newer: Pod): boolean {
  const { labels, annotations, deletionTimestamp, deletionGracePeriodSeconds } = newer.metadata;
  return !(
    equal(spec, newer.spec) &&
    equal(metadata.labels, labels) &&
    equal(metadata.annotations, annotations) &&
    metadata.deletionTimestamp === deletionTimestamp &&
    metadata.deletionGracePeriodSeconds === deletionGracePeriodSeconds
  );
}

function advance(draft: PodDraft): void {
  relist(draft);
  advanceProbes(draft);
  if (draft.worker.busy) continueSync(draft);
  const deadline = deadlineOf(draft);
  if (deadline !== undefined) draft.wake(Math.max(nextRelist(draft.machine, deadline - 1), draft.now + 1));
  if (draft.worker.stage === "sync") advanceEviction(draft);
  if (draft.worker.stage === "sync" && !draft.worker.busy) syncWhenDue(draft, deadline);
  if (unseen(draft).length > 0) draft.wake(nextRelist(draft.machine, draft.now));
}

function syncWhenDue(draft: PodDraft, deadline: number | undefined): void {
  const { isPending, lastSyncMs, nextSyncMs } = draft.worker;
  const isDue =
    isPending || (nextSyncMs ?? draft.now) <= draft.now || (deadline ?? draft.now + 1) <= draft.now;
  if (!isDue) {
    draft.wake(nextSyncMs);
    return;
  }
  // A sync waits until the runtime was looked at since the last one.
  if (lastSyncMs !== undefined && !wasRelistedSince(draft.machine, lastSyncMs, draft.now)) {
    draft.wake(nextRelist(draft.machine, lastSyncMs));
    return;
  }
  beginSync(draft);
}

/**
 * The look at the runtime once a second: what changed since the last one asks for a sync, what was removed
 * does not.
 */
function relist(draft: PodDraft): void {
  const changed = unseen(draft);
  if (changed.length === 0) return;
  if (!isRelist(draft.machine, draft.now)) {
    draft.wake(nextRelist(draft.machine, draft.now));
    return;
  }
  const sandbox = draft.sandboxes().at(-1);
  const isNewSandbox = sandbox !== undefined && changed.includes(`${sandbox.id} ready`);
  const hasInitEnded = draft.instances().some(({ role, state }) => role === "init" && state === "exited");
  const isWaiting = draft.worker.isPending && !draft.worker.busy;
  for (const stored of draft.view.by("containersOfPod", draft.uid))
    if (changed.includes(fingerprintOf(stored.value))) draft.becauseOf(stored);
  draft.change({
    seen: fingerprints(draft),
    isPending: true,
    isDoubled: isWaiting || (isNewSandbox && hasInitEnded),
  });
}

/** What is not as the last look found it. */
function unseen(draft: PodDraft): readonly string[] {
  const known = new Set(draft.worker.seen);
  return fingerprints(draft).filter((fingerprint) => !known.has(fingerprint));
}

const fingerprintOf = ({ id, state }: ContainerInstance | Sandbox): string => `${id} ${state}`;

const fingerprints = (draft: PodDraft): readonly string[] => [
  ...draft.instances().map(fingerprintOf),
  ...draft.sandboxes().map(fingerprintOf),
];
