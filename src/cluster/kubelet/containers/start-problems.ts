/** Why runc refuses to start what was created. */
import type { ContainerInstance } from "../../state/machine-records.ts";
import { type ImageNode, partsOf } from "../../storage/files/index.ts";
import type { PodDraft } from "../pod-draft.ts";
import type { PlacedMount } from "./volume-mounts.ts";

const PREFIX =
  "failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ";

/** What a container needs before its own first byte. */
const INIT_BYTES = 2 * 1024 ** 2;

/** The message of the failed start, or `undefined` when nothing stands in the way. */
export function mountProblem(
  draft: PodDraft,
  image: ImageNode,
  mounts: readonly PlacedMount[],
  instance: ContainerInstance,
): string | undefined {
  for (const { hostPath, isDirectory, path } of mounts) {
    const below = nodeAt(image, path);
    const isMismatch =
      below !== undefined && below.type !== "symlink" && (below.type === "directory") !== isDirectory;
    if (isMismatch)
      return `${PREFIX}error during container init: error mounting "${hostPath}" to rootfs at "${path}": mount ${hostPath}:${path} (via /proc/self/fd/6), flags: 0x5000: not a directory: unknown`;
  }
  const isFull =
    instance.memoryLimitBytes !== undefined &&
    memoryHeld(draft, mounts) > instance.memoryLimitBytes - INIT_BYTES;
  return isFull ? `${PREFIX}container init was OOM-killed (memory limit too low?): unknown` : undefined;
}

function nodeAt(image: ImageNode, path: string): ImageNode | undefined {
  let node: ImageNode | undefined = image;
  for (const name of partsOf(path)) node = node?.type === "directory" ? node.entries[name] : undefined;
  return node;
}

/** Files in memory stay charged to the Pod, whoever wrote them. */
function memoryHeld({ files, view }: PodDraft, mounts: readonly PlacedMount[]): number {
  const disks = new Set(
    mounts.map(({ disk }) => disk).filter((id) => view.get("Disk", id)?.value.medium === "memory"),
  );
  return [...disks].flatMap((disk) => files.all(disk)).reduce((bytes, { sizeBytes }) => bytes + sizeBytes, 0);
}
