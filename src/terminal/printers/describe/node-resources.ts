/** The Pods on a node with what they ask for, and how much of the node that takes. */
import { type Node, type Pod, quantityToBytes, quantityToMilli } from "#api";
import { ageSince } from "../text/age.ts";
import { sortedKeys } from "../text/sorted.ts";
import { type DescribeContext, listed } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";
import { podResources, totalResources } from "./pod-resources.ts";

type Amounts = Readonly<Record<string, string>>;

/** `250m (12%)`, the share cut off at whole percents. */
function share(name: string, amounts: Amounts, allocatable: Amounts): string {
  const measure = name === "cpu" ? quantityToMilli : quantityToBytes;
  const whole = measure(allocatable[name]);
  const percent = whole === 0 ? 0 : Math.trunc((measure(amounts[name]) / whole) * 100);
  return `${amounts[name] ?? "0"} (${percent}%)`;
}

function writePods(out: DescribeText, pods: readonly Pod[], allocatable: Amounts, nowMs: number): void {
  out.write(0, `Non-terminated Pods:\t(${pods.length} in total)\n`);
  out.write(1, "Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge\n");
  out.write(1, "---------\t----\t\t------------\t----------\t---------------\t-------------\t---\n");
  for (const pod of pods) {
    const requests = podResources(pod, "requests");
    const limits = podResources(pod, "limits");
    const cells = [
      pod.metadata.namespace ?? "",
      pod.metadata.name,
      "",
      share("cpu", requests, allocatable),
      share("cpu", limits, allocatable),
      share("memory", requests, allocatable),
      share("memory", limits, allocatable),
      ageSince(pod.metadata.creationTimestamp, nowMs),
    ];
    out.write(1, `${cells.join("\t")}\n`);
  }
}

const STANDARD = ["cpu", "memory", "ephemeral-storage"];

function writeTotals(out: DescribeText, pods: readonly Pod[], allocatable: Amounts): void {
  const requests = totalResources(pods, "requests");
  const limits = totalResources(pods, "limits");
  const names = sortedKeys(allocatable).filter((name) => ![...STANDARD, "pods"].includes(name));
  const hugePages = names.filter((name) => name.startsWith("hugepages-"));
  out.write(0, "Allocated resources:\n  (Total limits may be over 100 percent, i.e., overcommitted.)\n");
  out.write(1, "Resource\tRequests\tLimits\n");
  out.write(1, "--------\t--------\t------\n");
  for (const name of [...STANDARD, ...hugePages]) {
    out.write(1, `${name}\t${share(name, requests, allocatable)}\t${share(name, limits, allocatable)}\n`);
  }
  for (const name of names.filter((one) => !hugePages.includes(one))) {
    out.write(1, `${name}\t${requests[name] ?? "0"}\t${limits[name] ?? "0"}\n`);
  }
}

/** Finished Pods hold nothing and are left out (`describeNodeResource` of kubectl). */
export function writeNodeResources(out: DescribeText, node: Node, context: DescribeContext): void {
  const pods = listed<Pod>(context, "Pod", undefined).filter(
    ({ spec, status }) =>
      spec.nodeName === node.metadata.name && status?.phase !== "Succeeded" && status?.phase !== "Failed",
  );
  const allocatable = node.status?.allocatable ?? node.status?.capacity ?? {};
  writePods(out, pods, allocatable, context.nowMs);
  writeTotals(out, pods, allocatable);
}
