/** Directories of one node, as k3s and kind make them. https://github.com/rancher/local-path-provisioner */
import { hostnameLabel } from "#api";
import type { Provisioner } from "./provisioner.ts";

const modes = ["ReadWriteOnce", "ReadWriteOncePod"];

export const localPath: Provisioner = {
  name: "rancher.io/local-path",
  identity: "rancher.io/local-path_local-path-provisioner-0_0",
  provision: ({ claim, volumeName, node }) => {
    if (claim.spec.accessModes?.some((mode) => !modes.includes(mode)))
      return { error: "NodePath only supports ReadWriteOnce and ReadWriteOncePod (1.22+) access modes" };
    if (!node) return { error: "configuration error, no node was specified" };
    const { name } = node.metadata;
    const path = `/opt/local-path-provisioner/${volumeName}_${claim.metadata.namespace}_${claim.metadata.name}`;
    const hostname = node.metadata.labels?.[hostnameLabel] ?? name;
    const matchExpressions = [{ key: hostnameLabel, operator: "In" as const, values: [hostname] }];
    return {
      spec: {
        hostPath: { path, type: "DirectoryOrCreate" },
        nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions }] } },
      },
      annotations: { "local.path.provisioner/selected-node": name },
    };
  },
};
