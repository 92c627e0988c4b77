/** The edges of the picture, by what they join. */
import type { Moment } from "../../moment.ts";
import type { Edge } from "../box.ts";
import type { ShownPod } from "../boxes/pods.ts";
import { boundClaimEdges, volumeToClaimEdges } from "./claims.ts";
import { hostPathEdges } from "./host-path.ts";
import { mountEdges } from "./mounts.ts";

const ofPods = [mountEdges, hostPathEdges, volumeToClaimEdges];

/** Only edges whose both ends are drawn. */
export function edgesBetween(
  boxes: ReadonlySet<string>,
  pods: readonly ShownPod[],
  moment: Moment,
): readonly Edge[] {
  const edges = [
    ...pods.flatMap((pod) => ofPods.flatMap((edgesOf) => edgesOf(pod))),
    ...boundClaimEdges(moment),
  ];
  return edges.filter(({ from, to }) => boxes.has(from) && boxes.has(to));
}
