/** A controller is told to do something else: roll out, shrink, grow, go. */
import { cannotHappen, kept, lost, stranded } from "../outcome.ts";
import { everyVolume, forEach, type SurvivalEvent } from "./event.ts";
import { nobodyReads, replacedElsewhere, replacedHere } from "./pods.ts";

const scaledDown = ["kubectl scale $KIND app --replicas=0", "settle"];
const scaledUp = ["kubectl scale $KIND app --replicas=1", "settle"];

const of = (kind: "Deployment" | "StatefulSet", steps: readonly string[]): readonly string[] =>
  steps.map((step) => step.replace("$KIND", kind.toLowerCase()));

const shrinkAndGrow = (kind: "Deployment" | "StatefulSet"): readonly SurvivalEvent[] => [
  {
    title: `a ${kind} is scaled to zero`,
    workload: { kind },
    steps: of(kind, scaledDown),
    cells: nobodyReads,
  },
  {
    title: `a ${kind} is scaled to zero and back`,
    workload: { kind },
    steps: of(kind, [...scaledDown, ...scaledUp]),
    cells: replacedHere,
  },
  {
    title: `a ${kind} is deleted`,
    workload: { kind },
    steps: of(kind, ["kubectl delete $KIND app", "settle"]),
    cells: nobodyReads,
  },
];

const claimToo = lost(
  "By the retention policy the claim goes too, and by the class's policy its volume. [sts-retention-whendeleted-only]",
);

const claimsGoToo: readonly SurvivalEvent[] = [
  {
    title: "a StatefulSet is deleted with its claims",
    workload: {
      kind: "StatefulSet",
      spec: { persistentVolumeClaimRetentionPolicy: { whenDeleted: "Delete" } },
    },
    steps: ["kubectl delete statefulset app", "settle"],
    cells: { ...nobodyReads, localPathClaim: claimToo, diskClaim: claimToo },
  },
  {
    title: "a StatefulSet is scaled to zero with its claims, and back",
    workload: {
      kind: "StatefulSet",
      spec: { persistentVolumeClaimRetentionPolicy: { whenScaled: "Delete" } },
    },
    steps: of("StatefulSet", [...scaledDown, ...scaledUp]),
    cells: {
      ...replacedHere,
      ...forEach(
        ["hostPathClaim", "localClaim"],
        stranded("The new claim does not get the Released volume."),
      ),
      localPathClaim: claimToo,
      diskClaim: claimToo,
    },
  },
];

const daemons: readonly SurvivalEvent[] = [
  {
    title: "a node is drained under a DaemonSet",
    workload: { kind: "DaemonSet" },
    steps: ["kubectl drain node-1 --ignore-daemonsets --delete-emptydir-data", "wait 30"],
    cells: forEach(["layer", ...everyVolume], kept("drain passes over the Pods of DaemonSets. [node-drain]")),
  },
  {
    title: "a DaemonSet is rolled out",
    workload: { kind: "DaemonSet" },
    steps: ["kubectl rollout restart daemonset app", "settle"],
    cells: replacedHere,
  },
];

export const workloadEvents: readonly SurvivalEvent[] = [
  {
    title: "a Deployment is rolled out",
    workload: { kind: "Deployment" },
    steps: ["kubectl rollout restart deployment app", "settle"],
    cells: replacedHere,
  },
  {
    title: "a Deployment is rolled out to another node",
    workload: { kind: "Deployment" },
    nodes: 2,
    steps: ["kubectl cordon node-1", "kubectl rollout restart deployment app", "settle", "settle"],
    isMove: true,
    cells: {
      ...replacedElsewhere,
      diskClaim: cannotHappen(
        "The old Pod keeps the disk until the new one is ready, and so the new one never gets it: Multi-Attach. [deploy-rwo-rolling-update]",
      ),
    },
  },
  ...shrinkAndGrow("Deployment"),
  ...shrinkAndGrow("StatefulSet"),
  ...claimsGoToo,
  ...daemons,
];
