/** Amazon's disks: one node at a time, in one zone. https://github.com/kubernetes-sigs/aws-ebs-csi-driver */
import { csiAccessModes, csiSource, invalidArgument, type Provisioner } from "./provisioner.ts";
import { zoneAffinity } from "./zones.ts";

export const awsEbs: Provisioner = {
  name: "ebs.csi.aws.com",
  identity: "ebs.csi.aws.com_ebs-csi-controller-0_0",
  driver: { attachRequired: true, expands: true },
  provision: (request) => {
    const { claim, view } = request;
    const modes = claim.spec.accessModes ?? [];
    const refused = modes.find((mode) => mode !== "ReadWriteOnce" && mode !== "ReadWriteOncePod");
    if (refused)
      return invalidArgument(
        `Volume capabilities ${csiAccessModes[refused]} not supported. Only AccessModes[ReadWriteOnce] supported.`,
      );
    const handle = `vol-${view.random.hex(32, "volume handle", claim.metadata.uid)}`;
    return { spec: { ...csiSource(awsEbs.name, handle, "ext4"), ...zoneAffinity(request) } };
  },
};
