/**
 * The status of each container, from its instances. `pkg/kubelet/kubelet_pods.go`
 * convertToAPIContainerStatuses
 */
import type { Container, ContainerState, ContainerStatus, Pod } from "#api";
import type { ContainerInstance } from "../../state/machine-records.ts";
import { timestampAt } from "../../time/epoch.ts";
import { shouldRestart } from "../containers/restart-policy.ts";
import type { Failure } from "../records.ts";

export interface StatusSources {
  readonly pod: Pod;
  /** Oldest first. */
  readonly instances: readonly ContainerInstance[];
  readonly failures: Readonly<Record<string, Failure>>;
  readonly old: readonly ContainerStatus[];
  /** An emulated kubelet does not tell what became of mounts. */
  readonly tellsMounts: boolean;
  /** The name of an image in full. */
  readonly imageName: (image: string) => string;
  /** The text a container left behind, if any. */
  readonly messageOf: (instance: ContainerInstance) => string | undefined;
}

/** The reason of a container that waits for its first start. */
const waitingReason = (pod: Pod): string =>
  (pod.spec.initContainers?.length ?? 0) > 0 ? "PodInitializing" : "ContainerCreating";

export function containerStatuses(
  sources: StatusSources,
  containers: readonly Container[],
  isInit: boolean,
): readonly ContainerStatus[] {
  return containers.map((container) => {
    const own = sources.instances.filter(({ name }) => name === container.name);
    const old = sources.old.find(({ name }) => name === container.name);
    const status =
      own.length === 0
        ? withoutInstance(sources.pod, container, old)
        : ofInstances(sources, container, own, old);
    return withFailure(sources, container, own.at(-1), status, isInit);
  });
}

/** A container that is gone although it ran: nobody knows how it ended. */
function withoutInstance(pod: Pod, container: Container, old: ContainerStatus | undefined): ContainerStatus {
  if (old?.state?.terminated) return old;
  const waiting: ContainerStatus = {
    name: container.name,
    state: { waiting: { reason: waitingReason(pod) } },
    ...(old?.lastState ? { lastState: old.lastState } : {}),
    ready: false,
    restartCount: old?.restartCount ?? 0,
    image: container.image,
    imageID: "",
  };
  if (!old?.state?.running || waiting.lastState?.terminated) return waiting;
  const lost = {
    exitCode: 137,
    reason: "ContainerStatusUnknown",
    message: "The container could not be located when the pod was deleted.  The container used to be Running",
    startedAt: null,
    finishedAt: null,
  };
  const isDeleted = pod.metadata.deletionTimestamp !== undefined;
  return {
    ...waiting,
    lastState: { terminated: lost },
    restartCount: waiting.restartCount + (isDeleted ? 0 : 1),
  };
}

function ofInstances(
  sources: StatusSources,
  container: Container,
  own: readonly ContainerInstance[],
  old: ContainerStatus | undefined,
): ContainerStatus {
  const latest = own.at(-1)!;
  const before = own.at(-2);
  const lastState = before && stateOf(before, sources.messageOf);
  return {
    name: container.name,
    state: stateOf(latest, sources.messageOf),
    lastState: lastState ?? {},
    ready: false,
    restartCount: latest.attempt,
    image: sources.imageName(latest.image),
    imageID: latest.imageId,
    containerID: `containerd://${latest.id}`,
    ...(old?.started === undefined ? {} : { started: old.started }),
    ...(sources.tellsMounts ? mountsOf(container) : {}),
  };
}

/** `RecursiveReadOnlyMounts` tells of every mount what became of it. */
function mountsOf(container: Container): Pick<ContainerStatus, "volumeMounts"> {
  const volumeMounts = (container.volumeMounts ?? []).map(
    ({ name, mountPath, readOnly, recursiveReadOnly }) => ({
      name,
      mountPath,
      ...(readOnly
        ? { readOnly, recursiveReadOnly: recursiveReadOnly === "Enabled" ? "Enabled" : "Disabled" }
        : {}),
    }),
  );
  return volumeMounts.length === 0 ? {} : { volumeMounts };
}

function stateOf(instance: ContainerInstance, messageOf: StatusSources["messageOf"]): ContainerState {
  if (instance.state === "running") return { running: { startedAt: timestampAt(instance.startedAtMs ?? 0) } };
  if (instance.state === "created") return { waiting: {} };
  const message = messageOf(instance);
  const isNeverStarted = instance.exitReason === "StartError";
  return {
    terminated: {
      exitCode: instance.exitCode ?? 0,
      ...(instance.signal === undefined ? {} : { signal: instance.signal }),
      reason: instance.exitReason ?? (instance.exitCode === 0 ? "Completed" : "Error"),
      ...(message ? { message } : {}),
      // containerd says 0 of what never ran.
      startedAt: isNeverStarted
        ? "1970-01-01T00:00:00Z"
        : timestampAt(instance.startedAtMs ?? instance.createdAtMs),
      finishedAt: timestampAt(instance.finishedAtMs ?? 0),
      containerID: `containerd://${instance.id}`,
    },
  };
}

/** A container that is to run and could not be started waits, and says why. */
function withFailure(
  { pod, failures }: StatusSources,
  container: Container,
  latest: ContainerInstance | undefined,
  status: ContainerStatus,
  isInit: boolean,
): ContainerStatus {
  if (isInit && status.state?.terminated?.exitCode === 0) return status;
  const failure = failures[container.name];
  if (!failure || !shouldRestart(pod, container, latest)) return status;
  const { reason, message } = failure;
  const waiting = { reason, ...(message === "" ? {} : { message }) };
  return {
    ...status,
    state: { waiting },
    ...(status.state?.terminated ? { lastState: { terminated: status.state.terminated } } : {}),
  };
}
