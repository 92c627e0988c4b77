/** `kubectl get nodes`. */
import type { Node } from "#api";
import { nodeRoles } from "../node-roles.ts";
import { ageSince } from "../text/age.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

function statusText(node: Node): string {
  const ready = node.status?.conditions?.find((condition) => condition.type === "Ready");
  const word = ready === undefined ? "Unknown" : ready.status === "True" ? "Ready" : "NotReady";
  return node.spec.unschedulable ? `${word},SchedulingDisabled` : word;
}

function addressOf(node: Node, type: string): string {
  return node.status?.addresses?.find((address) => address.type === type)?.address ?? "<none>";
}

export const nodes: TableDefinition<Node> = {
  columns: columnsOf(
    "Name",
    "Status",
    "Roles",
    "Age",
    "Version",
    "Internal-IP*",
    "External-IP*",
    "OS-Image*",
    "Kernel-Version*",
    "Container-Runtime*",
  ),
  row(node, { nowMs }) {
    const info = node.status?.nodeInfo ?? {};
    return [
      node.metadata.name,
      statusText(node),
      nodeRoles(node),
      ageSince(node.metadata.creationTimestamp, nowMs),
      info.kubeletVersion ?? "",
      addressOf(node, "InternalIP"),
      addressOf(node, "ExternalIP"),
      info.osImage || "<unknown>",
      info.kernelVersion || "<unknown>",
      info.containerRuntimeVersion || "<unknown>",
    ];
  },
};
