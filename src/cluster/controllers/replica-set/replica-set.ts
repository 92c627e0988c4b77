/** The ReplicaSet controller: so many Pods of one template, always. `pkg/controller/replicaset` */
import { type Pod, type ReplicaSet, selectorMatches } from "#api";
import { type Component, nothing, type Plan, updateStatus, type View } from "../../component.ts";
import { equal } from "../../state/equal.ts";
import type { Change } from "../../state/record.ts";
import { controllerIds, controllerOf } from "../owners.ts";
import { type ReplicaOwner, replicasPlan } from "./replicas.ts";

/** Keys are `namespace/name`. */
export const replicaSetController: Component = {
  name: "replicaset-controller",
  latencyMs: 10,
  watches: {
    ReplicaSet: ({ before, after }) => [(after ?? before)!.id],
    Pod: podKeys,
  },
  reconcile,
};

function podKeys({ before, after }: Change<"Pod">, view: View): readonly string[] {
  const owners = controllerIds("ReplicaSet", before?.value, after?.value);
  const pod = after?.value;
  if (!pod || controllerOf(pod) || pod.metadata.deletionTimestamp) return owners;
  const matching = view
    .list("ReplicaSet", pod.metadata.namespace)
    .filter(({ value }) => selectorMatches(value.spec.selector, pod.metadata.labels));
  return [...owners, ...matching.map(({ id }) => id)];
}

function reconcile(view: View, id: string): Plan {
  const stored = view.get("ReplicaSet", id);
  if (!stored) return nothing;
  const { value: set } = stored;
  const owner: ReplicaOwner = {
    stored,
    replicas: set.spec.replicas ?? 1,
    template: set.spec.template ?? { spec: { containers: [] } },
    minReadySeconds: set.spec.minReadySeconds ?? 0,
    status: set.status,
    matches: (labels) => selectorMatches(set.spec.selector, labels),
  };
  const { status, ...plan } = replicasPlan(view, owner, relatedPods(view, set));
  if (equal(status, set.status)) return plan;
  const why = { reason: "StatusChanged", because: [stored] };
  return { ...plan, writes: [...(plan.writes ?? []), updateStatus({ ...set, status }, why)] };
}

/** The Pods of all ReplicaSets of the same Deployment: getIndirectlyRelatedPods. */
function relatedPods(view: View, set: ReplicaSet): readonly Pod[] {
  const owner = controllerOf(set);
  const siblings = owner ? view.by("replicaSetsOfOwner", owner.uid).map(({ value }) => value) : [set];
  return siblings.flatMap(({ metadata }) => view.by("podsOfOwner", metadata.uid).map(({ value }) => value));
}
