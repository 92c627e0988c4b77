/** What can be done to a node: as somebody at the machine, and as somebody at kubectl. */
import {
  Ban,
  CircleCheck,
  CirclePlay,
  CirclePower,
  CircleStop,
  FolderTree,
  Plug,
  Power,
  SearchCode,
  Unplug,
  Waves,
} from "lucide-react";
import { type Message, type MessageId, message } from "#i18n";
import type { Box } from "#views";
import type { Action } from "./action.ts";

type Test = (box: Box) => boolean;

const note = ({ note }: Box): MessageId | undefined => note?.id;
const isOff: Test = (box) => note(box) === "node.off";
const isCut: Test = (box) => note(box) === "node.cut";
const isMute: Test = (box) => note(box) === "node.kubelet-stopped";
const isCordoned: Test = ({ badge }) => badge?.text.includes("SchedulingDisabled") ?? false;

type WithoutParameters = {
  [Id in MessageId]: Id extends
    | `action.${string}-node`
    | "action.stop-kubelet"
    | "action.start-kubelet"
    | "action.list-disk"
    ? Id
    : never;
}[MessageId];

function onNode(
  id: WithoutParameters,
  rest: Pick<Action, "icon" | "group" | "key">,
  applies: Test,
  line: (name: string) => string,
): Action {
  return {
    id: id.slice("action.".length),
    ...rest,
    title: (box): Message | undefined => (box.type === "node" && applies(box) ? message(id) : undefined),
    line: ({ target }) => line(target?.name ?? ""),
  };
}

export const crashNode = onNode(
  "action.crash-node",
  { icon: Power, group: "break", key: "c" },
  (box) => !isOff(box),
  (name) => `node crash ${name}`,
);

export const restartNode = onNode(
  "action.restart-node",
  { icon: CirclePower, group: "mend", key: "r" },
  () => true,
  (name) => `node restart ${name}`,
);

export const stopKubelet = onNode(
  "action.stop-kubelet",
  { icon: CircleStop, group: "break" },
  (box) => !isOff(box) && !isMute(box),
  (name) => `node stop-kubelet ${name}`,
);

export const startKubelet = onNode(
  "action.start-kubelet",
  { icon: CirclePlay, group: "mend" },
  isMute,
  (name) => `node start-kubelet ${name}`,
);

export const partitionNode = onNode(
  "action.partition-node",
  { icon: Unplug, group: "break" },
  (box) => !isOff(box) && !isCut(box),
  (name) => `node partition ${name}`,
);

export const healNode = onNode(
  "action.heal-node",
  { icon: Plug, group: "mend" },
  isCut,
  (name) => `node heal ${name}`,
);

export const cordonNode = onNode(
  "action.cordon-node",
  { icon: Ban, group: "work" },
  (box) => !isCordoned(box),
  (name) => `kubectl cordon ${name}`,
);

export const uncordonNode = onNode(
  "action.uncordon-node",
  { icon: CircleCheck, group: "mend" },
  isCordoned,
  (name) => `kubectl uncordon ${name}`,
);

export const drainNode = onNode(
  "action.drain-node",
  { icon: Waves, group: "work" },
  () => true,
  (name) => `kubectl drain ${name} --ignore-daemonsets --delete-emptydir-data --force`,
);

export const describeNode = onNode(
  "action.describe-node",
  { icon: SearchCode, group: "look" },
  () => true,
  (name) => `kubectl describe node ${name}`,
);

export const listDisk: Action = {
  id: "list-disk",
  icon: FolderTree,
  group: "look",
  title: (box) =>
    box.type === "node-disk" && box.state === "present" ? message("action.list-disk") : undefined,
  line: ({ target }) => `node sh ${target?.name} ls -l /data`,
};
