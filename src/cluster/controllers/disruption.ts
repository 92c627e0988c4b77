/**
 * The disruption controller: how many Pods a PodDisruptionBudget lets go.
 * `pkg/controller/disruption/disruption.go`
 */
import { type Condition, type KubernetesObject, type LabelSelector, type Pod, selectorMatches } from "#api";
import { type Component, nothing, type Plan, updateStatus, type View } from "../component.ts";
import { equal } from "../state/equal.ts";
import type { Change } from "../state/record.ts";
import { timestampAt } from "../time/epoch.ts";
import { withCondition } from "./conditions.ts";
import { controllerOf } from "./owners.ts";
import { hasFinished, isReady } from "./pods/pod-state.ts";

interface Budget extends KubernetesObject {
  readonly spec: {
    readonly selector?: LabelSelector;
    readonly minAvailable?: number | string;
    readonly maxUnavailable?: number | string;
  };
  readonly status?: { readonly conditions?: readonly Condition[] };
}

/** Keys are `namespace/name`. */
export const disruptionController: Component = {
  name: "disruption-controller",
  latencyMs: 20,
  watches: {
    PodDisruptionBudget: ({ after }) => (after ? [after.id] : []),
    Pod: podKeys,
    Deployment: ({ after }, view) => budgetsOf(view, after?.value.metadata.namespace),
    ReplicaSet: ({ after }, view) => budgetsOf(view, after?.value.metadata.namespace),
    StatefulSet: ({ after }, view) => budgetsOf(view, after?.value.metadata.namespace),
  },
  reconcile,
};

const budgetsOf = (view: View, namespace: string | undefined): readonly string[] =>
  namespace === undefined ? [] : view.list("PodDisruptionBudget", namespace).map(({ id }) => id);

function podKeys({ before, after }: Change<"Pod">, view: View): readonly string[] {
  const pod = (after ?? before)!.value;
  return view
    .list("PodDisruptionBudget", pod.metadata.namespace)
    .filter(({ value }) => selectorMatches((value as Budget).spec.selector, pod.metadata.labels))
    .map(({ id }) => id);
}

function reconcile(view: View, id: string): Plan {
  const stored = view.get("PodDisruptionBudget", id);
  if (!stored) return nothing;
  const budget = stored.value as Budget;
  const pods = view
    .list("Pod", budget.metadata.namespace)
    .map(({ value }) => value)
    .filter((pod) => selectorMatches(budget.spec.selector, pod.metadata.labels) && !hasFinished(pod));
  const { expectedPods, desiredHealthy } = expectation(view, budget, pods);
  const currentHealthy = pods.filter((pod) => isReady(pod) && !pod.metadata.deletionTimestamp).length;
  const disruptionsAllowed = expectedPods <= 0 ? 0 : Math.max(0, currentHealthy - desiredHealthy);
  const isAllowed = disruptionsAllowed > 0;
  const condition: Condition = {
    type: "DisruptionAllowed",
    status: isAllowed ? "True" : "False",
    reason: isAllowed ? "SufficientPods" : "InsufficientPods",
    message: "",
    observedGeneration: budget.metadata.generation ?? 1,
  };
  const status = {
    conditions: withCondition(budget.status?.conditions, condition, timestampAt(view.now)),
    currentHealthy,
    desiredHealthy,
    disruptionsAllowed,
    expectedPods,
    observedGeneration: budget.metadata.generation ?? 1,
  };
  const events =
    pods.length === 0
      ? [
          {
            about: budget,
            type: "Normal" as const,
            reason: "NoPods",
            message: "No matching pods found",
            source: "controllermanager",
          },
        ]
      : [];
  if (equal(status, budget.status)) return nothing;
  const why = { reason: "StatusChanged", because: [stored] };
  return { writes: [updateStatus({ ...budget, status } as KubernetesObject, why)], events };
}

interface Expectation {
  readonly expectedPods: number;
  readonly desiredHealthy: number;
}

/** A plain `minAvailable` counts the Pods that are there; everything else counts those that should be. */
function expectation(view: View, { spec }: Budget, pods: readonly Pod[]): Expectation {
  const { minAvailable, maxUnavailable } = spec;
  if (maxUnavailable !== undefined) {
    const expectedPods = wantedScale(view, pods);
    return { expectedPods, desiredHealthy: Math.max(0, expectedPods - share(maxUnavailable, expectedPods)) };
  }
  if (typeof minAvailable === "string") {
    const expectedPods = wantedScale(view, pods);
    return { expectedPods, desiredHealthy: share(minAvailable, expectedPods) };
  }
  return { expectedPods: pods.length, desiredHealthy: minAvailable ?? 1 };
}

/** Percents round up. */
function share(value: number | string, total: number): number {
  return typeof value === "number" ? value : Math.ceil((Number.parseInt(value, 10) * total) / 100);
}

/** The replicas of all controllers behind the Pods. */
function wantedScale(view: View, pods: readonly Pod[]): number {
  const scales = new Map<string, number>();
  for (const pod of pods) {
    const owner = controllerOf(pod);
    const id = `${pod.metadata.namespace}/${owner?.name}`;
    if (owner?.kind === "ReplicaSet") {
      const set = view.get("ReplicaSet", id)?.value;
      const above = set && controllerOf(set);
      const deployment =
        above?.kind === "Deployment"
          ? view.get("Deployment", `${pod.metadata.namespace}/${above.name}`)?.value
          : undefined;
      scales.set(above?.uid ?? owner.uid, deployment?.spec.replicas ?? set?.spec.replicas ?? 1);
    } else if (owner?.kind === "StatefulSet" || owner?.kind === "ReplicationController")
      scales.set(owner.uid, view.get(owner.kind, id)?.value.spec.replicas ?? 1);
  }
  return [...scales.values()].reduce((sum, scale) => sum + scale, 0);
}
