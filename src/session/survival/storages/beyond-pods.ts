/** Storage that outlives Pods: on a node, on a file server, behind a claim. */
import { claimOf, fileInVolume, type Storage, storageClass, volumeOf } from "./storage.ts";

export const hostPath: Storage = {
  title: "hostPath",
  volume: { hostPath: { path: "/data/shared", type: "DirectoryOrCreate" } },
  path: fileInVolume,
};

export const nfs: Storage = {
  title: "nfs",
  volume: { nfs: { server: "10.0.0.5", path: "/export" } },
  onNodes: ["mkdir -p /opt/nfs/export"],
  path: fileInVolume,
};

const volume = { persistentVolumeClaim: { claimName: "data" } };

export const hostPathClaim: Storage = {
  title: "PVC on a hostPath PV",
  volume,
  claim: claimOf(""),
  objects: (policy) => [volumeOf("", policy, { hostPath: { path: "/data/volume" } })],
  path: fileInVolume,
};

/** kube-controller-manager deletes only what is below /tmp. */
export const temporaryClaim: Storage = {
  ...hostPathClaim,
  title: "PVC on a hostPath PV below /tmp",
  objects: (policy) => [volumeOf("", policy, { hostPath: { path: "/tmp/volume" } })],
};

export const nfsClaim: Storage = {
  ...nfs,
  title: "PVC on an nfs PV",
  volume,
  claim: claimOf(""),
  objects: (policy) => [volumeOf("", policy, { ...nfs.volume })],
};

/** The hostname of the node that has the directory. */
const onFirstNode = {
  key: "kubernetes.io/hostname",
  operator: "In",
  values: ["node-1"],
};

export const localClaim: Storage = {
  title: "PVC on a local PV",
  volume,
  claim: claimOf("local"),
  objects: (policy) => [
    storageClass("local", "kubernetes.io/no-provisioner"),
    volumeOf("local", policy, {
      local: { path: "/mnt/disk" },
      nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [onFirstNode] }] } },
    }),
  ],
  onNodes: ["mkdir -p /mnt/disk"],
  path: fileInVolume,
};

export const localPathClaim: Storage = {
  title: "PVC of local-path",
  volume,
  claim: claimOf("local-path"),
  objects: (policy) => [
    storageClass("local-path", "rancher.io/local-path", policy && { reclaimPolicy: policy }),
  ],
  path: fileInVolume,
};

export const diskClaim: Storage = {
  title: "PVC on a network disk",
  volume,
  claim: claimOf("disks"),
  objects: (policy) => [storageClass("disks", "ebs.csi.aws.com", policy && { reclaimPolicy: policy })],
  path: fileInVolume,
};
