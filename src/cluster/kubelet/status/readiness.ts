/**
 * A probe's answer comes into the status at once, without a sync. `pkg/kubelet/status/status_manager.go`
 * SetContainerReadiness
 */
import type { ContainerStatus, Pod, PodStatus } from "#api";
import type { Ms } from "../../state/record.ts";
import { timestampAt } from "../../time/epoch.ts";
import { conditionsOf } from "./conditions.ts";

/** The status with one container's readiness or start changed, and the conditions that follow from it. */
export function withContainerChange(
  pod: Pod,
  status: PodStatus,
  name: string,
  change: Pick<ContainerStatus, "ready"> | Pick<ContainerStatus, "started">,
  now: Ms,
): PodStatus {
  const changed = (statuses: readonly ContainerStatus[] = []): readonly ContainerStatus[] =>
    statuses.map((one) => (one.name === name && one.state?.running ? { ...one, ...change } : one));
  const init = changed(status.initContainerStatuses);
  const app = changed(status.containerStatuses);
  const old = status.conditions ?? [];
  const hasSandbox = old.some(
    ({ type, status: value }) => type === "PodReadyToStartContainers" && value === "True",
  );
  const phase = status.phase ?? "Pending";
  return {
    ...status,
    conditions: conditionsOf({ pod, phase, init, app, hasSandbox, old, at: timestampAt(now) }),
    ...(init.length > 0 ? { initContainerStatuses: init } : {}),
    containerStatuses: app,
  };
}
