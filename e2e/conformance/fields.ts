/** Which kinds a snapshot holds and which of their fields are compared, by the source of the recording. */
import type { RecordedStep, Recording, Source } from "./recording.ts";

const realNode = {
  nodes: "name ready unschedulable",
  pods:
    "name node phase status ready restarts reason message deleting conditions " +
    "containers initContainers ephemeralContainers",
  pvcs: "name phase volume capacity deleting",
  pvs: "name phase claim reclaimPolicy message deleting",
};

const controlPlane = {
  nodes: "name ready unschedulable taints",
  pods: "name namespace owner phase ready restarts node stateReason deleting",
  pvcs:
    "name namespace phase volume capacity request accessModes storageClass volumeMode " +
    "finalizers conditions deleting",
  pvs:
    "name phase claim claimHasUid reclaimPolicy storageClass capacity accessModes volumeMode " +
    "finalizers message deleting",
  storageClasses: "name provisioner reclaimPolicy volumeBindingMode allowVolumeExpansion default",
  volumeAttachments: "pv node attacher attached deleting",
  deployments: "name namespace desired current ready updated available deleting",
  replicaSets: "name namespace owner desired current ready deleting",
  statefulSets: "name namespace desired current ready updated deleting",
  daemonSets: "name namespace desired current ready misscheduled deleting",
  jobs: "name namespace owner completions parallelism active succeeded failed suspend conditions deleting",
  cronJobs: "name namespace schedule suspend active deleting",
  replicationControllers: "name namespace desired current ready deleting",
  services: "name namespace type headless externalName hasEndpoints endpointsReady endpointsNotReady ports",
  ingresses: "name namespace class rules",
  configMaps: "name namespace keys",
  secrets: "name namespace type keys",
  namespaces: "",
};

const fieldsBySource: Readonly<Record<Source, Readonly<Record<string, string>>>> = {
  "real-node": realNode,
  "control-plane": controlPlane,
};

/** The kinds of a snapshot that are compared in a step: those that did not vary between two recordings. */
export function comparedKinds(recording: Recording, step: RecordedStep): string[] {
  const unstable = step.unstable ?? [];
  const kinds = Object.keys(fieldsBySource[recording.source]);
  return kinds.filter((kind) => !unstable.includes(`snapshot.${kind}.length`));
}

/** The fields of a kind that are compared in a step. */
export function comparedFields(recording: Recording, step: RecordedStep, kind: string): string[] {
  const varied = (step.unstable ?? [])
    .filter((entry) => entry.startsWith(`snapshot.${kind}[].`))
    .map((entry) => entry.split("[].")[1]);
  if (recording.nodesVary) varied.push("node");
  const fields = fieldsBySource[recording.source][kind]?.split(" ") ?? [];
  return fields.filter((field) => !varied.includes(field));
}

/** A field that is absent means none, zero or false. */
export function isAbsent(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === 0 || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
