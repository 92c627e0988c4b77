/** The kubelets of all nodes: one component, a key for each Pod and for each node. */
import type { Component, View } from "../component.ts";
import type { Change } from "../state/record.ts";
import { reconcileNode } from "./node/reconcile-node.ts";
import { reconcilePod } from "./pod-worker.ts";

const podKey = (node: string, uid: string): string => `pod ${node} ${uid}`;
const nodeKey = (node: string): string => `node ${node}`;

/** From a watch of the API server to a worker. */
const LATENCY_MS = 20;

export const kubelet: Component = {
  name: "kubelet",
  latencyMs: LATENCY_MS,
  watches: {
    Pod: ({ before, after }) => {
      const pod = (after ?? before)?.value;
      return pod?.spec.nodeName ? [podKey(pod.spec.nodeName, pod.metadata.uid)] : [];
    },
    ContainerInstance: ({ before, after }) => {
      const { node, pod } = (after ?? before)!.value;
      return after?.value.state === before?.value.state ? [] : [podKey(node, pod.uid)];
    },
    ExecResult: ({ after }, view) => {
      const instance = after && view.get("ContainerInstance", after.value.container)?.value;
      return instance ? [podKey(instance.node, instance.pod.uid)] : [];
    },
    RequestResult: ({ after }, view) => {
      // Requests are numbered after the container they are about.
      const instance = after && view.get("ContainerInstance", after.id.split("/")[0]!)?.value;
      return instance ? [podKey(instance.node, instance.pod.uid)] : [];
    },
    Machine: (change, view) =>
      isFresh(change) ? everythingOn(view, change.key.slice("Machine/".length)) : [],
    Node: ({ before, after }) => {
      const name = (after ?? before)?.value.metadata.name;
      return name !== undefined && before?.value.spec !== after?.value.spec ? [nodeKey(name)] : [];
    },
  },
  actor: (key) => `kubelet/${key.split(" ")[1]}`,
  reconcile: (view, key) => {
    const [what, node = "", uid = ""] = key.split(" ");
    return what === "pod" ? reconcilePod(view, node, uid) : reconcileNode(view, node);
  },
};

/** Whether a kubelet has to look at everything: it starts, or is reached again. */
function isFresh({ before, after }: Change<"Machine">): boolean {
  if (!before || !after || after.value.role !== "node") return false;
  const [old, now] = [before.value, after.value];
  return (
    old.power !== now.power ||
    old.kubelet !== now.kubelet ||
    old.network !== now.network ||
    old.kubeletStartedAtMs !== now.kubeletStartedAtMs
  );
}

/** The node, its Pods, and whatever is left there of Pods that are gone. */
function everythingOn(view: View, node: string): readonly string[] {
  const uids = new Set([
    ...view.by("podsOnNode", node).map(({ value }) => value.metadata.uid),
    ...view.by("containersOnNode", node).map(({ value }) => value.pod.uid),
    ...view.by("disksOfMachine", node).flatMap(({ value }) => (value.pod ? [value.pod.uid] : [])),
  ]);
  return [nodeKey(node), ...[...uids].map((uid) => podKey(node, uid))];
}
