/** The cluster a scenario asks for, before anything has happened in it. */
import { Cluster, type ClusterOptions, type NodeSetup } from "#cluster";
import { imagesOnNodes } from "./preloaded-images.ts";
import type { Scenario } from "./scenario/scenario.ts";
import { readTaint } from "./taints.ts";

type Runnable = Pick<ClusterOptions, "seed" | "software" | "programs">;

/** @param runnable what can run in it; without software it can only be looked at */
export function clusterOf(scenario: Scenario, runnable: Runnable = {}): Cluster {
  const { cluster: shape, settings, kubelet } = scenario;
  return new Cluster({
    ...runnable,
    settings: { ...settings, kubelet },
    nodes: nodesOf(scenario),
    images: imagesOnNodes,
    ...(shape.cpu === undefined ? {} : { cpu: shape.cpu }),
    ...(shape.memory === undefined ? {} : { memory: shape.memory }),
    ...(shape.pods === undefined ? {} : { pods: shape.pods }),
  });
}

function nodesOf({ cluster: { nodes, zones, labels, taints } }: Scenario): readonly NodeSetup[] {
  return Array.from({ length: nodes }, (_, at) => {
    const name = `node-${at + 1}`;
    const zone = zones?.[name];
    return {
      name,
      ...(zone === undefined ? {} : { zone }),
      ...(labels?.[name] ? { labels: labels[name] } : {}),
      ...(taints?.[name] ? { taints: taints[name].map(readTaint) } : {}),
    };
  });
}
