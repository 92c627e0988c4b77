/** In which zone a disk is made, and the node affinity that keeps its Pods there. */
import { type PersistentVolumeSpec, zoneLabel } from "#api";
import type { ProvisionRequest } from "./provisioner.ts";

/**
 * The chosen node's zone; without a node one that the class allows, or any that a node has. In a cluster
 * without
 * zones a disk has none.
 */
export function zoneAffinity(request: ProvisionRequest): Partial<PersistentVolumeSpec> {
  const zone = zoneFor(request);
  if (zone === undefined) return {};
  const matchExpressions = [{ key: zoneLabel, operator: "In" as const, values: [zone] }];
  return { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions }] } } };
}

function zoneFor({ view, node, storageClass, claim }: ProvisionRequest): string | undefined {
  if (node) return node.metadata.labels?.[zoneLabel];
  const allowed = (storageClass.allowedTopologies ?? []).flatMap(({ matchLabelExpressions = [] }) =>
    matchLabelExpressions.flatMap(({ key, values }) => (key === zoneLabel ? values : [])),
  );
  const present = view.list("Node").flatMap(({ value }) => value.metadata.labels?.[zoneLabel] ?? []);
  const zones = [...new Set(allowed.length > 0 ? allowed : present)].sort();
  return zones[view.random.number("zone of volume", claim.metadata.uid) % Math.max(1, zones.length)];
}
