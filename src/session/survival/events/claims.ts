/** Objects behind a volume are deleted: claims, volumes, classes, whole namespaces. */
import { deleted, kept, lost, stranded } from "../outcome.ts";
import { type Cells, claims, forEach, type SurvivalEvent } from "./event.ts";
import { nobodyReads } from "./pods.ts";

const pod = { kind: "Pod" } as const;
const deleteBoth = ["kubectl delete pod app", "kubectl delete pvc data", "settle"];

const released = stranded("The volume is Released and keeps its files. [reclaim-retain-released]");

/** Made for a claim, and by the class's policy deleted with it. */
const provisioned: Cells = {
  localPathClaim: lost("The provisioner deletes the directory it made."),
  diskClaim: lost("The driver deletes the disk it made. [reclaim-delete-dynamic]"),
};

const claimsGo: readonly SurvivalEvent[] = [
  {
    title: "a claim is deleted while a Pod uses it",
    workload: pod,
    steps: ["kubectl delete pvc data --wait=false", "settle"],
    cells: forEach(
      claims,
      kept("A claim in use is only marked: it goes after the Pod. [protect-pvc-in-use]"),
    ),
  },
  {
    title: "a claim is deleted, and its volume is retained",
    workload: pod,
    policy: "Retain",
    steps: deleteBoth,
    cells: forEach(claims, released),
  },
  {
    title: "a claim is deleted and made again, and its volume is retained",
    workload: pod,
    policy: "Retain",
    steps: [...deleteBoth, "kubectl apply -f app.yaml", "settle"],
    cells: forEach(
      claims,
      stranded(
        "A Released volume is bound to no other claim, not even of that name. [reclaim-retain-released]",
      ),
    ),
  },
  {
    title: "a claim is deleted, and its volume is deleted",
    workload: pod,
    policy: "Delete",
    steps: deleteBoth,
    cells: {
      hostPathClaim: stranded(
        "Only what is below /tmp can be deleted: the volume has Failed. [pv-delete-hostpath]",
      ),
      temporaryClaim: stranded(
        "The controller deletes the directory where it runs itself, which is not the node. [pv-delete-hostpath]",
      ),
      nfsClaim: stranded("No plugin can delete it: the volume has Failed."),
      localClaim: stranded("No plugin can delete it: the volume has Failed."),
      ...provisioned,
    },
  },
  {
    title: "a claim is deleted, and its volume is recycled",
    workload: pod,
    policy: "Recycle",
    steps: [...deleteBoth, "settle"],
    cells: {
      ...forEach(
        ["hostPathClaim", "temporaryClaim", "nfsClaim"],
        deleted("A Pod mounts the volume and deletes every file. [pv-recycle]"),
      ),
      localClaim: stranded("No plugin can recycle it: the volume has Failed."),
    },
  },
];

const volumesGo: readonly SurvivalEvent[] = [
  {
    title: "a volume is deleted while it is bound",
    workload: pod,
    steps: ["kubectl delete pv $PV(data) --wait=false", "settle"],
    cells: forEach(
      claims,
      kept("A bound volume is only marked: it goes after its claim. [protect-pv-bound]"),
    ),
  },
  {
    title: "a volume is deleted once it is released",
    workload: pod,
    policy: "Retain",
    steps: ["kubectl delete pod app", "kubectl delete pvc data", "kubectl delete pv --all", "settle"],
    cells: forEach(claims, stranded("Only the object goes; nobody was asked to delete bytes.")),
  },
  {
    title: "a volume to be deleted goes before its claim",
    workload: pod,
    policy: "Delete",
    steps: ["kubectl delete pv $PV(data) --wait=false", ...deleteBoth],
    cells: {
      ...forEach(
        ["hostPathClaim", "temporaryClaim", "nfsClaim", "localClaim"],
        stranded("The object is gone as soon as it is released; the files stay."),
      ),
      localPathClaim: stranded("Its provisioner passes over volumes that are being deleted."),
      diskClaim: lost(
        "Since 1.31 a finalizer holds the object until the driver has deleted the disk: HonorPVReclaimPolicy.",
      ),
    },
  },
  {
    title: "a bound volume is torn away from its claim",
    workload: pod,
    steps: [
      "kubectl delete pv $PV(data) --wait=false",
      `kubectl patch pv $PV(data) -p '{"metadata":{"finalizers":null}}'`,
      "settle",
    ],
    cells: forEach(claims, kept("The claim is Lost; the running Pod keeps what it has mounted. [pvc-lost]")),
  },
  {
    title: "a StorageClass is deleted",
    workload: pod,
    steps: ["kubectl delete storageclass --all", "settle"],
    cells: forEach(
      ["localClaim", "localPathClaim", "diskClaim", "ephemeral"],
      kept("A class is only asked when a volume is made. [storageclass-deleted-in-use]"),
    ),
  },
];

const everythingGoes: readonly SurvivalEvent[] = [
  {
    title: "everything that was applied is deleted",
    workload: { kind: "Deployment" },
    steps: ["kubectl delete -f app.yaml", "settle"],
    cells: { ...nobodyReads, ...provisioned },
  },
  {
    title: "a namespace is deleted",
    workload: { kind: "Deployment" },
    before: ["kubectl create namespace shop", "kubectl config set-context --current --namespace=shop"],
    steps: ["kubectl delete namespace shop", "settle"],
    cells: { ...nobodyReads, ...provisioned },
  },
];

export const claimEvents: readonly SurvivalEvent[] = [...claimsGo, ...volumesGo, ...everythingGoes];
