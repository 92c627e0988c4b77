/** When a kubelet looks: once a second at its containers, every ten seconds at its node. */
import type { Machine } from "../state/machine-records.ts";
import type { Ms } from "../state/record.ts";
import type { Random } from "../time/random.ts";

/** `pkg/kubelet/kubelet.go` genericPlegRelistPeriod: how often the container runtime is asked what runs. */
const RELIST_MS: Ms = 1000;

/** After a sync that failed; half as much again is added at random. `pkg/kubelet/kubelet.go` backOffPeriod */
export const SYNC_BACK_OFF_MS: Ms = 10_000;

/** `pkg/kubelet/eviction` monitoringInterval */
export const EVICTION_PERIOD_MS: Ms = 10_000;

/** `nodeStatusUpdateFrequency` */
export const NODE_STATUS_PERIOD_MS: Ms = 10_000;

/** Whether the kubelet of a machine does anything at all. */
export const isWorking = (machine: Machine, now: Ms): boolean =>
  machine.power === "on" && machine.kubelet === "running" && now >= machine.kubeletStartedAtMs;

/** The first moment after `after` on a grid of `periodMs` that begins when the kubelet starts. */
export function nextOnGrid(machine: Machine, periodMs: Ms, after: Ms): Ms {
  const passed = Math.floor((after - machine.kubeletStartedAtMs) / periodMs);
  return machine.kubeletStartedAtMs + (passed + 1) * periodMs;
}

export const isOnGrid = (machine: Machine, periodMs: Ms, now: Ms): boolean =>
  (now - machine.kubeletStartedAtMs) % periodMs === 0;

/** The next look at the runtime, strictly after a moment. */
export const nextRelist = (machine: Machine, after: Ms): Ms => nextOnGrid(machine, RELIST_MS, after);

export const isRelist = (machine: Machine, now: Ms): boolean => isOnGrid(machine, RELIST_MS, now);

/** Whether the runtime was looked at after a moment, up to now. */
export const wasRelistedSince = (machine: Machine, since: Ms, now: Ms): boolean =>
  nextRelist(machine, since) <= now;

/** `k8s.io/apimachinery/pkg/util/wait` Jitter: up to half as much again. */
export function jittered(random: Random, periodMs: Ms, owner: string): Ms {
  return periodMs + Math.floor((random.number("jitter", owner) / 2 ** 32) * (periodMs / 2));
}
