/** The conditions a kubelet keeps on a Pod. `pkg/kubelet/status/generate.go` */
import type { Condition, Container, ContainerStatus, Pod, PodPhase, Timestamp } from "#api";
import { isSidecar } from "../containers/roles.ts";
import { hasStarted } from "./phase.ts";

/** In the order the kubelet writes them. */
const OWN_TYPES = [
  "PodReadyToStartContainers",
  "Initialized",
  "Ready",
  "ContainersReady",
  "PodScheduled",
] as const;

type Verdict = Pick<Condition, "status" | "reason" | "message">;

export interface ConditionSources {
  readonly pod: Pod;
  readonly phase: PodPhase;
  readonly init: readonly ContainerStatus[];
  readonly app: readonly ContainerStatus[];
  /** The Pod has a sandbox with an address. */
  readonly hasSandbox: boolean;
  readonly old: readonly Condition[];
  readonly at: Timestamp;
}

/** Conditions of others (the scheduler's, the node controller's) stay, behind the kubelet's own. */
export function conditionsOf(sources: ConditionSources): readonly Condition[] {
  const containersReady = containersReadiness(sources);
  const verdicts: Record<(typeof OWN_TYPES)[number], Verdict> = {
    PodReadyToStartContainers: { status: sources.hasSandbox ? "True" : "False" },
    Initialized: initialization(sources),
    Ready: readiness(sources, containersReady),
    ContainersReady: containersReady,
    PodScheduled: { status: "True" },
  };
  const own = OWN_TYPES.map((type) => dated(type, verdicts[type], sources));
  const others = sources.old.filter(({ type }) => !(OWN_TYPES as readonly string[]).includes(type));
  return [...own, ...others];
}

function dated(type: string, verdict: Verdict, { old, at }: ConditionSources): Condition {
  const before = old.find((condition) => condition.type === type);
  const isSame = before?.status === verdict.status && before.lastTransitionTime !== undefined;
  const { status, reason, message } = verdict;
  return {
    lastProbeTime: null,
    lastTransitionTime: isSame ? before.lastTransitionTime : at,
    ...(message === undefined ? {} : { message }),
    ...(reason === undefined ? {} : { reason }),
    status,
    type,
  };
}

const named = (names: readonly string[]): string => `[${names.join(" ")}]`;

function containersReadiness({ pod, phase, init, app }: ConditionSources): Verdict {
  const sidecars = (pod.spec.initContainers ?? []).filter(isSidecar);
  const { unknown, lacking } = sort([...sidecars, ...pod.spec.containers], [...init, ...app]);
  if (phase === "Succeeded" && unknown.length === 0) return { status: "False", reason: "PodCompleted" };
  if (phase === "Failed" && unknown.length === 0) return { status: "False", reason: "PodFailed" };
  return verdictOf(unknown, lacking, "containers with unready status", "ContainersNotReady");
}

function readiness({ pod, old }: ConditionSources, containersReady: Verdict): Verdict {
  if (containersReady.status !== "True") return containersReady;
  const messages = (pod.spec.readinessGates ?? []).flatMap(({ conditionType }) => {
    const gate = old.find(({ type }) => type === conditionType);
    if (!gate) return [`corresponding condition of pod readiness gate "${conditionType}" does not exist.`];
    const isOpen = gate.status === "True";
    return isOpen
      ? []
      : [`the status of pod readiness gate "${conditionType}" is not "True", but ${gate.status}`];
  });
  if (messages.length === 0) return { status: "True" };
  return { status: "False", reason: "ReadinessGatesNotReady", message: messages.join(", ") };
}

function initialization({ pod, phase, init, app }: ConditionSources): Verdict {
  const containers = pod.spec.initContainers ?? [];
  const { unknown, lacking } = sort(containers, init, ({ name }, status) => {
    const isRestartable = containers.some((container) => container.name === name && isSidecar(container));
    return isRestartable ? status.started === true : status.ready;
  });
  if (phase === "Succeeded" && unknown.length === 0) return { status: "True", reason: "PodCompleted" };
  if (app.some(hasStarted)) return { status: "True" };
  return verdictOf(unknown, lacking, "containers with incomplete status", "ContainersNotInitialized");
}

function sort(
  containers: readonly Container[],
  statuses: readonly ContainerStatus[],
  isFine = (_: Container, status: ContainerStatus): boolean => status.ready,
): { readonly unknown: readonly string[]; readonly lacking: readonly string[] } {
  const unknown: string[] = [];
  const lacking: string[] = [];
  for (const container of containers) {
    const status = statuses.find(({ name }) => name === container.name);
    if (!status) unknown.push(container.name);
    else if (!isFine(container, status)) lacking.push(container.name);
  }
  return { unknown, lacking };
}

function verdictOf(
  unknown: readonly string[],
  lacking: readonly string[],
  text: string,
  reason: string,
): Verdict {
  const messages = [
    ...(unknown.length > 0 ? [`containers with unknown status: ${named(unknown)}`] : []),
    ...(lacking.length > 0 ? [`${text}: ${named(lacking)}`] : []),
  ];
  return messages.length === 0
    ? { status: "True" }
    : { status: "False", reason, message: messages.join(", ") };
}
