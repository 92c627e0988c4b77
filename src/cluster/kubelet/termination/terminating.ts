/**
 * The end of a Pod: its containers, then what is left of it. `pkg/kubelet/kubelet.go` SyncTerminatingPod,
 * SyncTerminatedPod
 */
import type { Ms } from "../../state/record.ts";
import { nextRelist, wasRelistedSince } from "../clock.ts";
import { advanceKills, beginKill } from "../containers/kill.ts";
import type { PodDraft } from "../pod-draft.ts";
import { stopSandbox } from "../sync/sandbox.ts";
import { tellStatus } from "../sync/tell-status.ts";
import { clearContainers, tearDownVolumes } from "./clear.ts";

/** From now on nothing of the Pod is started again. */
export function beginTermination(draft: PodDraft): void {
  const { busy: _, nextSyncMs: __, ...worker } = draft.worker;
  draft.worker = { ...worker, stage: "terminating", probes: readinessOnly(worker.probes), kills: {} };
  tellStatus(draft, false);
  const graceMs = graceOf(draft);
  for (const instance of draft.instances())
    if (instance.state === "running")
      beginKill(draft, instance, `Stopping container ${instance.name}`, graceMs);
  continueTermination(draft);
}

const readinessOnly = (probes: PodDraft["worker"]["probes"]): PodDraft["worker"]["probes"] =>
  Object.fromEntries(Object.entries(probes).filter(([key]) => key.endsWith("/readiness")));

/** `pkg/kubelet/pod_workers.go` calculateEffectiveGracePeriod */
function graceOf({ pod, worker }: PodDraft): Ms {
  if (worker.graceMs !== undefined) return worker.graceMs;
  const seconds = pod.metadata.deletionGracePeriodSeconds ?? pod.spec.terminationGracePeriodSeconds ?? 30;
  return Math.max(seconds, 1) * 1000;
}

export function continueTermination(draft: PodDraft): void {
  if (!advanceKills(draft)) return;
  if (draft.instances().some(({ state }) => state === "running")) return;
  stopSandbox(draft);
  for (const ended of draft.view.by("containersOfPod", draft.uid)) draft.becauseOf(ended);
  tellStatus(draft, true);
  draft.change({ stage: "terminated", lastSyncMs: draft.now });
  draft.wake(nextRelist(draft.machine, draft.now));
}

/** Volumes go when the runtime has confirmed that nothing runs; only then the object may be removed. */
export function finishTermination(draft: PodDraft): void {
  const since = draft.worker.lastSyncMs ?? draft.now;
  if (!wasRelistedSince(draft.machine, since, draft.now)) {
    draft.wake(nextRelist(draft.machine, since));
    return;
  }
  tearDownVolumes(draft);
  tellStatus(draft, true);
  if (draft.worker.verdict?.reason === "Evicted") clearContainers(draft);
  draft.change({ stage: "finished", volumes: {}, probes: {} });
  rest(draft);
}

/** A finished Pod stays as it is until its object goes. */
export function rest(draft: PodDraft): void {
  if (draft.stored?.value.metadata.deletionTimestamp !== undefined) draft.deleteObject();
  else if (draft.worker.isGone) {
    clearContainers(draft);
    draft.forget();
  } else if (draft.stored && draft.stored.value.status?.phase !== draft.worker.status.phase)
    draft.publish(draft.worker.status);
}
