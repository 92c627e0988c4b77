/** A node stops and comes back while its Pods still belong to it. */
import { kept, lost, renewed, stranded } from "../outcome.ts";
import { type Cells, everyVolume, forEach, outlivingPods, type SurvivalEvent, unread } from "./event.ts";
import { nobodyReads } from "./pods.ts";

const inMemory = "What is in memory goes with the power. [node-restart-quick]";

const rebooted: Cells = {
  ...forEach(everyVolume, kept("The Pod is the same, and the disk kept it. [node-restart-all-volumes]")),
  layer: lost("The runtime makes new containers after a reboot. [node-restart-quick]"),
  memory: lost(inMemory),
  secret: renewed("Secrets are kept in memory, and written again. [node-restart-all-volumes]"),
};

/** The node is off, and nobody has given it up yet. */
export const outOfPower: Cells = {
  ...forEach(
    everyVolume,
    stranded("The bytes wait on a disk that nobody can reach, or that nobody else reads."),
  ),
  layer: lost("Its container has ended and is never started again. [node-restart-quick]"),
  memory: lost(inMemory),
  secret: lost(`Secrets are kept in memory. ${inMemory}`),
};

const unharmed: Cells = forEach(["layer", ...everyVolume], kept("Nothing that runs is touched."));

export const nodeEvents: readonly SurvivalEvent[] = [
  {
    title: "a kubelet is started anew",
    workload: { kind: "Pod" },
    steps: ["node stop-kubelet node-1", "wait 5", "node start-kubelet node-1", "settle"],
    cells: unharmed,
  },
  {
    title: "a node is cordoned",
    workload: { kind: "Pod" },
    nodes: 2,
    steps: ["kubectl cordon node-1", "wait 30"],
    cells: unharmed,
  },
  {
    title: "a node reboots",
    workload: { kind: "Pod" },
    steps: ["node crash node-1", "wait 10", "node restart node-1", "settle"],
    cells: rebooted,
  },
  {
    title: "a node reboots, and its Pod may not be restarted",
    workload: { kind: "Pod", pod: { restartPolicy: "Never" } },
    steps: ["node crash node-1", "wait 10", "node restart node-1", "settle"],
    cells: {
      ...nobodyReads,
      memory: lost(inMemory),
      ephemeral: stranded("The Pod has failed and is kept, and so is its claim. [reboot-restart-policies]"),
      ...forEach(outlivingPods, stranded(unread)),
    },
  },
  {
    title: "a node loses power",
    workload: { kind: "Deployment" },
    nodes: 2,
    steps: ["node crash node-1", "wait 60"],
    cells: outOfPower,
  },
  {
    title: "a node comes back before its Pods are evicted",
    workload: { kind: "Deployment" },
    nodes: 2,
    steps: ["node crash node-1", "wait 200", "node restart node-1", "settle"],
    cells: rebooted,
  },
];
