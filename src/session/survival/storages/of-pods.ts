/** Storage that belongs to a container or to a Pod. */
import { claimOf, fileInVolume, type Storage, storageClass, treasure } from "./storage.ts";

export const layer: Storage = { title: "writable layer", path: "/file" };

export const emptyDir: Storage = {
  title: "emptyDir on disk",
  volume: { emptyDir: {} },
  path: fileInVolume,
};

export const memory: Storage = {
  title: "emptyDir in memory",
  volume: { emptyDir: { medium: "Memory" } },
  path: fileInVolume,
};

const repository = "/srv/git/site.git";

export const gitRepo: Storage = {
  title: "gitRepo",
  volume: { gitRepo: { repository: `file://${repository}`, directory: "." } },
  onNodes: [
    `mkdir -p /srv/git && git init -q --bare ${repository} && git clone -q ${repository} /srv/work 2>/dev/null`,
    "cd /srv/work && echo one > index.html && git add . && git commit -qm one && git push -q origin master",
  ],
  path: fileInVolume,
};

export const configMap: Storage = {
  title: "configMap",
  volume: { configMap: { name: "settings" } },
  objects: () => [
    { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "settings" }, data: { file: treasure } },
  ],
  path: fileInVolume,
  isReadOnly: true,
};

export const secret: Storage = {
  title: "secret",
  volume: { secret: { secretName: "key" } },
  objects: () => [
    { apiVersion: "v1", kind: "Secret", metadata: { name: "key" }, stringData: { file: treasure } },
  ],
  path: fileInVolume,
  isReadOnly: true,
};

export const ephemeral: Storage = {
  title: "generic ephemeral",
  volume: { ephemeral: { volumeClaimTemplate: { spec: claimOf("disks") } } },
  objects: () => [storageClass("disks", "ebs.csi.aws.com")],
  path: fileInVolume,
};
