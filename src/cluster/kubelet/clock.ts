/** When a kubelet looks: once a second at its containers, every ten seconds at its node. */
import type { Machine } from "../state/machine-records.ts";
import type { Ms } from "../state/record.ts";

/** `pkg/kubelet/kubelet.go` genericPlegRelistPeriod: how often the container runtime is asked what runs. */
const RELIST_MS: Ms = 1000;

/** After a sync that failed, with jitter. `pkg/kubelet/kubelet.go` backOffPeriod */
export const SYNC_BACK_OFF_MS: Ms = 10_000;

/** An emulated kubelet looks again as soon as it can. */
export const EMULATED_BACK_OFF_MS: Ms = 1000;

/** `pkg/kubelet/eviction` monitoringInterval */
export const EVICTION_PERIOD_MS: Ms = 10_000;

/** `pkg/kubelet/status/status_manager.go` syncPeriod */
export const STATUS_PERIOD_MS: Ms = 10_000;

/**
 * A part of `nodeStatusUpdateFrequency`: how long a change of the node waits until the kubelet looks at it.
 */
export const NODE_STATUS_DELAY_MS: Ms = 3000;

/** Whether the kubelet of a machine does anything at all. */
export const isWorking = (machine: Machine, now: Ms): boolean =>
  machine.power === "on" && machine.kubelet === "running" && now >= machine.kubeletStartedAtMs;

/** The first moment after `after` on a grid of `periodMs` that begins when the kubelet starts. */
export function nextOnGrid(machine: Machine, periodMs: Ms, after: Ms): Ms {
  const passed = Math.floor((after - machine.kubeletStartedAtMs) / periodMs);
  return machine.kubeletStartedAtMs + (passed + 1) * periodMs;
}

/**
 * The next time that volumes are measured. The analyzer's rhythm has nothing to do with that of the other
 * loops: it
 * beats between them.
 */
export const nextMeasure = (machine: Machine, periodMs: Ms, after: Ms): Ms =>
  nextOnGrid(machine, periodMs, after - periodMs / 2) + periodMs / 2;

export const isOnGrid = (machine: Machine, periodMs: Ms, now: Ms): boolean =>
  (now - machine.kubeletStartedAtMs) % periodMs === 0;

/** The next look at the runtime, strictly after a moment. */
export const nextRelist = (machine: Machine, after: Ms): Ms => nextOnGrid(machine, RELIST_MS, after);

export const isRelist = (machine: Machine, now: Ms): boolean => isOnGrid(machine, RELIST_MS, now);

/** Whether the runtime was looked at after a moment, up to now. */
export const wasRelistedSince = (machine: Machine, since: Ms, now: Ms): boolean =>
  nextRelist(machine, since) <= now;

/**
 * A period with its jitter. A kubelet draws up to half as much again (`k8s.io/apimachinery/pkg/util/wait`
 * Jitter); here it
 * is always a fifth, so that Pods of one age are looked at together.
 */
export const jittered = (periodMs: Ms): Ms => Math.round(periodMs * 1.2);
