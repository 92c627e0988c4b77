/** Whether a container is started again. `pkg/kubelet/container/helpers.go` ShouldContainerBeRestarted */
import type { Container, Pod } from "#api";
import type { ContainerInstance } from "../../state/machine-records.ts";
import { isSidecar } from "./roles.ts";

/** Whether a Pod restarts what failed. */
export const restartsOnFailure = (pod: Pod): boolean => pod.spec.restartPolicy !== "Never";

/** `latest`: the container's last instance, if it ever had one. */
export function shouldRestart(
  pod: Pod,
  container: Container,
  latest: ContainerInstance | undefined,
): boolean {
  if (pod.metadata.deletionTimestamp !== undefined) return false;
  if (!latest) return true;
  if (latest.state === "running") return false;
  if (latest.state === "created" || isSidecar(container)) return true;
  if (pod.spec.restartPolicy === "Never") return false;
  return pod.spec.restartPolicy !== "OnFailure" || latest.exitCode !== 0;
}
