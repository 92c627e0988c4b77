/** nfs: a directory of a file server outside the cluster, for as many nodes as like. */
import type { NfsSource } from "#api";
import { fileAt } from "../files/index.ts";
import {
  failed,
  type MountableType,
  type MountRequest,
  type MountResult,
  volumePath,
} from "./volume-type.ts";

/** The disk of the file server: every server's name leads to the same one. */
export const NFS_DISK = "nfs";

/** Nobody enforces access modes, nothing is attached. `pkg/volume/nfs/nfs.go` */
export const nfs: MountableType = {
  field: "nfs",
  plugin: "kubernetes.io/nfs",
  provider: "network",
  sharedBy: "cluster",
  filesDieWhen: "never",
  isRenewed: false,
  takesGroup: false,
  mount: ({ files, pod, source, specName }: MountRequest): MountResult => {
    const { server, path, readOnly = false } = source as NfsSource;
    const hostPath = volumePath(pod, nfs.plugin, specName);
    const exported = fileAt(files, NFS_DISK, path);
    if (exported?.type !== "directory") return failed("SetUp", specName, refusal(server, path, hostPath));
    return { disk: NFS_DISK, path, hostPath, readOnly, fileSystem: "nfs4" };
  },
};

/** What `mount` prints when the server does not export that. */
const refusal = (server: string, path: string, target: string): string =>
  `mount failed: exit status 32
Mounting command: mount
Mounting arguments: -t nfs ${server}:${path} ${target}
Output: mount.nfs: mounting ${server}:${path} failed, reason given by server: No such file or directory
`;
