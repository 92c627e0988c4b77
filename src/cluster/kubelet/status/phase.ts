/** The phase of a Pod, from how its containers are. `pkg/kubelet/kubelet_pods.go` getPhase */
import type { ContainerStatus, Pod, PodPhase } from "#api";
import { isSidecar } from "../containers/roles.ts";

interface Counts {
  pendingInit: number;
  failedInit: number;
  unknown: number;
  running: number;
  waiting: number;
  stopped: number;
  succeeded: number;
}

/** `isOver`: nothing of it will be started again, whatever the restart policy says. */
export function phaseOf(
  pod: Pod,
  statuses: { readonly init: readonly ContainerStatus[]; readonly app: readonly ContainerStatus[] },
  isOver: boolean,
): PodPhase {
  const counts: Counts = {
    pendingInit: 0,
    failedInit: 0,
    unknown: 0,
    running: 0,
    waiting: 0,
    stopped: 0,
    succeeded: 0,
  };
  const policy = pod.spec.restartPolicy ?? "Always";
  countInit(pod, statuses.init, counts);
  countApp(pod, statuses.app, counts);
  if (counts.failedInit > 0 && policy === "Never") return "Failed";
  if (counts.pendingInit > 0 && !statuses.app.some(hasStarted)) return "Pending";
  if (counts.waiting > 0) return "Pending";
  if (counts.running > 0 && counts.unknown === 0) return "Running";
  if (counts.running > 0 || counts.stopped === 0 || counts.unknown > 0) return "Pending";
  const allSucceeded = counts.stopped === counts.succeeded;
  if (isOver) return allSucceeded ? "Succeeded" : "Failed";
  if (policy === "Always") return "Running";
  if (allSucceeded) return "Succeeded";
  return policy === "Never" ? "Failed" : "Running";
}

/** Whether a container ever ran, by its status. */
export const hasStarted = ({ state, lastState }: ContainerStatus): boolean =>
  state?.running !== undefined || state?.terminated !== undefined || lastState?.terminated !== undefined;

function countInit(pod: Pod, statuses: readonly ContainerStatus[], counts: Counts): void {
  for (const container of pod.spec.initContainers ?? []) {
    const status = statuses.find(({ name }) => name === container.name);
    if (isSidecar(container)) {
      countSidecar(status, counts);
      continue;
    }
    const ended = status?.state?.terminated ?? (status?.state?.waiting && status.lastState?.terminated);
    if (!ended) counts.pendingInit += 1;
    else if (ended.exitCode !== 0) counts.failedInit += 1;
  }
}

/** A sidecar that ended does not count: it is restarted or not needed any more. */
function countSidecar(status: ContainerStatus | undefined, counts: Counts): void {
  if (!status) counts.unknown += 1;
  else if (status.state?.running) {
    if (!status.started) counts.pendingInit += 1;
    counts.running += 1;
  } else if (status.state?.waiting && !status.lastState?.terminated) {
    counts.pendingInit += 1;
    counts.waiting += 1;
  }
}

function countApp(pod: Pod, statuses: readonly ContainerStatus[], counts: Counts): void {
  for (const container of pod.spec.containers) {
    const status = statuses.find(({ name }) => name === container.name);
    if (status?.state?.running) counts.running += 1;
    else if (status?.state?.terminated) {
      counts.stopped += 1;
      if (status.state.terminated.exitCode === 0) counts.succeeded += 1;
    } else if (status?.state?.waiting) {
      if (status.lastState?.terminated) counts.stopped += 1;
      else counts.waiting += 1;
    } else counts.unknown += 1;
  }
}
