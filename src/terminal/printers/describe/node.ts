/** `kubectl describe node`. */
import type { Lease, Node } from "#api";
import { nodeRoles } from "../node-roles.ts";
import { mailDate } from "../text/mail-date.ts";
import { sortedBy, sortedKeys } from "../text/sorted.ts";
import { type DescribeContext, found } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";
import { writeEvents } from "./events.ts";
import { writeLabelsAndAnnotations, writeLines } from "./metadata.ts";
import { writeNodeResources } from "./node-resources.ts";

/** `key=value:Effect`, by effect, then key. */
function writeTaints(out: DescribeText, { spec }: Node): void {
  const taints = sortedBy(spec.taints, ({ effect, key }) => `${effect},${key}`);
  const texts = taints.map(({ key, value, effect }) => `${key}${value ? `=${value}` : ""}:${effect}`);
  writeLines(out, "Taints", texts);
}

function writeLease(out: DescribeText, node: Node, context: DescribeContext): void {
  const { name } = node.metadata;
  const lease = found<Lease>(context, "Lease", "kube-node-lease", name);
  if (!lease) {
    out.field(0, "Lease", `Failed to get lease: leases.coordination.k8s.io "${name}" not found`);
    return;
  }
  const { holderIdentity, acquireTime, renewTime } = lease.spec;
  out.write(0, "Lease:\n");
  out.field(1, "HolderIdentity", holderIdentity ?? "<unset>");
  out.field(1, "AcquireTime", acquireTime ? mailDate(acquireTime) : "<unset>");
  out.field(1, "RenewTime", renewTime ? mailDate(renewTime) : "<unset>");
}

function writeConditions(out: DescribeText, { status }: Node): void {
  if (!status?.conditions?.length) return;
  const titles = ["Type", "Status", "LastHeartbeatTime", "LastTransitionTime", "Reason", "Message"];
  out.write(0, `Conditions:\n  ${titles.join("\t")}\n`);
  out.write(
    1,
    `${["----", "------", "-----------------", "------------------", "------", "-------"].join("\t")}\n`,
  );
  for (const { type, status: state, lastHeartbeatTime, lastTransitionTime, ...rest } of status.conditions) {
    const times = `${mailDate(lastHeartbeatTime)} \t${mailDate(lastTransitionTime)}`;
    out.write(1, `${type} \t${state} \t${times} \t${rest.reason ?? ""} \t${rest.message ?? ""}\n`);
  }
}

function writeAmounts(
  out: DescribeText,
  title: string,
  amounts: Readonly<Record<string, string>> | undefined,
): void {
  const names = sortedKeys(amounts);
  if (names.length > 0) out.write(0, `${title}:\n`);
  for (const name of names) out.field(1, name, amounts?.[name] ?? "");
}

/** Titles and fields of `status.nodeInfo`, in kubectl's order. */
const SYSTEM = [
  ["Machine ID", "machineID"],
  ["System UUID", "systemUUID"],
  ["Boot ID", "bootID"],
  ["Kernel Version", "kernelVersion"],
  ["OS Image", "osImage"],
  ["Operating System", "operatingSystem"],
  ["Architecture", "architecture"],
  ["Container Runtime Version", "containerRuntimeVersion"],
  ["Kubelet Version", "kubeletVersion"],
  ["Kube-Proxy Version", "kubeProxyVersion"],
] as const;

function writeSystem(out: DescribeText, { spec, status }: Node): void {
  out.write(0, "System Info:\n");
  for (const [title, field] of SYSTEM) out.field(1, title, status?.nodeInfo?.[field] ?? "");
  if (spec.podCIDR) out.field(0, "PodCIDR", spec.podCIDR);
  if (spec.podCIDRs?.length) out.field(0, "PodCIDRs", spec.podCIDRs.join(","));
  if (spec.providerID) out.field(0, "ProviderID", spec.providerID);
}

export function writeNode(out: DescribeText, node: Node, context: DescribeContext): void {
  out.field(0, "Name", node.metadata.name);
  out.field(0, "Roles", nodeRoles(node));
  writeLabelsAndAnnotations(out, node);
  out.field(0, "CreationTimestamp", mailDate(node.metadata.creationTimestamp));
  writeTaints(out, node);
  out.field(0, "Unschedulable", node.spec.unschedulable ?? false);
  writeLease(out, node, context);
  writeConditions(out, node);
  out.write(0, "Addresses:\n");
  for (const { type, address } of node.status?.addresses ?? []) out.field(1, type, address);
  writeAmounts(out, "Capacity", node.status?.capacity);
  writeAmounts(out, "Allocatable", node.status?.allocatable);
  writeSystem(out, node);
  writeNodeResources(out, node, context);
  writeEvents(out, node, context);
}
