/** Pods: what `kubectl get` prints of them, their conditions, and each container's state. */
import type { ContainerStatus, Pod } from "#api";
import { podStatus } from "#terminal";
import { controllerOf, identity, type Row, snapshotKind } from "./row.ts";

function endOf(terminated: NonNullable<NonNullable<ContainerStatus["state"]>["terminated"]>): Row {
  return {
    reason: terminated.reason,
    exitCode: terminated.exitCode,
    ...(terminated.signal ? { signal: terminated.signal } : {}),
    ...(terminated.message ? { message: terminated.message } : {}),
  };
}

function containerRow({ name, ready, restartCount, state = {}, lastState }: ContainerStatus): Row {
  const { waiting, terminated } = state;
  const last = lastState?.terminated ? { last: endOf(lastState.terminated) } : {};
  const whole = { name, ready, restartCount };
  if (terminated) return { ...whole, state: "terminated", ...endOf(terminated), ...last };
  if (!waiting) return { ...whole, state: "running", ...last };
  const message = waiting.message ? { message: waiting.message } : {};
  return { ...whole, state: "waiting", reason: waiting.reason, ...message, ...last };
}

/** `{ Ready: "False:ContainersNotReady" }` */
function conditionsOf(pod: Pod): Row {
  const conditions = pod.status?.conditions ?? [];
  return Object.fromEntries(
    conditions.map(({ type, status, reason }) => [type, reason ? `${status}:${reason}` : status]),
  );
}

/** Why a Pod is not simply running: the Pod's own reason, else a container's, else the scheduler's. */
function stateReason({ status = {} }: Pod): string | undefined {
  const containers = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  const reasons = containers.map(({ state }) => state?.waiting?.reason ?? state?.terminated?.reason);
  const unscheduled = status.conditions?.find(({ type }) => type === "PodScheduled");
  const first = status.reason || reasons.find((reason) => reason);
  if (first || unscheduled?.reason !== "Unschedulable") return first;
  return `Unschedulable: ${unscheduled.message}`;
}

export const pods = snapshotKind({
  kind: "Pod",
  order: "creation",
  row(pod) {
    const { status, ready, restarts } = podStatus(pod);
    const { initContainerStatuses, ephemeralContainerStatuses } = pod.status ?? {};
    return {
      ...identity(pod),
      owner: controllerOf(pod),
      node: pod.spec.nodeName,
      phase: pod.status?.phase,
      status,
      ready,
      restarts,
      reason: pod.status?.reason,
      message: pod.status?.message,
      stateReason: stateReason(pod),
      conditions: conditionsOf(pod),
      containers: (pod.status?.containerStatuses ?? []).map(containerRow),
      ...(initContainerStatuses ? { initContainers: initContainerStatuses.map(containerRow) } : {}),
      ...(ephemeralContainerStatuses
        ? { ephemeralContainers: ephemeralContainerStatuses.map(containerRow) }
        : {}),
    };
  },
});
