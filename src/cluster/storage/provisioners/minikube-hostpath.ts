/**
 * Directories of whichever node a Pod is on, as minikube makes them.
 * https://github.com/kubernetes/minikube/tree/master/pkg/storage
 */
import type { Provisioner } from "./provisioner.ts";

export const minikubeHostpath: Provisioner = {
  name: "k8s.io/minikube-hostpath",
  identity: "k8s.io/minikube-hostpath_minikube_0",
  provision: ({ claim }) => ({
    spec: {
      hostPath: {
        path: `/tmp/hostpath-provisioner/${claim.metadata.namespace}/${claim.metadata.name}`,
        type: "",
      },
    },
    annotations: { hostPathProvisionerIdentity: "minikube" },
  }),
};
