/**
 * Microsoft's disks: one node at a time, in one zone. https://github.com/kubernetes-sigs/azuredisk-csi-driver
 */
import { csiAccessModes, csiSource, invalidArgument, type Provisioner } from "./provisioner.ts";
import { zoneAffinity } from "./zones.ts";

export const azureDisk: Provisioner = {
  name: "disk.csi.azure.com",
  identity: "disk.csi.azure.com_csi-azuredisk-controller-0_0",
  driver: { attachRequired: true, expands: true },
  provision: (request) => {
    const { claim, volumeName } = request;
    const shared = claim.spec.accessModes?.find(
      (mode) => mode === "ReadWriteMany" || mode === "ReadOnlyMany",
    );
    if (shared && claim.spec.volumeMode !== "Block")
      return invalidArgument(`mountVolume is not supported for access mode: ${csiAccessModes[shared]}`);
    const path = "/subscriptions/0/resourceGroups/cluster/providers/Microsoft.Compute/disks";
    return {
      spec: { ...csiSource(azureDisk.name, `${path}/${volumeName}`, "ext4"), ...zoneAffinity(request) },
    };
  },
};
