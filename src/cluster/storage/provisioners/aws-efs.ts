/**
 * Amazon's file systems: any number of nodes, in every zone, nothing to attach.
 * https://github.com/kubernetes-sigs/aws-efs-csi-driver
 */
import { csiSource, type Provisioner } from "./provisioner.ts";

export const awsEfs: Provisioner = {
  name: "efs.csi.aws.com",
  identity: "efs.csi.aws.com_efs-csi-controller-0_0",
  driver: { attachRequired: false, expands: false },
  provision: ({ claim, view }) => {
    const [system, point] = ["file system", "access point"].map((part) =>
      view.random.hex(17, part, claim.metadata.uid),
    );
    return { spec: csiSource(awsEfs.name, `fs-${system}::fsap-${point}`) };
  },
};
