/**
 * Starting containers one after the other within a sync. `pkg/kubelet/kuberuntime/kuberuntime_container.go`
 * startContainer
 */
import type { Container } from "#api";
import type { Ms } from "../../state/record.ts";
import { EMULATED_BACK_OFF_MS, jittered, nextRelist, SYNC_BACK_OFF_MS } from "../clock.ts";
import { createContainer } from "../containers/create.ts";
import { advanceKills, beginKill } from "../containers/kill.ts";
import { backOffMessage } from "../containers/restart-back-off.ts";
import { containerNamed } from "../containers/roles.ts";
import { emulatedProblem } from "../emulation/emulated-container.ts";
import { hookOutcome, startHook } from "../hooks/hook.ts";
import { ensureImage, finishPull } from "../images/pull.ts";
import type { PodDraft } from "../pod-draft.ts";
import type { Busy, Failure } from "../records.ts";
import { tellStatus } from "./tell-status.ts";

const START_MS: Ms = 20;

/** Begins with the first container of the list, or ends the sync when the list is done. */
export function startNext(draft: PodDraft, busy: Busy): void {
  const [name] = busy.toStart;
  const found = name === undefined ? undefined : containerNamed(draft.pod, name);
  if (!found || name === undefined) {
    endSync(draft, busy.failed);
    return;
  }
  const { container } = found;
  const ended = draft
    .instances()
    .findLast((one) => one.name === name && one.state === "exited" && !busy.killed.includes(one.id));
  const stored = ended && draft.view.get("ContainerInstance", ended.id);
  draft.becauseOf(stored);
  const message = backOffMessage(draft, container, ended);
  if (message !== undefined) {
    failed(draft, busy, name, { reason: "CrashLoopBackOff", message });
    return;
  }
  const problem = draft.isEmulated ? emulatedProblem(draft, container) : undefined;
  if (problem) {
    failed(draft, busy, name, problem);
    return;
  }
  const image = ensureImage(draft, container);
  if (image.outcome === "failed") {
    draft.event("Warning", "Failed", `Error: ${image.reason}`, name);
    failed(draft, busy, name, image);
    return;
  }
  if (image.outcome === "pulling") {
    pause(draft, { ...busy, step: "pull", pullingSinceMs: draft.now }, image.tookMs);
    return;
  }
  create(draft, busy, container);
}

/** Goes on where the last look left off. */
export function continueStart(draft: PodDraft, busy: Busy): void {
  if (busy.step === "kill") {
    finishKills(draft, busy);
    return;
  }
  const name = busy.toStart[0]!;
  const container = containerNamed(draft.pod, name)?.container;
  if (!container) {
    startNext(draft, { ...busy, toStart: busy.toStart.slice(1) });
    return;
  }
  if (busy.step === "pull") {
    const failure = finishPull(draft, container, busy.pullingSinceMs ?? draft.now);
    if (!failure) {
      create(draft, busy, container);
      return;
    }
    draft.event("Warning", "Failed", `Error: ${failure.reason}`, name);
    failed(draft, busy, name, failure);
    return;
  }
  if (busy.step === "start") {
    finishStart(draft, busy, name);
    return;
  }
  finishPostStart(draft, busy, name);
}

function create(draft: PodDraft, busy: Busy, container: Container): void {
  const made = createContainer(draft, container);
  if ("reason" in made) failed(draft, busy, container.name, made);
  else pause(draft, { ...busy, step: "start", instance: made.instance }, START_MS);
}

function finishStart(draft: PodDraft, busy: Busy, name: string): void {
  const instance = draft.instance(busy.instance!);
  if (instance?.exitReason === "StartError") {
    const message = instance.exitMessage ?? "";
    draft.event("Warning", "Failed", `Error: ${message}`, name);
    failed(draft, busy, name, { reason: "RunContainerError", message });
    return;
  }
  draft.event("Normal", "Started", `Started container ${name}`, name);
  const hook = containerNamed(draft.pod, name)?.container.lifecycle?.postStart;
  if (!hook || !instance || draft.isEmulated) {
    succeeded(draft, busy, name);
    return;
  }
  startHook(draft, instance, hook, `${instance.id}/postStart`);
  draft.change({ busy: { ...busy, step: "post-start", untilMs: draft.now } });
  draft.wake(draft.now + START_MS);
}

/** Until the hook has returned, the container counts as not started. */
function finishPostStart(draft: PodDraft, busy: Busy, name: string): void {
  const instance = draft.instance(busy.instance!);
  const hook = containerNamed(draft.pod, name)?.container.lifecycle?.postStart;
  if (!hook || !instance) {
    succeeded(draft, busy, name);
    return;
  }
  const outcome = hookOutcome(draft, instance, hook, `${instance.id}/postStart`, busy.untilMs);
  if (outcome.state === "running") {
    draft.wake(outcome.untilMs);
    return;
  }
  if (outcome.state === "done") {
    succeeded(draft, busy, name);
    return;
  }
  draft.event("Warning", "FailedPostStartHook", "PostStartHook failed", name);
  beginKill(
    draft,
    instance,
    "FailedPostStartHook",
    (draft.pod.spec.terminationGracePeriodSeconds ?? 30) * 1000,
  );
  note(draft, name, { reason: "PostStartHookError", message: outcome.message });
  finishKills(draft, { ...busy, step: "kill", failed: true, toStart: busy.toStart.slice(1) });
}

function finishKills(draft: PodDraft, busy: Busy): void {
  if (advanceKills(draft)) startNext(draft, busy);
  else draft.change({ busy });
}

function pause(draft: PodDraft, busy: Busy, ms: Ms): void {
  const untilMs = draft.now + ms;
  draft.change({ busy: { ...busy, untilMs } });
  draft.wake(untilMs);
}

function succeeded(draft: PodDraft, busy: Busy, name: string): void {
  const { [name]: _, ...failures } = draft.worker.failures;
  draft.change({ failures });
  startNext(draft, next(busy));
}

/** The other containers are started all the same, unless they wait for this one. */
function failed(draft: PodDraft, busy: Busy, name: string, { reason, message }: Failure): void {
  note(draft, name, { reason, message });
  const isInit = containerNamed(draft.pod, name)?.role === "init";
  startNext(draft, { ...next(busy), failed: true, ...(isInit ? { toStart: [] } : {}) });
}

function note(draft: PodDraft, name: string, failure: Failure): void {
  draft.change({ failures: { ...draft.worker.failures, [name]: failure } });
}

const next = ({ instance: _, pullingSinceMs: __, ...busy }: Busy): Busy => ({
  ...busy,
  toStart: busy.toStart.slice(1),
});

/**
 * The next sync comes soon after a failure, otherwise when everything is looked at again.
 * `pkg/kubelet/pod_workers.go` completeWork
 * An emulated kubelet tells at once what went wrong, where a real one does so in the next sync.
 */
export function endSync(draft: PodDraft, hasFailed: boolean): void {
  const { busy: _, ...worker } = draft.worker;
  const backOffMs = draft.isEmulated ? EMULATED_BACK_OFF_MS : SYNC_BACK_OFF_MS;
  const period = hasFailed ? backOffMs : draft.view.settings.syncFrequencyMs;
  const dueAtMs = draft.now + jittered(period);
  const nextSyncMs = nextRelist(draft.machine, dueAtMs - 1);
  draft.worker = { ...worker, lastSyncMs: draft.now, nextSyncMs };
  if (hasFailed && draft.isEmulated) tellStatus(draft, false);
  draft.wake(worker.isPending ? nextRelist(draft.machine, draft.now) : nextSyncMs);
}
