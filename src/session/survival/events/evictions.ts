/** A node is given up: its Pods are made to leave it. */
import { kept, lost, renewed, stranded } from "../outcome.ts";
import { type Cells, everyVolume, forEach, fromApi, type SurvivalEvent } from "./event.ts";
import { outOfPower } from "./nodes.ts";
import { replacedElsewhere } from "./pods.ts";

const died = ["node crash node-1", "wait 400"];
const forced = "kubectl delete pod --field-selector spec.nodeName=node-1 --force --grace-period=0";

const onDeadDisk = stranded(
  "It is on the dead node's disk until that node is back and its kubelet clears it away.",
);
const pending = stranded(
  "The volume's node affinity keeps the next Pod Pending until the node is back. [local-pv-pins]",
);
const served = kept("The file server is asked from wherever the next Pod is.");

/** Another Pod has taken over elsewhere; what was on the dead node is still there. */
const takenOver: Cells = {
  ...replacedElsewhere,
  emptyDir: onDeadDisk,
  gitRepo: onDeadDisk,
  ephemeral: stranded("The old Pod is Terminating until its node is back, and so its claim is there."),
  nfs: served,
  localClaim: pending,
  localPathClaim: pending,
};

const waited = kept("The next Pod waited for the node, and starts there. [local-pv-pins]");

/** The kubelet has found its machine's old Pods, and ended them. */
const backAgain: Cells = {
  ...replacedElsewhere,
  localClaim: waited,
  localPathClaim: waited,
  diskClaim: kept("Once the old node has let it go, the disk is attached to the next Pod's."),
};

const unheard = kept("Nothing on the machine has ended: its containers read and write on. [node-partition]");

/** Nobody hears of the node, and it goes on all the same. */
const outOfSight: Cells = {
  ...forEach(["layer", ...everyVolume, "localPathClaim"], unheard),
  ...forEach(fromApi, renewed("The next Pod, on another node, has files of its own; the old one reads on.")),
  nfs: kept("Two Pods read and write it now. [node-partition]"),
};

const detached = (why: string): Cells => ({
  diskClaim: kept(why),
  ephemeral: lost("With the old Pod its claim is collected; its disk goes once it is detached."),
});

export const evictionEvents: readonly SurvivalEvent[] = [
  {
    title: "a node stays dead, and a Deployment takes over",
    workload: { kind: "Deployment" },
    nodes: 2,
    steps: died,
    cells: {
      ...takenOver,
      diskClaim: stranded(
        "The old Pod is Terminating and still wants the disk: the next one waits, Multi-Attach. [node-crash-rwo-deployment]",
      ),
    },
  },
  {
    title: "a node stays dead, and the Deployment's old Pod is deleted by force",
    workload: { kind: "Deployment" },
    nodes: 2,
    steps: [...died, forced, "wait 400"],
    cells: {
      ...takenOver,
      ...detached("A silent node is given six minutes to unmount; then its disks are taken from it."),
    },
  },
  {
    title: "a dead node is declared out of service",
    workload: { kind: "Deployment" },
    nodes: 2,
    steps: [...died, "kubectl taint node node-1 node.kubernetes.io/out-of-service=yes:NoExecute", "wait 60"],
    cells: {
      ...takenOver,
      ...detached("Pods that are Terminating there are removed, and its disks are detached at once."),
    },
  },
  {
    title: "a dead node comes back after a Deployment took over",
    workload: { kind: "Deployment" },
    nodes: 2,
    steps: [...died, "node restart node-1", "settle", "wait 60"],
    cells: backAgain,
  },
  {
    title: "a dead node's object is deleted, and its machine comes back",
    workload: { kind: "Deployment" },
    nodes: 2,
    steps: [...died, "kubectl delete node node-1", "wait 90", "node restart node-1", "settle", "wait 60"],
    cells: backAgain,
  },
  {
    title: "a node stays dead under a StatefulSet",
    workload: { kind: "StatefulSet" },
    nodes: 2,
    steps: died,
    cells: {
      ...outOfPower,
      ...forEach(
        ["nfs", "nfsClaim"],
        stranded("There is no other Pod until the old one is gone. [sts-node-crash]"),
      ),
    },
  },
  {
    title: "a node stays dead, and the StatefulSet's old Pod is deleted by force",
    workload: { kind: "StatefulSet" },
    nodes: 2,
    steps: [...died, forced, "wait 400"],
    cells: {
      ...takenOver,
      localClaim: stranded("Made again at once, the Pod waits for its node. [sts-node-crash]"),
      ...detached("A silent node is given six minutes to unmount; then its disks are taken from it."),
    },
  },
  {
    title: "a node is cut off from the network",
    workload: { kind: "Deployment" },
    nodes: 2,
    steps: ["node partition node-1", "wait 400"],
    cells: outOfSight,
  },
  {
    title: "a kubelet is stopped",
    workload: { kind: "Deployment" },
    nodes: 2,
    steps: ["node stop-kubelet node-1", "wait 400"],
    cells: outOfSight,
  },
  {
    title: "a node is cut off from the network, and connected again",
    workload: { kind: "Deployment" },
    nodes: 2,
    steps: ["node partition node-1", "wait 400", "node heal node-1", "settle", "wait 60"],
    cells: backAgain,
  },
  {
    title: "a node is drained",
    workload: { kind: "Deployment" },
    nodes: 2,
    steps: ["kubectl drain node-1 --ignore-daemonsets --delete-emptydir-data", "settle", "settle"],
    isMove: true,
    cells: {
      ...replacedElsewhere,
      hostPath: stranded("drain asks about emptyDir, and says nothing of hostPath. [drain]"),
    },
  },
  {
    title: "a Node object is deleted while its machine runs on",
    workload: { kind: "Deployment" },
    nodes: 2,
    steps: ["kubectl delete node node-1", "wait 90", "settle"],
    cells: {
      ...replacedElsewhere,
      localClaim: pending,
      localPathClaim: pending,
      diskClaim: stranded(
        "Nobody can report that the node has unmounted it, so it stays attached for six minutes.",
      ),
      ephemeral: stranded("Its disk is deleted once it is detached, and that takes six minutes."),
    },
  },
  {
    title: "a dead node's object is deleted",
    workload: { kind: "Deployment" },
    nodes: 2,
    steps: [...died, "kubectl delete node node-1", "wait 500"],
    cells: {
      ...takenOver,
      ...detached("The old Pod goes with the Node, and six minutes later its disks are taken from it."),
    },
  },
];
