/** The edges of the picture, by what they join. */
import type { Moment } from "../../moment.ts";
import type { Edge } from "../box.ts";
import type { ShownPod } from "../boxes/pods.ts";
import { boundClaimEdges, claimOnNodeEdges, volumeToClaimEdges, volumeToDiskEdges } from "./claims.ts";
import { hostPathEdges } from "./host-path.ts";
import { mountEdges } from "./mounts.ts";

const ofPods = [mountEdges, hostPathEdges, claimOnNodeEdges, volumeToClaimEdges];
const ofCluster = [boundClaimEdges, volumeToDiskEdges];

/** Only edges whose both ends are drawn. */
export function edgesBetween(
  boxes: ReadonlySet<string>,
  pods: readonly ShownPod[],
  moment: Moment,
): readonly Edge[] {
  const edges = [
    ...pods.flatMap((pod) => ofPods.flatMap((edgesOf) => edgesOf(pod, moment))),
    ...ofCluster.flatMap((edgesOf) => edgesOf(moment)),
  ];
  return edges.filter(({ from, to }) => boxes.has(from) && boxes.has(to));
}
