/** Pods that a node does not take although they were bound to it. `pkg/kubelet/lifecycle/predicate.go` */
import { type Node, type Pod, qualityOfService } from "#api";
import { nodeStates } from "../scheduler/node-cache.ts";
import { meetsNodeAffinity } from "../scheduler/node-selector.ts";
import { hostPortsOf, isFinished, loadOf } from "../scheduler/node-state.ts";
import { amountsOf } from "../scheduler/pod-requests.ts";
import { untoleratedTaint } from "../scheduler/taints.ts";
import { timestampAt } from "../time/epoch.ts";
import type { PodDraft } from "./pod-draft.ts";
import type { Failure } from "./records.ts";

/**
 * Looks at a Pod that this kubelet has not met before; one that is refused has failed. True when it may stay.
 */
export function admit(draft: PodDraft): boolean {
  const node = draft.view.get("Node", draft.machine.name)?.value;
  const refusal = node && !draft.isEmulated ? refusalOf(draft, node) : undefined;
  if (!refusal) return true;
  const { reason, message } = refusal;
  draft.event("Warning", reason, message);
  draft.publish({
    phase: "Failed",
    reason,
    message: `Pod was rejected: ${message}`,
    qosClass: qualityOfService(draft.pod),
    startTime: timestampAt(draft.now),
  });
  draft.change({ stage: "finished" });
  return false;
}

function refusalOf(draft: PodDraft, node: Node): Failure | undefined {
  const { pod } = draft;
  const missing = shortage(draft, node);
  if (missing) return missing;
  if (!meetsNodeAffinity(pod.spec, node))
    return failed("NodeAffinity", "node(s) didn't match Pod's node affinity/selector");
  if (hasPortTaken(draft))
    return failed("NodePorts", "node(s) didn't have free ports for the requested pod ports");
  const taint = untoleratedTaint(node.spec.taints, pod.spec.tolerations, ["NoExecute"]);
  return taint && failed("TaintToleration", "node(s) had taints that the pod didn't tolerate");
}

const failed = (predicate: string, text: string): Failure => ({
  reason: predicate,
  message: `Predicate ${predicate} failed: ${text}`,
});

/** What was there first keeps its place. */
function shortage(draft: PodDraft, node: Node): Failure | undefined {
  const allocatable = amountsOf(node.status?.allocatable);
  const wanted = { ...loadOf(draft.pod.spec).asked, pods: 1 };
  const all = nodeStates(draft.view).find(({ name }) => name === draft.machine.name);
  const isShort = (name: string, used: number): boolean => used > (allocatable[name] ?? 0);
  const doubtful = Object.entries(wanted).filter(
    ([name, amount]) =>
      amount > 0 && isShort(name, (name === "pods" ? all?.podCount : all?.taken.asked[name]) ?? 0),
  );
  for (const name of ["pods", "cpu", "memory", "ephemeral-storage", ...doubtful.map(([other]) => other)]) {
    const requested = doubtful.find(([other]) => other === name)?.[1];
    if (requested === undefined) continue;
    const used = othersOf(draft).reduce(
      (sum, { spec }) => sum + (name === "pods" ? 1 : (loadOf(spec).asked[name] ?? 0)),
      0,
    );
    if (!isShort(name, used + requested)) continue;
    const capacity = allocatable[name] ?? 0;
    const message = `Node didn't have enough resource: ${name}, requested: ${requested}, used: ${used}, capacity: ${capacity}`;
    return { reason: `OutOf${name}`, message };
  }
  return undefined;
}

function hasPortTaken(draft: PodDraft): boolean {
  const wanted = hostPortsOf(draft.pod);
  if (wanted.length === 0) return false;
  const taken = othersOf(draft).flatMap(hostPortsOf);
  return wanted.some(({ port, protocol }) =>
    taken.some((other) => other.port === port && other.protocol === protocol),
  );
}

/** The Pods this kubelet has taken already. */
const othersOf = ({ view, machine, uid }: PodDraft): readonly Pod[] =>
  view
    .by("podsOnNode", machine.name)
    .map(({ value }) => value)
    .filter(
      (pod) =>
        pod.metadata.uid !== uid &&
        !isFinished(pod) &&
        view.get("PodWorker", `${machine.name}/${pod.metadata.uid}`) !== undefined,
    );
