/** A Pod goes, and another one may come for it. */
import { cannotHappen, kept, lost, renewed, stranded } from "../outcome.ts";
import {
  type Cells,
  forEach,
  fromApi,
  madeForPod,
  outlivingPods,
  type SurvivalEvent,
  unread,
} from "./event.ts";

/** What a Pod takes with it. */
const podsOwn: Cells = {
  layer: lost("A container's layer goes with the container."),
  ...forEach(
    madeForPod,
    lost("The kubelet makes it for one Pod, by its uid, and removes it with it. [emptydir-rollout]"),
  ),
  ephemeral: lost(
    "The Pod owns the claim, so it is collected with it, and the class deletes the disk. [generic-ephemeral-volume]",
  ),
};

const filesOnly = lost("The files go with the Pod; the object they came from stays.");
const writtenAgain = renewed("The kubelet writes the object's content for each Pod anew.");
const outlives = "It lies outside of the Pod, and the next one mounts it again.";

export const nobodyReads: Cells = {
  ...podsOwn,
  ...forEach(fromApi, filesOnly),
  ...forEach(outlivingPods, stranded(unread)),
};

export const replacedHere: Cells = {
  ...podsOwn,
  ...forEach(fromApi, writtenAgain),
  ...forEach(outlivingPods, kept(`${outlives} [hostpath-share-one-node]`)),
};

const pinned = cannotHappen(
  "The volume's node affinity keeps the next Pod on the node of its files: it stays Pending. [local-pv-pins]",
);

export const replacedElsewhere: Cells = {
  ...replacedHere,
  hostPath: stranded("The other node shows its own directory; the files are on the first one."),
  hostPathClaim: stranded(
    "A hostPath PV without node affinity binds no Pod: the next one finds the other node's directory. [hostpath-pv-follows-not]",
  ),
  localClaim: pinned,
  localPathClaim: pinned,
  diskClaim: kept("The disk is detached from the one node and attached to the other."),
};

/** Away from the first node, where it may be brought about. */
const leave = ["kubectl cordon node-1", "kubectl delete pod $POD(app)", "settle", "settle"];

export const podEvents: readonly SurvivalEvent[] = [
  {
    title: "a bare Pod is deleted",
    workload: { kind: "Pod" },
    steps: ["kubectl delete pod app", "settle"],
    cells: nobodyReads,
  },
  {
    title: "a bare Pod is deleted by force",
    workload: { kind: "Pod" },
    steps: ["kubectl delete pod app --force --grace-period=0", "settle", "wait 10"],
    cells: nobodyReads,
  },
  {
    title: "a bare Pod is deleted and applied again",
    workload: { kind: "Pod" },
    steps: ["kubectl delete pod app", "kubectl apply -f app.yaml", "settle"],
    cells: replacedHere,
  },
  {
    title: "a Deployment replaces its Pod on the same node",
    workload: { kind: "Deployment" },
    steps: ["kubectl delete pod $POD(app)", "settle"],
    cells: replacedHere,
  },
  {
    title: "a Deployment replaces its Pod on another node",
    workload: { kind: "Deployment" },
    nodes: 2,
    steps: leave,
    isMove: true,
    cells: replacedElsewhere,
  },
  {
    title: "a StatefulSet replaces its Pod on another node",
    workload: { kind: "StatefulSet" },
    nodes: 2,
    steps: leave,
    isMove: true,
    cells: replacedElsewhere,
  },
  {
    title: "a Pod is evicted for what it wrote",
    workload: {
      kind: "Deployment",
      container: { resources: { limits: { "ephemeral-storage": "1Mi" } } },
    },
    steps: ["kubectl exec $POD(app) -- dd if=/dev/zero of=/big bs=64k count=32", "wait 90", "settle"],
    cells: {
      ...replacedHere,
      ephemeral: stranded("The evicted Pod is still there as an object, so its claim is, too."),
    },
  },
  {
    title: "a Job is done",
    workload: { kind: "Job" },
    steps: ["kubectl exec $POD(app) -- kill 1", "settle"],
    cells: {
      ...nobodyReads,
      ...forEach(
        madeForPod,
        lost(
          "The kubelet tears volumes down once a Pod has ended, though the Pod is kept. [active-deadline]",
        ),
      ),
      ephemeral: stranded("The claim stays as long as its Pod is kept."),
    },
  },
  {
    title: "a Job is deleted when it is done",
    workload: { kind: "Job" },
    steps: ["kubectl exec $POD(app) -- kill 1", "settle", "kubectl delete job app", "settle"],
    cells: nobodyReads,
  },
];
