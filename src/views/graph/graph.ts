/** The whole picture at a moment: a file is drawn inside the box it dies with. */
import type { FileRow } from "../files/file-row.ts";
import type { Moment } from "../moment.ts";
import type { Box, BoxFile, Graph } from "./box.ts";
import { clusterBoxId, waitingBoxId } from "./box-ids.ts";
import { claimBoxes } from "./boxes/claims.ts";
import { containerBoxes } from "./boxes/containers.ts";
import { nodeBoxes } from "./boxes/nodes.ts";
import { outsideBoxes } from "./boxes/outside.ts";
import { podBox, shownPods } from "./boxes/pods.ts";
import { volumeBoxes } from "./boxes/volumes.ts";
import { edgesBetween } from "./edges/index.ts";
import type { Lens } from "./lens.ts";
import { isRecent } from "./recent.ts";

/** More than these are counted, not drawn. */
const filesPerBox = 5;
/** Of these at most so many are outlines. */
const outlinesPerBox = 2;

const cluster: Box = {
  id: clusterBoxId,
  type: "cluster",
  name: "",
  state: "present",
  files: [],
  moreFiles: 0,
};
const waiting: Box = {
  id: waitingBoxId,
  type: "waiting",
  parent: clusterBoxId,
  name: "",
  state: "present",
  files: [],
  moreFiles: 0,
};

export function graphAt(moment: Moment, lens: Lens, rows: readonly FileRow[]): Graph {
  const pods = shownPods(moment, lens);
  const there = pods.filter(({ state }) => state !== "gone");
  const podBoxes = pods.map((pod) => podBox(pod, moment));
  const bare = [
    cluster,
    ...nodeBoxes(moment),
    ...(podBoxes.some(({ parent }) => parent === waitingBoxId) ? [waiting] : []),
    ...podBoxes,
    ...pods.flatMap((pod) => [...containerBoxes(pod, moment), ...volumeBoxes(pod, moment)]),
    ...claimBoxes(moment, lens),
    ...outsideBoxes(moment),
  ];
  const files = filesByBox(rows, moment);
  const boxes = bare.map((box) => withFiles(box, files.get(box.id)));
  return { boxes, edges: edgesBetween(new Set(boxes.map(({ id }) => id)), there, moment) };
}

interface Chips {
  readonly here: BoxFile[];
  readonly gone: BoxFile[];
}

function filesByBox(rows: readonly FileRow[], moment: Moment): ReadonlyMap<string, Chips> {
  const boxes = new Map<string, Chips>();
  for (const { id, name, path, verdict, box, cause, endedAt } of rows) {
    const isGone = verdict === "lost" || verdict === "deleted";
    if (isGone && !isRecent({ revision: cause ?? 0, at: endedAt ?? 0 }, moment)) continue;
    const chips = boxes.get(box) ?? { here: [], gone: [] };
    boxes.set(box, chips);
    (isGone ? chips.gone : chips.here).push({ id, name, path, verdict });
  }
  return boxes;
}

function withFiles(box: Box, chips: Chips | undefined): Box {
  if (!chips) return box;
  const gone = chips.gone.slice(0, Math.max(outlinesPerBox, filesPerBox - chips.here.length));
  const here = chips.here.slice(0, filesPerBox - Math.min(gone.length, filesPerBox));
  const files = [...here, ...gone.slice(0, filesPerBox - here.length)];
  return { ...box, files, moreFiles: chips.here.length - here.length };
}
