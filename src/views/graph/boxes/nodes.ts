/** The boxes of the nodes: machines, and what the API server says of them. */

import type { Node } from "#api";
import type { Machine } from "#cluster";
import { type Message, message } from "#i18n";
import type { Moment } from "../../moment.ts";
import type { Badge, Box } from "../box.ts";
import { clusterBoxId, nodeBoxId, nodeDiskBoxId } from "../box-ids.ts";

export function nodeBoxes({ records }: Moment): readonly Box[] {
  const machines = records
    .list("Machine")
    .map(({ value }) => value)
    .filter(({ role }) => role === "node");
  return machines.flatMap((machine): Box[] => {
    const node = records.get("Node", machine.name)?.value;
    const silent = machine.power === "off" || machine.network === "cut" || machine.kubelet === "stopped";
    const shared = { state: silent ? "silent" : "present", files: [], moreFiles: 0 } as const;
    const target = { kind: "Node", name: machine.name };
    const note = noteOf(machine, node);
    return [
      {
        id: nodeBoxId(machine.name),
        type: "node",
        parent: clusterBoxId,
        name: machine.name,
        badge: badgeOf(node),
        target,
        ...(note ? { note } : {}),
        ...shared,
      },
      {
        id: nodeDiskBoxId(machine.name),
        type: "node-disk",
        parent: nodeBoxId(machine.name),
        name: machine.name,
        target,
        ...shared,
      },
    ];
  });
}

/** The STATUS column of `kubectl get nodes`. */
function badgeOf(node: Node | undefined): Badge {
  if (!node) return { text: "NotFound", tone: "bad" };
  const ready = node.status?.conditions?.find(({ type }) => type === "Ready")?.status === "True";
  const word = ready ? "Ready" : "NotReady";
  if (node.spec.unschedulable) return { text: `${word},SchedulingDisabled`, tone: ready ? "warn" : "bad" };
  return { text: word, tone: ready ? "good" : "bad" };
}

function noteOf(machine: Machine, node: Node | undefined): Message | undefined {
  if (machine.power === "off") return message("node.off");
  if (machine.network === "cut") return message("node.cut");
  if (machine.kubelet === "stopped") return message("node.kubelet-stopped");
  if (node && machine.zone !== undefined) return message("node.zone", { zone: machine.zone });
  return undefined;
}
