/** Every event that the matrix has a row for. */
import { claimEvents } from "./claims.ts";
import { containerEvents } from "./containers.ts";
import type { SurvivalEvent } from "./event.ts";
import { evictionEvents } from "./evictions.ts";
import { nodeEvents } from "./nodes.ts";
import { objectEvents } from "./objects.ts";
import { podEvents } from "./pods.ts";
import { workloadEvents } from "./workloads.ts";

export const events: readonly SurvivalEvent[] = [
  ...containerEvents,
  ...podEvents,
  ...workloadEvents,
  ...nodeEvents,
  ...evictionEvents,
  ...claimEvents,
  ...objectEvents,
];
