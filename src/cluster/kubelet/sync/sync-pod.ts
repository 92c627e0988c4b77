/** One sync of a Pod, from its status to its containers. `pkg/kubelet/kubelet.go` SyncPod */
import type { Ms } from "../../state/record.ts";
import { beginKill } from "../containers/kill.ts";
import type { PodDraft } from "../pod-draft.ts";
import { addProbes } from "../probes/probes.ts";
import { clearOldContainers } from "../termination/clear.ts";
import { beginTermination } from "../termination/terminating.ts";
import { renewVolumes, setUpVolumes } from "../volumes/set-up.ts";
import { podActions } from "./actions.ts";
import { announceNewSandbox, createSandbox } from "./sandbox.ts";
import { continueStart, endSync, startNext } from "./start-containers.ts";
import { tellStatus } from "./tell-status.ts";

/** `pkg/kubelet/volumemanager/volume_manager.go` podAttachAndMountRetryInterval */
const VOLUME_POLL_MS: Ms = 300;

/** Making a sandbox and the first container in it. */
const SANDBOX_MS: Ms = 210;

export function beginSync(draft: PodDraft): void {
  const { isDoubled, ...worker } = draft.worker;
  draft.worker = { ...worker, isPending: isDoubled === true };
  const status = tellStatus(draft, false);
  clearOldContainers(draft);
  const isFinal = status.phase === "Succeeded" || status.phase === "Failed";
  if (isFinal || draft.worker.verdict) {
    beginTermination(draft);
    return;
  }
  renewVolumes(draft);
  addProbes(draft);
  const before = draft.worker.volumes;
  // Volumes that came only now are noticed at the next poll.
  if (areVolumesReady(draft, true)) act(draft, draft.worker.volumes === before ? 0 : VOLUME_POLL_MS);
}

/** Goes on with what the worker was in the middle of, as far as it is due. */
export function continueSync(draft: PodDraft): void {
  const busy = draft.worker.busy!;
  if (busy.step === "kill" || busy.step === "post-start" || draft.now >= busy.untilMs) {
    if (busy.step === "volumes") {
      if (areVolumesReady(draft, false)) act(draft, 0);
    } else if (busy.step === "sandbox") {
      createSandbox(draft);
      startNext(draft, busy);
    } else continueStart(draft, busy);
  } else draft.wake(busy.untilMs);
}

/**
 * True when every volume is there; otherwise the worker waits, or the sync has failed. A claim that is bound
 * until the
 * next poll was no problem.
 */
function areVolumesReady(draft: PodDraft, isFirstLook: boolean): boolean {
  const result = setUpVolumes(draft);
  if (result.outcome === "mounted") return true;
  if (result.outcome === "problem" && !isFirstLook) {
    draft.event("Warning", "FailedMount", result.message);
    endSync(draft, true);
    return false;
  }
  const untilMs = result.outcome === "problem" ? draft.now + VOLUME_POLL_MS : result.retryAtMs;
  draft.change({ busy: { step: "volumes", untilMs, toStart: [], killed: [], failed: false } });
  draft.wake(untilMs);
  return false;
}

function act(draft: PodDraft, delayMs: Ms): void {
  const { createSandbox: isSandboxNeeded, kills, starts } = podActions(draft);
  const busy = { untilMs: draft.now, toStart: starts, killed: [], failed: false };
  if (isSandboxNeeded) {
    announceNewSandbox(draft);
    const untilMs = draft.now + delayMs + SANDBOX_MS;
    draft.change({ busy: { ...busy, step: "sandbox", untilMs } });
    draft.wake(untilMs);
    return;
  }
  if (kills.length === 0) {
    startNext(draft, { ...busy, step: "start" });
    return;
  }
  const graceMs = (draft.pod.spec.terminationGracePeriodSeconds ?? 30) * 1000;
  for (const { instance, message } of kills)
    beginKill(draft, instance, message, graceOf(draft, instance.name) ?? graceMs);
  draft.change({ busy: { ...busy, step: "kill", killed: kills.map(({ instance }) => instance.id) } });
  continueSync(draft);
}

/** A probe that failed may give a container another grace than its Pod has. */
function graceOf(draft: PodDraft, name: string): Ms | undefined {
  const container = [...(draft.pod.spec.initContainers ?? []), ...draft.pod.spec.containers].find(
    (one) => one.name === name,
  );
  for (const type of ["liveness", "startup"] as const) {
    const seconds = container?.[`${type}Probe`]?.terminationGracePeriodSeconds;
    if (seconds !== undefined && draft.worker.probes[`${name}/${type}`]?.result === "failure")
      return seconds * 1000;
  }
  return undefined;
}
