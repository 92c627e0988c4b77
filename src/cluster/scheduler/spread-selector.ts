/** Which Pods belong together when a Pod says nothing about spreading. */
import { labelsMatch, type Pod, type Requirement, requirementsOf } from "#api";
import type { View } from "../component.ts";

/**
 * The selectors of the Services that pick the Pod and of the controller that owns it, all together;
 * `undefined` when
 * there is none (`pkg/scheduler/framework/plugins/helper/spread.go` DefaultSelector).
 */
export function defaultSelector(view: View, pod: Pod): readonly Requirement[] | undefined {
  const requirements: Requirement[] = [];
  for (const { value: service } of view.list("Service", pod.metadata.namespace))
    if (labelsMatch(service.spec.selector, pod.metadata.labels))
      requirements.push(...requirementsOf({ matchLabels: service.spec.selector ?? {} }));
  requirements.push(...ownerSelector(view, pod));
  return requirements.length === 0 ? undefined : requirements;
}

function ownerSelector(view: View, pod: Pod): readonly Requirement[] {
  const owner = pod.metadata.ownerReferences?.find(({ controller }) => controller);
  const id = `${pod.metadata.namespace}/${owner?.name}`;
  if (owner?.kind === "ReplicationController") {
    const selector = view.get("ReplicationController", id)?.value.spec.selector;
    return selector ? requirementsOf({ matchLabels: selector }) : [];
  }
  if (owner?.kind !== "ReplicaSet" && owner?.kind !== "StatefulSet") return [];
  const selector = view.get(owner.kind, id)?.value.spec.selector;
  return selector ? requirementsOf(selector) : [];
}
