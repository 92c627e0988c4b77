/** The ReplicationController's controller: a ReplicaSet of the first days. `pkg/controller/replication` */
import { labelsMatch } from "#api";
import { type Component, nothing, type Plan, updateStatus, type View } from "../component.ts";
import { equal } from "../state/equal.ts";
import type { Change } from "../state/record.ts";
import { controllerIds, controllerOf } from "./owners.ts";
import { type ReplicaOwner, replicasPlan } from "./replica-set/replicas.ts";

/** Keys are `namespace/name`. */
export const replicationController: Component = {
  name: "replication-controller",
  latencyMs: 10,
  watches: {
    ReplicationController: ({ before, after }) => [(after ?? before)!.id],
    Pod: podKeys,
  },
  reconcile,
};

function podKeys({ before, after }: Change<"Pod">, view: View): readonly string[] {
  const owners = controllerIds("ReplicationController", before?.value, after?.value);
  const pod = after?.value;
  if (!pod || controllerOf(pod) || pod.metadata.deletionTimestamp) return owners;
  const matching = view
    .list("ReplicationController", pod.metadata.namespace)
    .filter(({ value }) => labelsMatch(value.spec.selector, pod.metadata.labels));
  return [...owners, ...matching.map(({ id }) => id)];
}

function reconcile(view: View, id: string): Plan {
  const stored = view.get("ReplicationController", id);
  if (!stored) return nothing;
  const { value: controller } = stored;
  const owner: ReplicaOwner = {
    stored,
    replicas: controller.spec.replicas ?? 1,
    template: controller.spec.template ?? { spec: { containers: [] } },
    minReadySeconds: controller.spec.minReadySeconds ?? 0,
    status: controller.status,
    matches: (labels) => labelsMatch(controller.spec.selector, labels),
  };
  const related = view.by("podsOfOwner", controller.metadata.uid).map(({ value }) => value);
  const { status, ...plan } = replicasPlan(view, owner, related);
  if (equal(status, controller.status)) return plan;
  const why = { reason: "StatusChanged", because: [stored] };
  return { ...plan, writes: [...(plan.writes ?? []), updateStatus({ ...controller, status }, why)] };
}
