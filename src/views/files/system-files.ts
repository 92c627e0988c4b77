/** Files that Kubernetes itself keeps: nobody wrote them, and nobody asks whether they survive. */
import type { Disk } from "#cluster";

/** Made by the container runtime in every writable layer, as mount points. */
const ofEveryLayer = new Set([
  "/etc/hosts",
  "/etc/hostname",
  "/etc/resolv.conf",
  "/etc/mtab",
  "/dev/termination-log",
  "/.dockerenv",
]);

/** What the kubelet, the container runtime and the operating system keep on a node's disk. */
const ofEveryNode = [
  "/var/log/pods/",
  "/var/log/containers/",
  "/var/lib/kubelet/",
  "/var/lib/containerd/",
  "/run/",
  "/etc/",
  "/proc/",
  "/sys/",
  "/dev/",
];

/** The machine one types at, and its disk: it is no part of the picture. */
const personsMachine = "host";

const serviceAccountVolume = /^kube-api-access-/;

/** Whether a disk holds nothing but such files. */
export const isSystemDisk = (disk: Disk): boolean =>
  disk.id === personsMachine || serviceAccountVolume.test(disk.volume ?? "");

export function isSystemFile(disk: Disk, path: string): boolean {
  if (disk.type === "layer") return ofEveryLayer.has(path);
  if (disk.type === "node") return ofEveryNode.some((directory) => path.startsWith(directory));
  return false;
}

/** ConfigMaps and the like write each version into a directory of its own, and link to the latest. */
export const withoutVersion = (path: string): string => path.replace(/(^|\/)\.\.[^/]+\//, "$1");
