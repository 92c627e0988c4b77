/**
 * The boxes of claims and persistent volumes, under the nodes: they belong to the cluster and outlive Pods.
 */
import type { KubernetesObject, PersistentVolume, PersistentVolumeClaim } from "#api";
import type { Moment } from "../../moment.ts";
import type { Badge, Box } from "../box.ts";
import { claimBoxId, clusterBoxId, persistentVolumeBoxId } from "../box-ids.ts";
import { isInView, type Lens } from "../lens.ts";
import { objectName } from "../owners.ts";

export function claimBoxes({ records }: Moment, lens: Lens): readonly Box[] {
  const claims = records
    .list("PersistentVolumeClaim")
    .map(({ value }) => value)
    .filter((claim) => isInView(claim.metadata.namespace ?? "", lens));
  const volumes = records.list("PersistentVolume").map(({ value }) => value);
  return [...claims.map(claimBox), ...volumes.map(persistentVolumeBox)];
}

const shared = { parent: clusterBoxId, state: "present", files: [], moreFiles: 0 } as const;

function claimBox(claim: PersistentVolumeClaim): Box {
  const { name, namespace = "default" } = claim.metadata;
  const size = claim.status?.capacity?.storage ?? claim.spec.resources?.requests?.storage ?? "";
  return {
    ...shared,
    id: claimBoxId(namespace, name),
    type: "claim",
    name,
    kind: "PVC",
    badge: badgeOf(claim, claim.status?.phase ?? "Pending"),
    detail: [size, ...(claim.spec.accessModes ?? []).map(shortMode)].filter(Boolean).join(" "),
    target: { kind: "PersistentVolumeClaim", name, namespace },
    manifest: { object: objectName("PersistentVolumeClaim", { name, namespace }) },
  };
}

function persistentVolumeBox(volume: PersistentVolume): Box {
  const { name } = volume.metadata;
  return {
    ...shared,
    id: persistentVolumeBoxId(name),
    type: "persistent-volume",
    name,
    kind: "PV",
    badge: badgeOf(volume, volume.status?.phase ?? "Pending"),
    detail: [volume.spec.persistentVolumeReclaimPolicy, volume.spec.storageClassName]
      .filter(Boolean)
      .join(" · "),
    target: { kind: "PersistentVolume", name },
    manifest: { object: objectName("PersistentVolume", { name }) },
  };
}

const tones: Readonly<Record<string, Badge["tone"]>> = {
  Bound: "good",
  Available: "good",
  Pending: "warn",
  Released: "warn",
};

function badgeOf(object: KubernetesObject, phase: string): Badge {
  if (object.metadata.deletionTimestamp !== undefined) return { text: "Terminating", tone: "warn" };
  return { text: phase, tone: tones[phase] ?? "bad" };
}

const modes: Readonly<Record<string, string>> = {
  ReadWriteOnce: "RWO",
  ReadOnlyMany: "ROX",
  ReadWriteMany: "RWX",
  ReadWriteOncePod: "RWOP",
};

/** `RWO`: pkg/apis/core/v1/helper, GetAccessModesAsString. */
const shortMode = (mode: string): string => modes[mode] ?? mode;
