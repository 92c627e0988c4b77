/** `kubectl get pods`. */
import type { Pod } from "#api";
import { podStatus } from "../pod-status.ts";
import { ageSince, humanDuration } from "../text/age.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

/** `3 (20s ago)`: the time is that of the last container's end, and stays away when that is not known. */
function restartsText(pod: Pod, nowMs: number): string {
  const { restarts, lastRestartMs } = podStatus(pod);
  if (restarts === 0 || lastRestartMs === undefined) return String(restarts);
  return `${restarts} (${humanDuration(nowMs - lastRestartMs)} ago)`;
}

function readinessGates(pod: Pod): string {
  const gates = pod.spec.readinessGates ?? [];
  if (gates.length === 0) return "<none>";
  const isTrue = (type: string) =>
    pod.status?.conditions?.find((condition) => condition.type === type)?.status === "True";
  return `${gates.filter((gate) => isTrue(gate.conditionType)).length}/${gates.length}`;
}

export const pods: TableDefinition<Pod> = {
  columns: columnsOf(
    "Name",
    "Ready",
    "Status",
    "Restarts",
    "Age",
    "IP*",
    "Node*",
    "Nominated Node*",
    "Readiness Gates*",
  ),
  row(pod, { nowMs }) {
    const { ready, status } = podStatus(pod);
    return [
      pod.metadata.name,
      ready,
      status,
      restartsText(pod, nowMs),
      ageSince(pod.metadata.creationTimestamp, nowMs),
      pod.status?.podIPs?.[0]?.ip || "<none>",
      pod.spec.nodeName || "<none>",
      pod.status?.nominatedNodeName || "<none>",
      readinessGates(pod),
    ];
  },
};
