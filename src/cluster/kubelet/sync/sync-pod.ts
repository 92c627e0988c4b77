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

const SANDBOX_MS: Ms = 150;

export function beginSync(draft: PodDraft): void {
  const { isDoubled, ...worker } = draft.worker;
  draft.worker = { ...worker, isPending: isDoubled === true };
  const status = tellStatus(draft, false);
  const isFinal = status.phase === "Succeeded" || status.phase === "Failed";
  if (isFinal || draft.worker.verdict) {
    beginTermination(draft);
    return;
  }
  clearOldContainers(draft);
  renewVolumes(draft);
  addProbes(draft);
  const wasReady = continueWithVolumes(draft, true);
  if (wasReady) act(draft);
}

/** Goes on with what the worker was in the middle of, as far as it is due. */
export function continueSync(draft: PodDraft): void {
  const busy = draft.worker.busy!;
  if (busy.step === "kill" || busy.step === "post-start" || draft.now >= busy.untilMs) {
    if (busy.step === "volumes") {
      if (continueWithVolumes(draft, false)) act(draft);
    } else if (busy.step === "sandbox") {
      createSandbox(draft);
      startNext(draft, busy);
    } else continueStart(draft, busy);
  } else draft.wake(busy.untilMs);
}

/** True when every volume is there. Volumes that came only now are noticed at the next poll. */
function continueWithVolumes(draft: PodDraft, isFirst: boolean): boolean {
  const before = draft.worker.volumes;
  const result = setUpVolumes(draft);
  if (result.outcome === "problem") {
    draft.event("Warning", "FailedMount", result.message);
    endSync(draft, true);
    return false;
  }
  const isNew = isFirst && draft.worker.volumes !== before;
  if (result.outcome === "mounted" && !isNew) return true;
  const untilMs = result.outcome === "waiting" ? result.retryAtMs : draft.now + VOLUME_POLL_MS;
  draft.change({ busy: { step: "volumes", untilMs, toStart: [], killed: [], failed: false } });
  draft.wake(untilMs);
  return false;
}

function act(draft: PodDraft): void {
  const { createSandbox: isSandboxNeeded, kills, starts } = podActions(draft);
  const busy = { untilMs: draft.now, toStart: starts, killed: [], failed: false };
  if (isSandboxNeeded) {
    announceNewSandbox(draft);
    draft.change({ busy: { ...busy, step: "sandbox", untilMs: draft.now + SANDBOX_MS } });
    draft.wake(draft.now + SANDBOX_MS);
    return;
  }
  if (kills.length === 0) {
    startNext(draft, { ...busy, step: "create" });
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
