/** The whole status of a Pod, as the kubelet tells it. `pkg/kubelet/kubelet_pods.go` generateAPIPodStatus */
import { type ContainerStatus, type Pod, type PodStatus, qualityOfService } from "#api";
import type { ContainerInstance, Machine, Sandbox } from "../../state/machine-records.ts";
import type { Ms } from "../../state/record.ts";
import { timestampAt } from "../../time/epoch.ts";
import { isSidecar } from "../containers/roles.ts";
import type { Failure, ProbeState, Verdict } from "../records.ts";
import { conditionsOf } from "./conditions.ts";
import { containerStatuses } from "./container-statuses.ts";
import { phaseOf } from "./phase.ts";

export interface PodStatusSources {
  readonly now: Ms;
  readonly pod: Pod;
  readonly machine: Machine;
  readonly old: PodStatus;
  readonly instances: readonly ContainerInstance[];
  readonly sandbox: Sandbox | undefined;
  readonly failures: Readonly<Record<string, Failure>>;
  readonly probes: Readonly<Record<string, ProbeState>>;
  readonly verdict: Verdict | undefined;
  /** Nothing of it will be started again. */
  readonly isOver: boolean;
  /** A readiness that is held back from outside: the mark of recordings with an emulated kubelet. */
  readonly isHeldUnready: boolean;
  readonly tellsMounts: boolean;
  readonly imageName: (image: string) => string;
  readonly messageOf: (instance: ContainerInstance) => string | undefined;
}

export function podStatus(sources: PodStatusSources): PodStatus {
  const { now, pod, machine, old, sandbox, verdict } = sources;
  const { init, app, ephemeral } = statusesOf(sources);
  const phase = finalPhase(sources, init, app);
  const hasSandbox = sandbox?.state === "ready";
  const at = timestampAt(now);
  const conditions = conditionsOf({ pod, phase, init, app, hasSandbox, old: old.conditions ?? [], at });
  const address = hasSandbox ? sandbox.address : old.podIP;
  const told = verdict && phase === "Failed" ? verdict : phase === old.phase ? old : {};
  return {
    phase,
    conditions,
    ...(told.message ? { message: told.message } : {}),
    ...(told.reason ? { reason: told.reason } : {}),
    hostIP: machine.address,
    hostIPs: [{ ip: machine.address }],
    ...(address === undefined ? {} : { podIP: address, podIPs: [{ ip: address }] }),
    startTime: old.startTime ?? at,
    ...(init.length > 0 ? { initContainerStatuses: init } : {}),
    containerStatuses: app,
    ...(ephemeral.length > 0 ? { ephemeralContainerStatuses: ephemeral } : {}),
    qosClass: old.qosClass ?? qualityOfService(pod),
  };
}

function finalPhase(
  { pod, old, instances, verdict, isOver }: PodStatusSources,
  init: readonly ContainerStatus[],
  app: readonly ContainerStatus[],
): NonNullable<PodStatus["phase"]> {
  if (old.phase === "Failed" || old.phase === "Succeeded") return old.phase;
  const phase = verdict ? "Failed" : phaseOf(pod, { init, app }, isOver);
  // A Pod does not look finished while something of it still runs. `pkg/kubelet/status/status_manager.go`
  // mergePodStatus
  const isFinal = phase === "Failed" || phase === "Succeeded";
  return isFinal && instances.some(({ state }) => state === "running") ? (old.phase ?? "Pending") : phase;
}

function statusesOf(
  sources: PodStatusSources,
): Record<"init" | "app" | "ephemeral", readonly ContainerStatus[]> {
  const { pod, old } = sources;
  const { initContainers = [], containers, ephemeralContainers = [] } = pod.spec;
  const init = containerStatuses({ ...sources, old: old.initContainerStatuses ?? [] }, initContainers, true);
  const app = containerStatuses({ ...sources, old: old.containerStatuses ?? [] }, containers, false);
  const ephemeral = containerStatuses(
    { ...sources, old: old.ephemeralContainerStatuses ?? [] },
    ephemeralContainers,
    false,
  );
  return {
    init: init.map((status, at) => withInitReadiness(sources, status, isSidecar(initContainers[at]!))),
    app: app.map((status) => withReadiness(sources, status)),
    ephemeral,
  };
}

/**
 * `pkg/kubelet/prober/prober_manager.go` UpdatePodStatus: only what runs can have started, only what started
 * be ready.
 */
function withReadiness(sources: PodStatusSources, status: ContainerStatus): ContainerStatus {
  const started = hasBegun(sources, status);
  const probe = sources.probes[`${status.name}/readiness`];
  const ready = started && (!probe || probe.result === "success") && !sources.isHeldUnready;
  return { ...status, started, ready };
}

function withInitReadiness(
  sources: PodStatusSources,
  status: ContainerStatus,
  isRestartable: boolean,
): ContainerStatus {
  if (isRestartable) return withReadiness(sources, status);
  return { ...status, started: hasBegun(sources, status), ready: status.state?.terminated?.exitCode === 0 };
}

function hasBegun({ probes }: PodStatusSources, { name, state }: ContainerStatus): boolean {
  if (!state?.running) return false;
  const startup = probes[`${name}/startup`];
  return !startup || startup.result === "success";
}
