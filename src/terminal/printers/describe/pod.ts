/** `kubectl describe pod`. */
import type { Pod } from "#api";
import { ageSince } from "../text/age.ts";
import { mailDate } from "../text/mail-date.ts";
import { type ContainerGroup, writeContainers } from "./containers.ts";
import type { DescribeContext } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";
import { writeEvents } from "./events.ts";
import { writeController, writeLabels, writeLabelsAndAnnotations, writeName } from "./metadata.ts";
import { writeSpreadConstraints, writeTolerations } from "./scheduling.ts";
import { writeVolumes } from "./volumes.ts";

function writePlacement(out: DescribeText, { spec, status }: Pod): void {
  if (spec.priority !== undefined) out.field(0, "Priority", spec.priority);
  if (spec.priorityClassName) out.field(0, "Priority Class Name", spec.priorityClassName);
  if (spec.runtimeClassName) out.field(0, "Runtime Class Name", spec.runtimeClassName);
  if (spec.serviceAccountName) out.field(0, "Service Account", spec.serviceAccountName);
  out.field(0, "Node", spec.nodeName ? `${spec.nodeName}/${status?.hostIP ?? ""}` : "<none>");
  if (status?.startTime) out.field(0, "Start Time", mailDate(status.startTime));
}

/** A finished Pod keeps its phase while it is being deleted. */
function writePhase(out: DescribeText, { metadata, status }: Pod, nowMs: number): void {
  const isFinished = status?.phase === "Failed" || status?.phase === "Succeeded";
  if (metadata.deletionTimestamp !== undefined && !isFinished) {
    out.field(0, "Status", `Terminating (lasts ${ageSince(metadata.deletionTimestamp, nowMs)})`);
    out.field(0, "Termination Grace Period", `${metadata.deletionGracePeriodSeconds ?? 0}s`);
  } else {
    out.field(0, "Status", status?.phase ?? "");
  }
  if (status?.reason) out.field(0, "Reason", status.reason);
  if (status?.message) out.field(0, "Message", status.message);
}

function writeAddresses(out: DescribeText, { status }: Pod): void {
  out.field(0, "IP", status?.podIP ?? "");
  const addresses = status?.podIPs ?? [];
  out.write(0, addresses.length === 0 ? "IPs:\t<none>\n" : "IPs:\n");
  for (const { ip } of addresses) out.field(1, "IP", ip);
}

function writeAllContainers(out: DescribeText, pod: Pod): void {
  const { spec, status } = pod;
  const groups: readonly ContainerGroup[] = [
    {
      title: "Init Containers",
      containers: spec.initContainers ?? [],
      statuses: status?.initContainerStatuses,
      pod,
    },
    { title: "Containers", containers: spec.containers, statuses: status?.containerStatuses, pod },
    {
      title: "Ephemeral Containers",
      containers: spec.ephemeralContainers ?? [],
      statuses: status?.ephemeralContainerStatuses,
      pod,
    },
  ];
  for (const group of groups) {
    if (group.title === "Containers" || group.containers.length > 0) writeContainers(out, group);
  }
}

function writeConditions(out: DescribeText, { spec, status }: Pod): void {
  const conditions = status?.conditions ?? [];
  if (spec.readinessGates?.length) {
    out.write(0, "Readiness Gates:\n  Type\tStatus\n");
    for (const { conditionType } of spec.readinessGates) {
      const gate = conditions.find((condition) => condition.type === conditionType)?.status ?? "<none>";
      out.write(1, `${conditionType} \t${gate} \n`);
    }
  }
  if (conditions.length === 0) return;
  out.write(0, "Conditions:\n  Type\tStatus\n");
  for (const condition of conditions) out.write(1, `${condition.type} \t${condition.status} \n`);
}

export function writePod(out: DescribeText, pod: Pod, context: DescribeContext): void {
  writeName(out, pod);
  writePlacement(out, pod);
  writeLabelsAndAnnotations(out, pod);
  writePhase(out, pod, context.nowMs);
  writeAddresses(out, pod);
  writeController(out, pod);
  if (pod.status?.nominatedNodeName) out.field(0, "NominatedNodeName", pod.status.nominatedNodeName);
  writeAllContainers(out, pod);
  writeConditions(out, pod);
  writeVolumes(out, pod.spec.volumes);
  out.field(0, "QoS Class", pod.status?.qosClass ?? "");
  writeLabels(out, "Node-Selectors", pod.spec.nodeSelector);
  writeTolerations(out, pod.spec.tolerations);
  writeSpreadConstraints(out, pod.spec.topologySpreadConstraints);
  writeEvents(out, pod, context);
}
