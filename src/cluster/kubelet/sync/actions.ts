/**
 * What has to happen to a Pod's containers. `pkg/kubelet/kuberuntime/kuberuntime_manager.go`
 * computePodActions
 */
import type { Container } from "#api";
import type { ContainerInstance } from "../../state/machine-records.ts";
import { isChanged } from "../containers/changed.ts";
import { restartsOnFailure, shouldRestart } from "../containers/restart-policy.ts";
import { isSidecar } from "../containers/roles.ts";
import type { PodDraft } from "../pod-draft.ts";

export interface PodActions {
  readonly createSandbox: boolean;
  readonly kills: readonly { readonly instance: ContainerInstance; readonly message: string }[];
  /** Names, in the order they are to be started. */
  readonly starts: readonly string[];
}

const latestOf = (draft: PodDraft, name: string): ContainerInstance | undefined =>
  draft.instances().findLast((instance) => instance.name === name);

export function podActions(draft: PodDraft): PodActions {
  const { spec } = draft.pod;
  const sandboxes = draft.sandboxes();
  if (sandboxes.at(-1)?.state !== "ready") return withNewSandbox(draft, sandboxes.length > 0);
  const ephemeral = (spec.ephemeralContainers ?? [])
    .filter(({ name }) => !latestOf(draft, name))
    .map(({ name }) => name);
  const init = initActions(draft);
  const app = init.isInitialized ? appActions(draft) : none;
  if (init.isInitialized && isDone(draft, app)) return endOfAll(draft);
  return {
    createSandbox: false,
    kills: [...init.kills, ...app.kills],
    starts: [...ephemeral, ...init.starts, ...app.starts],
  };
}

type Actions = Pick<PodActions, "kills" | "starts">;
const none: Actions = { kills: [], starts: [] };

/** No app container runs on, and none is started again. */
function isDone(draft: PodDraft, { kills, starts }: Actions): boolean {
  if (starts.length > 0) return false;
  const ended = new Set(kills.map(({ instance }) => instance.name));
  return draft.pod.spec.containers.every(
    ({ name }) => ended.has(name) || latestOf(draft, name)?.state !== "running",
  );
}

/** Sidecars and debuggers must not keep alive a Pod that has done its work. */
function endOfAll(draft: PodDraft): PodActions {
  const kills = draft
    .instances()
    .filter(({ state }) => state === "running")
    .map((instance) => ({ instance, message: `Stopping container ${instance.name}` }));
  return { createSandbox: false, kills, starts: [] };
}

/** A new sandbox begins with the init containers again, whatever ran before. */
function withNewSandbox(draft: PodDraft, hadOne: boolean): PodActions {
  const { containers, initContainers = [] } = draft.pod.spec;
  const starts = containers.filter((container) =>
    shouldRestart(draft.pod, container, notRunning(latestOf(draft, container.name))),
  );
  const isOver = hadOne && !restartsOnFailure(draft.pod) && draft.instances().length > 0;
  if (isOver || starts.length === 0) return { createSandbox: false, ...none };
  const first = initContainers[0];
  return { createSandbox: true, kills: [], starts: first ? [first.name] : starts.map(({ name }) => name) };
}

/** Without its sandbox nothing runs. */
const notRunning = (instance: ContainerInstance | undefined): ContainerInstance | undefined =>
  instance?.state === "running" ? { ...instance, state: "exited", exitCode: 255 } : instance;

/** `kuberuntime_container.go` computeInitContainerActions */
function initActions(draft: PodDraft): Actions & { readonly isInitialized: boolean } {
  const containers = draft.pod.spec.initContainers ?? [];
  if (containers.length === 0) return { ...none, isInitialized: true };
  const sandbox = draft.sandboxes().at(-1)!;
  const inSandbox = ({ name }: Container): ContainerInstance | undefined =>
    draft.instances().findLast((instance) => instance.name === name && instance.sandbox === sandbox.id);
  if (draft.pod.spec.containers.some((container) => inSandbox(container)))
    return { ...sidecarActions(draft, containers), isInitialized: true };
  const at = containers.findLastIndex((container) => inSandbox(container) !== undefined);
  if (at < 0) return { kills: [], starts: [containers[0]!.name], isInitialized: false };
  const container = containers[at]!;
  const instance = inSandbox(container)!;
  const current = isSidecar(container) ? sidecarActions(draft, containers.slice(0, at + 1)) : none;
  if (!isPassed(draft, container, instance)) {
    const isFailed = instance.state !== "running" && !isSidecar(container);
    const starts = isFailed && restartsOnFailure(draft.pod) ? [container.name] : current.starts;
    return { kills: current.kills, starts, isInitialized: false };
  }
  const next = containers[at + 1];
  return {
    kills: current.kills,
    starts: [...current.starts, ...(next ? [next.name] : [])],
    isInitialized: !next,
  };
}

/** Whether the next container may start: an init container has ended well, a sidecar has begun. */
function isPassed(draft: PodDraft, container: Container, instance: ContainerInstance): boolean {
  if (!isSidecar(container)) return instance.state === "exited" && instance.exitCode === 0;
  const startup = draft.worker.probes[`${container.name}/startup`];
  return instance.state === "running" && (!startup || startup.result === "success");
}

/** Sidecars are kept running as long as the Pod is. */
function sidecarActions(draft: PodDraft, containers: readonly Container[]): Actions {
  return containers
    .filter(isSidecar)
    .reduce((actions, container) => merged(actions, keepRunning(draft, container)), none);
}

function appActions(draft: PodDraft): Actions {
  return draft.pod.spec.containers.reduce(
    (actions, container) => merged(actions, keepRunning(draft, container)),
    none,
  );
}

const merged = (left: Actions, right: Actions): Actions => ({
  kills: [...left.kills, ...right.kills],
  starts: [...left.starts, ...right.starts],
});

function keepRunning(draft: PodDraft, container: Container): Actions {
  const { name } = container;
  const instance = latestOf(draft, name);
  if (instance?.state !== "running")
    return shouldRestart(draft.pod, container, instance) ? { kills: [], starts: [name] } : none;
  const problem = problemOf(draft, container, instance);
  if (problem === undefined) return none;
  const isRestarted = restartsOnFailure(draft.pod) || isSidecar(container);
  const message = isRestarted ? `${problem}, will be restarted` : problem;
  return { kills: [{ instance, message }], starts: isRestarted ? [name] : [] };
}

function problemOf(draft: PodDraft, container: Container, instance: ContainerInstance): string | undefined {
  const { name } = container;
  if (isChanged(container, instance)) return `Container ${name} definition changed`;
  for (const type of ["liveness", "startup"] as const) {
    const probe = draft.worker.probes[`${name}/${type}`];
    if (probe?.result === "failure" && probe.instance === instance.id)
      return `Container ${name} failed ${type} probe`;
  }
  return undefined;
}
