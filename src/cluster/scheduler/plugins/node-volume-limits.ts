/**
 * NodeVolumeLimits: a driver attaches only so many volumes to a node.
 * `pkg/scheduler/framework/plugins/nodevolumelimits/csi.go`.
 */
import type { KubernetesObject, Pod } from "#api";
import type { View } from "../../component.ts";
import type { NodeState } from "../node-state.ts";
import { createdOrChanged, podLeft } from "../occurrences.ts";
import { type Plugin, preemptible } from "../plugin.ts";
import { claimNameOf } from "../volumes/pod-claims.ts";

const refusal = preemptible("node(s) exceed max volume count");

type CsiNode = KubernetesObject & {
  readonly spec?: {
    readonly drivers?: readonly {
      readonly name: string;
      readonly allocatable?: { readonly count?: number };
    }[];
  };
};

/** `driver/handle` of the CSI volumes that a Pod uses. */
function csiVolumes(view: View, pod: Pod): readonly string[] {
  return (pod.spec.volumes ?? []).flatMap((volume) => {
    const name = claimNameOf(pod, volume);
    const claim = name
      ? view.get("PersistentVolumeClaim", `${pod.metadata.namespace}/${name}`)?.value
      : undefined;
    const bound = claim?.spec.volumeName
      ? view.get("PersistentVolume", claim.spec.volumeName)?.value
      : undefined;
    const csi = bound?.spec.csi;
    return csi ? [`${csi.driver}/${csi.volumeHandle}`] : [];
  });
}

const driverOf = (volume: string): string => volume.slice(0, volume.indexOf("/"));

function exceeds(view: View, wanted: readonly string[], { name, pods }: NodeState): boolean {
  const limits = (view.get("CSINode", name)?.value as CsiNode | undefined)?.spec?.drivers ?? [];
  if (limits.every(({ allocatable }) => allocatable?.count === undefined)) return false;
  const present = new Set(pods.flatMap((pod) => csiVolumes(view, pod)));
  const fresh = wanted.filter((volume) => !present.has(volume));
  return limits.some(({ name: driver, allocatable }) => {
    const additional = fresh.filter((volume) => driverOf(volume) === driver).length;
    const attached = [...present].filter((volume) => driverOf(volume) === driver).length;
    return additional > 0 && allocatable?.count !== undefined && attached + additional > allocatable.count;
  });
}

export const nodeVolumeLimits: Plugin = {
  name: "NodeVolumeLimits",
  prepare: ({ view, pod }) => {
    const wanted = csiVolumes(view, pod);
    if (wanted.length === 0) return undefined;
    return { filter: (node) => (exceeds(view, wanted, node) ? refusal : undefined) };
  },
  wakes: (change) =>
    createdOrChanged(change, "CSINode") ||
    podLeft(change) !== undefined ||
    (change.kind === "VolumeAttachment" && change.after === undefined) ||
    (change.kind === "PersistentVolumeClaim" && change.before === undefined),
};
