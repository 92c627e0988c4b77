/** Which volumes kube-controller-manager can make and delete by itself, and which it leaves to drivers. */
import { type PersistentVolume, provisionedByAnnotation } from "#api";

/** In-tree provisioners whose work CSI drivers do since: `staging/src/k8s.io/csi-translation-lib`. */
const migratedTo: Readonly<Record<string, string>> = {
  "kubernetes.io/aws-ebs": "ebs.csi.aws.com",
  "kubernetes.io/azure-disk": "disk.csi.azure.com",
  "kubernetes.io/azure-file": "file.csi.azure.com",
  "kubernetes.io/cinder": "cinder.csi.openstack.org",
  "kubernetes.io/gce-pd": "pd.csi.storage.gke.io",
  "kubernetes.io/portworx-volume": "pxd.portworx.com",
  "kubernetes.io/vsphere-volume": "csi.vsphere.vmware.com",
};

/** Volume sources that those drivers took over, and the field that names the disk. */
const migratedSources: readonly (readonly [source: string, driver: string, handle: string])[] = [
  ["awsElasticBlockStore", "ebs.csi.aws.com", "volumeID"],
  ["azureDisk", "disk.csi.azure.com", "diskName"],
  ["azureFile", "file.csi.azure.com", "shareName"],
  ["cinder", "cinder.csi.openstack.org", "volumeID"],
  ["gcePersistentDisk", "pd.csi.storage.gke.io", "pdName"],
  ["portworxVolume", "pxd.portworx.com", "volumeID"],
  ["vsphereVolume", "csi.vsphere.vmware.com", "volumePath"],
];

type Sources = { readonly csi?: { readonly driver: string; readonly volumeHandle?: string } } & {
  readonly [source: string]: unknown;
};

/**
 * The driver and the handle it knows a volume by; `undefined` for volumes of other plugins, and for inline
 * csi.
 */
export function drivenBy(sources: Sources): { readonly driver: string; readonly handle: string } | undefined {
  const { csi } = sources;
  if (csi)
    return csi.volumeHandle === undefined ? undefined : { driver: csi.driver, handle: csi.volumeHandle };
  for (const [source, driver, handle] of migratedSources) {
    const fields = sources[source] as Readonly<Record<string, unknown>> | undefined;
    if (fields) return { driver, handle: String(fields[handle] ?? "") };
  }
  return undefined;
}

/** What a volume that a Pod names itself is called: `DRIVER-HANDLE`. */
export const inlineName = ({
  driver,
  handle,
}: {
  readonly driver: string;
  readonly handle: string;
}): string => `${driver}-${handle}`;

const isInTree = (provisioner: string): boolean => provisioner.startsWith("kubernetes.io/");

/** The name that provisions for a class; `undefined` where nothing answers to the name. */
export function externalProvisioner(provisioner: string): string | undefined {
  return migratedTo[provisioner] ?? (isInTree(provisioner) ? undefined : provisioner);
}

/** `external`: somebody else deletes it; `deleted`: done; otherwise why it cannot be. */
export function deletionBy(volume: PersistentVolume): "external" | "deleted" | { readonly error: string } {
  const { spec, metadata } = volume;
  const provisioner = metadata.annotations?.[provisionedByAnnotation];
  if (provisioner && externalProvisioner(provisioner)) return "external";
  if (migratedSources.some(([source]) => spec[source] !== undefined)) return "external";
  if (!spec.hostPath)
    return {
      error: `error getting deleter volume plugin for volume "${metadata.name}": no deletable volume plugin matched`,
    };
  // The directory is deleted where kube-controller-manager runs, not on a node.
  if (/\/tmp\/.+/.test(spec.hostPath.path)) return "deleted";
  return { error: `host_path deleter only supports /tmp/.+ but received provided ${spec.hostPath.path}` };
}

export const isRecyclable = ({ spec }: PersistentVolume): boolean =>
  spec.hostPath !== undefined || spec.nfs !== undefined;
