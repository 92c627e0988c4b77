/**
 * VolumeZone: a volume labelled with a zone serves nodes of that zone.
 * `pkg/scheduler/framework/plugins/volumezone`.
 */
import { type Node, type PersistentVolume, regionLabel, zoneLabel } from "#api";
import { createdOrChanged, nodeAdded, nodeTaintsChanged } from "../occurrences.ts";
import { type Plugin, unresolvable } from "../plugin.ts";
import { podClaims } from "../volumes/pod-claims.ts";

const refusal = unresolvable("node(s) had no available volume zone");

const topologyLabels: Readonly<Record<string, string>> = {
  [zoneLabel]: zoneLabel,
  [regionLabel]: regionLabel,
  "failure-domain.beta.kubernetes.io/zone": zoneLabel,
  "failure-domain.beta.kubernetes.io/region": regionLabel,
};

/** What the volumes ask of a node's labels; several zones are separated by `__`. */
function demandsOf(volumes: readonly PersistentVolume[]) {
  return volumes.flatMap(({ metadata: { labels = {} } }) =>
    Object.keys(topologyLabels).flatMap((label) => {
      const zones = labels[label];
      return zones === undefined ? [] : [{ label, zones: zones.split("__") }];
    }),
  );
}

function knowsItsPlace({ metadata: { labels = {} } }: Node): boolean {
  return Object.keys(topologyLabels).some((label) => labels[label] !== undefined);
}

export const volumeZone: Plugin = {
  name: "VolumeZone",
  prepare: ({ view, pod }) => {
    if (!pod.spec.volumes?.some(({ persistentVolumeClaim, ephemeral }) => persistentVolumeClaim ?? ephemeral))
      return undefined;
    const claims = podClaims(view, pod);
    if (!claims || "refused" in claims) return undefined;
    const volumes = claims.bound.flatMap(({ spec }) => {
      const volume = view.get("PersistentVolume", spec.volumeName ?? "");
      return volume ? [volume.value] : [];
    });
    const demands = demandsOf(volumes);
    if (demands.length === 0) return undefined;
    return {
      filter: ({ node }) => {
        if (!knowsItsPlace(node)) return undefined;
        const labels = node.metadata.labels ?? {};
        const met = demands.every(({ label, zones }) =>
          zones.includes(labels[label] ?? labels[topologyLabels[label] ?? ""] ?? ""),
        );
        return met ? undefined : refusal;
      },
    };
  },
  wakes: (change) =>
    nodeTaintsChanged(change) ||
    nodeAdded(change, ({ metadata }) => metadata.labels ?? {}) !== undefined ||
    createdOrChanged(change, "PersistentVolume", "PersistentVolumeClaim") ||
    (change.kind === "StorageClass" && change.before === undefined),
};
