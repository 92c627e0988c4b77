/** How much of the node's disk a Pod fills. `pkg/kubelet/eviction/eviction_manager.go`, `helpers.go` */
import { addQuantities, quantityToBytes } from "#api";
import type { ContainerInstance } from "../../state/machine-records.ts";
import { fileAt } from "../../storage/files/index.ts";
import type { PodDraft } from "../pod-draft.ts";

const RESOURCE = "ephemeral-storage";

/** What a Pod exceeds, as the message of its eviction says; `undefined` when it keeps within its limits. */
export function tooMuch(draft: PodDraft): string | undefined {
  return emptyDirTooBig(draft) ?? podTooBig(draft) ?? containerTooBig(draft);
}

function emptyDirTooBig(draft: PodDraft): string | undefined {
  for (const { name, emptyDir } of draft.pod.spec.volumes ?? []) {
    const limit = emptyDir?.sizeLimit;
    const volume = draft.worker.volumes[name];
    if (limit === undefined || emptyDir?.medium === "Memory" || volume?.state !== "mounted") continue;
    if (bytesOn(draft, volume.disk) > quantityToBytes(limit))
      return `Usage of EmptyDir volume "${name}" exceeds the limit "${limit}". `;
  }
  return undefined;
}

function podTooBig(draft: PodDraft): string | undefined {
  const limits = draft.pod.spec.containers.map(({ resources }) => resources?.limits?.[RESOURCE]);
  if (limits.every((limit) => limit === undefined)) return undefined;
  const limit = limits.reduce((sum: string | undefined, one) => addQuantities(sum, one), undefined) ?? "0";
  const volumes = Object.values(draft.worker.volumes).map((volume) =>
    volume.state === "mounted" && isLocal(volume.type, volume.fileSystem) ? bytesOn(draft, volume.disk) : 0,
  );
  const containers = draft.instances().map((instance) => layerAndLog(draft, instance));
  const used = [...volumes, ...containers].reduce((sum, bytes) => sum + bytes, 0);
  if (used <= quantityToBytes(limit)) return undefined;
  return `Pod ephemeral local storage usage exceeds the total limit of containers ${limit}. `;
}

function containerTooBig(draft: PodDraft): string | undefined {
  for (const { name, resources } of draft.pod.spec.containers) {
    const limit = resources?.limits?.[RESOURCE];
    const instance = draft.instances().findLast((one) => one.name === name);
    if (limit === undefined || !instance || layerAndLog(draft, instance) <= quantityToBytes(limit)) continue;
    return `Container ${name} exceeded its local ephemeral storage limit "${limit}". `;
  }
  return undefined;
}

/** Volumes that fill the node's own disk. */
const isLocal = (type: string, fileSystem: string): boolean =>
  fileSystem !== "tmpfs" && ["emptyDir", "configMap", "gitRepo"].includes(type);

function layerAndLog(draft: PodDraft, { layer, node, logPath }: ContainerInstance): number {
  return bytesOn(draft, layer) + (fileAt(draft.files, node, logPath)?.sizeBytes ?? 0);
}

const bytesOn = ({ files }: PodDraft, disk: string): number =>
  files.all(disk).reduce((bytes, { sizeBytes }) => bytes + sizeBytes, 0);
