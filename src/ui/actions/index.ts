/** Everything that can be done to boxes, in the order of the menu. */
import type { Box } from "#views";
import type { Action, Surroundings } from "./action.ts";
import { deleteClaim, describeObject } from "./claims.ts";
import { killContainer, listFiles, showLogs, writeFile } from "./containers.ts";
import {
  cordonNode,
  crashNode,
  describeNode,
  drainNode,
  healNode,
  listDisk,
  partitionNode,
  restartNode,
  startKubelet,
  stopKubelet,
  uncordonNode,
} from "./nodes.ts";
import {
  deleteDeployment,
  deletePod,
  describePod,
  forceDeletePod,
  restartDeployment,
  scaleDeployment,
} from "./pods.ts";
import { listVolume, writeIntoVolume } from "./volumes.ts";

export type { Action, Surroundings } from "./action.ts";

/** The first that applies to a box is its obvious fault: what the Delete key does. */
const actions: readonly Action[] = [
  killContainer,
  deletePod,
  forceDeletePod,
  crashNode,
  restartNode,
  partitionNode,
  healNode,
  stopKubelet,
  startKubelet,
  deleteClaim,
  cordonNode,
  uncordonNode,
  drainNode,
  writeFile,
  writeIntoVolume,
  restartDeployment,
  scaleDeployment,
  listFiles,
  listVolume,
  listDisk,
  showLogs,
  describePod,
  describeNode,
  describeObject,
  deleteDeployment,
];

/** What can be done to a box as it is now. */
export const actionsOf = (box: Box, around: Surroundings): readonly Action[] =>
  actions.filter((action) => action.title(box, around) !== undefined);

/** The action of a key; Delete and Backspace stand for the first fault there is. */
export function actionOfKey(key: string, box: Box, around: Surroundings): Action | undefined {
  const possible = actionsOf(box, around);
  if (key === "Delete" || key === "Backspace") return possible.find(({ group }) => group === "break");
  return possible.find((action) => action.key === key.toLowerCase());
}
