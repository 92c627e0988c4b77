/** A Pod's priority class must exist (`plugin/pkg/admission/priority`). */
import type { Pod } from "#api";
import type { View } from "../../component.ts";

/** Classes that every cluster has without their being listed anywhere. */
const systemClasses = ["system-node-critical", "system-cluster-critical"];

export function refusePriority(pod: Pod, view: View): string | undefined {
  const name = pod.spec.priorityClassName;
  if (!name || systemClasses.includes(name) || view.get("PriorityClass", name)) return undefined;
  return `no PriorityClass with name ${name} was found`;
}
