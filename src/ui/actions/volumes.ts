/** What can be done to a volume: through a container that has it mounted. */
import { FilePenLine, FolderTree } from "lucide-react";
import { message } from "#i18n";
import type { Box } from "#views";
import { type Action, inNamespace, type Surroundings } from "./action.ts";

/** A running container of the same Pod. */
function neighbour(box: Box, around: Surroundings): Box | undefined {
  if (box.type !== "volume" || box.parent === undefined) return undefined;
  return around.inside(box.parent).find(({ type, state }) => type === "container" && state === "present");
}

function exec(box: Box, around: Surroundings): string {
  const target = neighbour(box, around)?.target;
  return `kubectl exec ${target?.name}${inNamespace(target?.namespace)} -c ${target?.container} --`;
}

const pathOf = ({ detail }: Box): string => detail?.split(" ")[0] ?? "/";

export const writeIntoVolume: Action = {
  id: "write-into-volume",
  icon: FilePenLine,
  group: "work",
  key: "w",
  unfinished: true,
  title: (box, around) =>
    neighbour(box, around) && box.detail !== undefined ? message("action.write-file") : undefined,
  line: (box, around) => `${exec(box, around)} sh -c 'echo hello > ${pathOf(box)}/hello.txt'`,
};

export const listVolume: Action = {
  id: "list-volume",
  icon: FolderTree,
  group: "look",
  title: (box, around) =>
    neighbour(box, around) && box.detail !== undefined ? message("action.list-files") : undefined,
  line: (box, around) => `${exec(box, around)} ls -l ${pathOf(box)}`,
};
