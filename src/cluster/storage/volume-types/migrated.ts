/**
 * Disks of clouds under the names they had before drivers: 1.32 reads them as csi volumes of the driver that
 * took over.
 */
import type { ReferringType, VolumeField } from "./volume-type.ts";

/**
 * `staging/src/k8s.io/csi-translation-lib/plugins`. `handle`: the field of the source that names the disk.
 */
const migrated = (
  field: VolumeField,
  driver: string,
  handle: string,
  sharedBy: ReferringType["sharedBy"],
): ReferringType => ({
  field,
  plugin: "kubernetes.io/csi",
  provider: "network",
  sharedBy,
  filesDieWhen: "never",
  isRenewed: false,
  takesGroup: true,
  resolve: (_view, _pod, volume) => {
    const fields = (volume[field] ?? {}) as Readonly<Record<string, unknown>>;
    const volumeHandle = String(fields[handle] ?? "");
    const readOnly = fields.readOnly === true;
    return {
      field: "csi",
      source: { driver, volumeHandle, readOnly },
      specName: `${driver}-${volumeHandle}`,
      readOnly,
    };
  },
});

export const awsElasticBlockStore = migrated(
  "awsElasticBlockStore",
  "ebs.csi.aws.com",
  "volumeID",
  "machine",
);
export const azureDisk = migrated("azureDisk", "disk.csi.azure.com", "diskName", "machine");
export const azureFile = migrated("azureFile", "file.csi.azure.com", "shareName", "cluster");
export const cinder = migrated("cinder", "cinder.csi.openstack.org", "volumeID", "machine");
export const gcePersistentDisk = migrated("gcePersistentDisk", "pd.csi.storage.gke.io", "pdName", "machine");
export const portworxVolume = migrated("portworxVolume", "pxd.portworx.com", "volumeID", "cluster");
export const vsphereVolume = migrated("vsphereVolume", "csi.vsphere.vmware.com", "volumePath", "machine");
