/**
 * Ending a container with grace: preStop, SIGTERM, SIGKILL.
 * `pkg/kubelet/kuberuntime/kuberuntime_container.go` killContainer
 */
import type { ContainerInstance } from "../../state/machine-records.ts";
import type { Ms } from "../../state/record.ts";
import { type HookState, hookOutcome, startHook } from "../hooks/hook.ts";
import type { PodDraft } from "../pod-draft.ts";
import type { Kill } from "../records.ts";
import { containerNamed, isSidecar } from "./roles.ts";

/** However short the grace: time for a last word. */
const MINIMUM_GRACE_MS: Ms = 2000;

/** Begins to end a running container; `message` is that of the Killing event. */
export function beginKill(draft: PodDraft, instance: ContainerInstance, message: string, graceMs: Ms): void {
  draft.event("Normal", "Killing", message, instance.name);
  const grace = Math.max(graceMs, 0);
  const kill: Kill = {
    container: instance.name,
    stage: "waiting",
    sinceMs: draft.now,
    graceMs: grace,
    deadlineMs: draft.now,
  };
  draft.change({ kills: { ...draft.worker.kills, [instance.id]: kill } });
}

/** A second request to delete may leave less time than the first. */
export function shortenKills(draft: PodDraft): void {
  const seconds = draft.pod.metadata.deletionGracePeriodSeconds;
  if (seconds === undefined) return;
  const kills = Object.entries(draft.worker.kills).map(([id, kill]) => {
    const graceMs = Math.min(kill.graceMs, seconds * 1000);
    const latestMs = draft.now + Math.max(graceMs, MINIMUM_GRACE_MS);
    const isShorter = graceMs < kill.graceMs;
    return [
      id,
      isShorter ? { ...kill, graceMs, deadlineMs: Math.min(kill.deadlineMs, latestMs) } : kill,
    ] as const;
  });
  draft.change({ kills: Object.fromEntries(kills) });
}

/** Takes every kill as far as it goes now. True when all are done. */
export function advanceKills(draft: PodDraft): boolean {
  // The end of one lets the next begin.
  for (let before: unknown; before !== draft.worker.kills; ) {
    before = draft.worker.kills;
    for (const id of Object.keys(draft.worker.kills)) advance(draft, id);
  }
  const waits = Object.values(draft.worker.kills);
  for (const { stage, deadlineMs } of waits) if (stage === "hook" || stage === "term") draft.wake(deadlineMs);
  return waits.length === 0;
}

function advance(draft: PodDraft, id: string): void {
  const kill = draft.worker.kills[id]!;
  const instance = draft.instance(id);
  if (instance?.state !== "running") {
    const { [id]: _, ...kills } = draft.worker.kills;
    draft.change({ kills });
    return;
  }
  if (kill.stage === "waiting" && mayBegin(draft, kill)) beginHook(draft, instance, kill);
  else if (kill.stage === "hook") finishHook(draft, instance, kill);
  else if (kill.stage === "term" && draft.now >= kill.deadlineMs) {
    signal(draft, instance, "KILL");
    update(draft, id, { ...kill, stage: "kill" });
  }
}

/** Sidecars end last, in reverse order. `pkg/kubelet/kuberuntime/kuberuntime_termination_order.go` */
function mayBegin(draft: PodDraft, { container }: Kill): boolean {
  const sidecars = (draft.pod.spec.initContainers ?? []).filter(isSidecar).map(({ name }) => name);
  const at = sidecars.indexOf(container);
  if (at < 0) return true;
  const others = Object.values(draft.worker.kills).map((kill) => kill.container);
  return others.every(
    (name) => name === container || (sidecars.includes(name) && sidecars.indexOf(name) < at),
  );
}

function beginHook(draft: PodDraft, instance: ContainerInstance, kill: Kill): void {
  const hook = containerNamed(draft.pod, instance.name)?.container.lifecycle?.preStop;
  const sinceMs = kill.sinceMs;
  const isHooked = hook !== undefined && kill.graceMs > 0 && !draft.isEmulated;
  if (!isHooked) {
    terminate(draft, instance, kill);
    return;
  }
  const id = `${instance.id}/preStop`;
  startHook(draft, instance, hook, id, kill.graceMs);
  update(draft, instance.id, {
    ...kill,
    sinceMs,
    stage: "hook",
    hook: id,
    deadlineMs: draft.now + kill.graceMs,
  });
}

function finishHook(draft: PodDraft, instance: ContainerInstance, kill: Kill): void {
  const hook = containerNamed(draft.pod, instance.name)?.container.lifecycle?.preStop;
  const state: HookState = hook
    ? hookOutcome(draft, instance, hook, kill.hook ?? "", kill.sinceMs)
    : { state: "done" };
  if (state.state === "running" && draft.now < kill.deadlineMs) {
    draft.wake(state.untilMs);
    return;
  }
  if (state.state === "failed")
    draft.event("Warning", "FailedPreStopHook", "PreStopHook failed", instance.name);
  const { [instance.id]: _, ...kills } = draft.worker.kills;
  draft.change({ kills });
  terminate(draft, instance, kill);
}

function terminate(draft: PodDraft, instance: ContainerInstance, kill: Kill): void {
  const left = Math.max(kill.graceMs - (draft.now - kill.sinceMs), MINIMUM_GRACE_MS);
  signal(draft, instance, "TERM");
  update(draft, instance.id, { ...kill, stage: "term", deadlineMs: draft.now + left });
}

function update(draft: PodDraft, id: string, kill: Kill): void {
  draft.change({ kills: { ...draft.worker.kills, [id]: kill } });
}

/** An emulated container ends of whatever it is told. */
function signal(draft: PodDraft, instance: ContainerInstance, name: "TERM" | "KILL"): void {
  if (!draft.isEmulated) {
    draft.ask({ do: "signal-container", container: instance.id, signal: name }, "ContainerStopped");
    return;
  }
  const exitCode = name === "TERM" ? 143 : 137;
  draft.putInstance({ ...instance, state: "exited", exitCode, finishedAtMs: draft.now }, "ContainerStopped");
}
