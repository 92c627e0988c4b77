/**
 * How badly a zone is hit, and what that means for evictions.
 * `pkg/controller/nodelifecycle/node_lifecycle_controller.go` ComputeZoneState, ReducedQPSFunc
 */
import { type Node, regionLabel, zoneLabel } from "#api";
import type { Ms } from "../../state/record.ts";
import { conditionOf } from "../conditions.ts";

export type ZoneCondition = "Normal" | "PartialDisruption" | "FullDisruption";

const unhealthyShare = 0.55;
const largeZone = 50;
/** One node in ten seconds; in a large zone that is half dead one in a hundred; in a small one none. */
const evictionPeriodMs: Ms = 10_000;
const reducedPeriodMs: Ms = 100_000;

export const readyStatus = (node: Node): "True" | "False" | "Unknown" =>
  conditionOf(node.status?.conditions, "Ready")?.status ?? "Unknown";

export function zoneOf({ metadata: { labels = {} } }: Node): string {
  const [region = "", zone = ""] = [labels[regionLabel], labels[zoneLabel]];
  return region === "" && zone === "" ? "" : `${region}:\u0000:${zone}`;
}

export function zoneCondition(nodes: readonly Node[]): ZoneCondition {
  const ready = nodes.filter((node) => readyStatus(node) === "True").length;
  const unready = nodes.length - ready;
  if (ready === 0 && unready > 0) return "FullDisruption";
  return unready > 2 && unready / nodes.length >= unhealthyShare ? "PartialDisruption" : "Normal";
}

/** How long after one node of the zone the next may be tainted NoExecute; `undefined`: none may. */
export function taintingPeriodMs(condition: ZoneCondition, size: number): Ms | undefined {
  if (condition !== "PartialDisruption") return evictionPeriodMs;
  return size > largeZone ? reducedPeriodMs : undefined;
}
