/** `Pods Status:  3 Running / 0 Waiting / 0 Succeeded / 0 Failed`: the Pods a controller owns, by phase. */
import type { KubernetesObject, Pod } from "#api";
import { type DescribeContext, listed } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";

/** Orphans and Pods of other controllers are not counted (`getPodStatusForController` of kubectl). */
export function writePodsStatus(out: DescribeText, owner: KubernetesObject, context: DescribeContext): void {
  const pods = listed<Pod>(context, "Pod", owner.metadata.namespace).filter((pod) =>
    pod.metadata.ownerReferences?.some((one) => one.controller && one.uid === owner.metadata.uid),
  );
  const count = (phase: string) => pods.filter((pod) => pod.status?.phase === phase).length;
  const counts = [
    `${count("Running")} Running`,
    `${count("Pending")} Waiting`,
    `${count("Succeeded")} Succeeded`,
    `${count("Failed")} Failed`,
  ];
  out.field(0, "Pods Status", counts.join(" / "));
}
