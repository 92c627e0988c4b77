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

/** Volume sources that those drivers took over. */
const migratedSources = [
  "awsElasticBlockStore",
  "azureDisk",
  "azureFile",
  "cinder",
  "gcePersistentDisk",
  "portworxVolume",
  "vsphereVolume",
];

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
  if (migratedSources.some((source) => spec[source] !== undefined)) return "external";
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
