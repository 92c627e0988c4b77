/** Defaults of a Pod's volumes (`pkg/apis/core/v1/defaults.go`). */
import type { DownwardApiItem, Volume } from "#api";
import type { Draft } from "./draft.ts";
import { defaultVolumeClaimSpec } from "./storage.ts";

/** Read by owner, group and others: 0644. */
const readableByAll = 0o644;
const tokenLifetimeSeconds = 3600;

export function defaultPodVolume(volume: Draft<Volume>): void {
  if (Object.keys(volume).every((field) => field === "name")) volume.emptyDir = {};
  if (volume.hostPath) volume.hostPath.type ??= "";
  if (volume.configMap) volume.configMap.defaultMode ??= readableByAll;
  if (volume.secret) volume.secret.defaultMode ??= readableByAll;
  if (volume.downwardAPI) {
    volume.downwardAPI.defaultMode ??= readableByAll;
    defaultItems(volume.downwardAPI.items);
  }
  if (volume.projected) {
    volume.projected.defaultMode ??= readableByAll;
    for (const source of volume.projected.sources ?? []) {
      if (source.serviceAccountToken) source.serviceAccountToken.expirationSeconds ??= tokenLifetimeSeconds;
      defaultItems(source.downwardAPI?.items);
    }
  }
  if (volume.ephemeral?.volumeClaimTemplate?.spec)
    defaultVolumeClaimSpec(volume.ephemeral.volumeClaimTemplate.spec);
  defaultDisks(volume as Draft<Record<string, Record<string, unknown> | undefined>>);
}

function defaultItems(items: Draft<readonly DownwardApiItem[]> | undefined): void {
  for (const item of items ?? []) if (item.fieldRef) item.fieldRef.apiVersion ??= "v1";
}

/** Old disk sources whose plugins are gone still have their defaults. */
function defaultDisks(volume: Record<string, Record<string, unknown> | undefined>): void {
  const { azureDisk, iscsi, rbd, scaleIO } = volume;
  if (iscsi) iscsi.iscsiInterface ??= "default";
  if (rbd) {
    rbd.pool ??= "rbd";
    rbd.user ??= "admin";
    rbd.keyring ??= "/etc/ceph/keyring";
  }
  if (azureDisk) {
    azureDisk.cachingMode ??= "ReadWrite";
    azureDisk.kind ??= "Shared";
    azureDisk.fsType ??= "ext4";
    azureDisk.readOnly ??= false;
  }
  if (scaleIO) {
    scaleIO.storageMode ??= "ThinProvisioned";
    scaleIO.fsType ??= "xfs";
  }
}
