/**
 * Google's disks: one node at a time for writing, in one zone.
 * https://github.com/kubernetes-sigs/gcp-compute-persistent-disk-csi-driver
 */
import { csiSource, invalidArgument, type Provisioner } from "./provisioner.ts";
import { zoneAffinity } from "./zones.ts";

export const gcePd: Provisioner = {
  name: "pd.csi.storage.gke.io",
  identity: "pd.csi.storage.gke.io_pd-csi-controller-0_0",
  driver: { attachRequired: true, expands: true },
  provision: (request) => {
    const { claim, view } = request;
    if (claim.spec.accessModes?.includes("ReadWriteMany") && claim.spec.volumeMode !== "Block")
      return invalidArgument("VolumeCapabilities is invalid: specified multi writer with mount access type");
    const handle = `vol-${view.random.hex(32, "volume handle", claim.metadata.uid)}`;
    return { spec: { ...csiSource(gcePd.name, handle, "ext4"), ...zoneAffinity(request) } };
  },
};
