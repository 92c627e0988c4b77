/** What `kubectl get pods` says of a Pod, in one word: pkg/printers/internalversion/printers.go, printPod. */
import type { ContainerStatus, Pod } from "#api";
import type { Badge } from "./box.ts";

const ended = (status: ContainerStatus): string | undefined => {
  const { waiting, terminated } = status.state ?? {};
  if (waiting?.reason) return waiting.reason;
  if (!terminated) return undefined;
  if (terminated.reason) return terminated.reason;
  return terminated.signal ? `Signal:${terminated.signal}` : `ExitCode:${terminated.exitCode}`;
};

function podStatus(pod: Pod): string {
  const reason = pod.status?.reason || initStatus(pod) || containersStatus(pod);
  if (pod.metadata.deletionTimestamp === undefined) return reason;
  if (pod.status?.reason === "NodeLost") return "Unknown";
  return pod.status?.phase === "Succeeded" || pod.status?.phase === "Failed" ? reason : "Terminating";
}

function initStatus(pod: Pod): string | undefined {
  const statuses = pod.status?.initContainerStatuses ?? [];
  for (const [at, status] of statuses.entries()) {
    const sidecar =
      pod.spec.initContainers?.find(({ name }) => name === status.name)?.restartPolicy === "Always";
    if (status.state?.terminated?.exitCode === 0 || (sidecar && status.started)) continue;
    const reason = ended(status);
    return reason && reason !== "PodInitializing"
      ? `Init:${reason}`
      : `Init:${at}/${pod.spec.initContainers?.length ?? 0}`;
  }
  return undefined;
}

function containersStatus(pod: Pod): string {
  const statuses = pod.status?.containerStatuses ?? [];
  const reasons = statuses.flatMap((status) => ended(status) ?? []);
  const reason = reasons[0] ?? pod.status?.phase ?? "Pending";
  const running = statuses.some((status) => status.state?.running && status.ready);
  if (reason !== "Completed" || !running) return reason;
  const ready = pod.status?.conditions?.some(({ type, status }) => type === "Ready" && status === "True");
  return ready ? "Running" : "NotReady";
}

const good = new Set(["Running", "Completed", "Succeeded"]);
const passing = new Set(["Pending", "ContainerCreating", "PodInitializing", "Terminating"]);

export function podBadge(pod: Pod): Badge {
  const text = podStatus(pod);
  const tone = good.has(text) ? "good" : passing.has(text) || text.startsWith("Init:") ? "warn" : "bad";
  return { text, tone };
}
