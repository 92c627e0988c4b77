/** Every volume type that has a plugin, by the field that names it. */
import type { Volume } from "#api";
import { configMap } from "./config-map.ts";
import { csi } from "./csi.ts";
import { downwardApi } from "./downward-api.ts";
import { emptyDir } from "./empty-dir.ts";
import { ephemeral } from "./ephemeral.ts";
import { gitRepo } from "./git-repo.ts";
import { hostPath } from "./host-path.ts";
import { local } from "./local.ts";
import {
  awsElasticBlockStore,
  azureDisk,
  azureFile,
  cinder,
  gcePersistentDisk,
  portworxVolume,
  vsphereVolume,
} from "./migrated.ts";
import { NFS_DISK, nfs } from "./nfs.ts";
import { persistentVolumeClaim } from "./persistent-volume-claim.ts";
import { projected } from "./projected.ts";
import { secret } from "./secret.ts";
import type { VolumeField, VolumeType } from "./volume-type.ts";

const volumeTypes: { readonly [Field in VolumeField]: VolumeType } = {
  awsElasticBlockStore,
  azureDisk,
  azureFile,
  cinder,
  configMap,
  csi,
  downwardAPI: downwardApi,
  emptyDir,
  ephemeral,
  gcePersistentDisk,
  gitRepo,
  hostPath,
  local,
  nfs,
  persistentVolumeClaim,
  portworxVolume,
  projected,
  secret,
  vsphereVolume,
};

/**
 * The type behind a field; `undefined` for sources that 1.32 accepts but has no plugin for (`rbd`,
 * `glusterfs` …).
 */
export const volumeTypeOf = (field: string): VolumeType | undefined =>
  Object.hasOwn(volumeTypes, field) ? volumeTypes[field as VolumeField] : undefined;

/** The field of a Pod's volume that says what it is. */
export const fieldOf = (volume: Volume): string =>
  Object.keys(volume).find((key) => key !== "name" && volume[key] !== undefined) ?? "emptyDir";

export { podField, resourceField } from "./pod-fields.ts";
export type * from "./volume-type.ts";
export { globalMapPathOf } from "./volume-type.ts";
export { NFS_DISK };
