/** emptyDir: an empty directory that is made with the Pod and dies with it. */
import { type EmptyDirSource, type Pod, quantityToBytes } from "#api";
import { newRoot, ROOT_INODE } from "../files/index.ts";
import { failed, type MountableType, type MountRequest, type MountResult, podDisk } from "./volume-type.ts";

/** On disk it outlives a reboot; in memory it does not. `pkg/volume/emptydir/empty_dir.go` */
export const emptyDir: MountableType = {
  field: "emptyDir",
  plugin: "kubernetes.io/empty-dir",
  provider: "pod",
  sharedBy: "pod",
  filesDieWhen: "pod",
  isRenewed: false,
  takesGroup: true,
  mount: (request) => {
    const { medium = "" } = request.source as EmptyDirSource;
    if (medium !== "" && medium !== "Memory" && !medium.startsWith("HugePages"))
      return failed("SetUp", request.specName, `unknown storage medium ${JSON.stringify(medium)}`);
    return medium === "" ? onDisk(request) : inMemory(request);
  },
};

function onDisk(request: MountRequest): MountResult {
  const disk = podDisk(request, emptyDir);
  return ready(request, disk, "ext4");
}

function inMemory(request: MountRequest): MountResult {
  const capacityBytes = memoryCapacity(request);
  return ready(request, podDisk(request, emptyDir, { medium: "memory", capacityBytes }), "tmpfs");
}

function ready(request: MountRequest, disk: ReturnType<typeof podDisk>, fileSystem: string): MountResult {
  const { files, view } = request;
  if (!view.get("Disk", disk.id)) request.putDisk(disk);
  if (!files.get(disk.id, ROOT_INODE)) files.put(newRoot(disk.id, view.now, { mode: 0o777 }));
  return { disk: disk.id, path: "/", hostPath: disk.path!, fileSystem };
}

/**
 * The least of what the node has, what the Pod's containers may use, and what the volume asks for: in bytes.
 */
function memoryCapacity({ machine, pod, source, view }: MountRequest): number {
  const { sizeLimit } = source as EmptyDirSource;
  const node = view.get("Node", machine.name)?.value;
  const memory = quantityToBytes(node?.status?.allocatable?.memory) || machine.memoryBytes;
  const limits = [memory, podMemoryLimit(pod), sizeLimit === undefined ? 0 : quantityToBytes(sizeLimit)];
  return Math.min(...limits.filter((bytes) => bytes > 0));
}

/** 0 unless every container has a limit: then the sum, or the largest init container. */
function podMemoryLimit({ spec }: Pod): number {
  const limits = spec.containers.map(({ resources }) => quantityToBytes(resources?.limits?.memory));
  if (limits.some((bytes) => bytes === 0)) return 0;
  const init = (spec.initContainers ?? []).map(({ resources }) => quantityToBytes(resources?.limits?.memory));
  return Math.max(
    limits.reduce((sum, bytes) => sum + bytes, 0),
    ...init,
  );
}
