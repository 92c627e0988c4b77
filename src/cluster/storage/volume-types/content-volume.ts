/** What configMap, secret, downwardAPI and projected have in common. */
import type { File } from "../../state/machine-records.ts";
import { initialContent, writeContent } from "./atomic-content.ts";
import type { Content } from "./content-sources.ts";
import {
  failed,
  type MountableType,
  type MountRequest,
  type MountResult,
  podDisk,
  type VolumeField,
} from "./volume-type.ts";

interface ContentVolume {
  readonly field: VolumeField;
  readonly plugin: string;
  readonly medium: "disk" | "memory";
  content(request: MountRequest): Content;
  version?: MountableType["version"];
}

/**
 * A directory that belongs to one Pod, whose files the kubelet writes and renews, and which containers cannot
 * change.
 */
export function contentVolume({ field, plugin, medium, content, version }: ContentVolume): MountableType {
  const type: MountableType = {
    field,
    plugin,
    provider: "api-server",
    sharedBy: "pod",
    filesDieWhen: "pod",
    isRenewed: true,
    takesGroup: false,
    ...(version ? { version } : {}),
    mount: (request: MountRequest): MountResult => {
      const found = content(request);
      if ("error" in found) return failed("SetUp", request.specName, found.error);
      const { files, pod, view } = request;
      const disk = podDisk(request, type, { medium });
      const options = {
        now: view.now,
        group: pod.spec.securityContext?.fsGroup,
        rootMode: medium === "memory" ? 0o1777 : 0o777,
        isHeld: ({ inode }: File) => view.by("containersMounting", `${disk.id}#${inode}`).length > 0,
        suffix: suffixFrom(view.random.number("suffix", `${disk.id} ${view.now}`)),
      };
      const isNew = !view.get("Disk", disk.id);
      const contents = isNew && found.isToken ? initialContent(found.files, options) : undefined;
      if (isNew) request.putDisk(contents ? { ...disk, contents, madeAtMs: view.now } : disk);
      if (!contents && writeContent(files, disk.id, found.files, options))
        for (const object of found.from ?? []) request.becauseOf(object);
      return {
        disk: disk.id,
        path: "/",
        hostPath: disk.path!,
        readOnly: true,
        fileSystem: medium === "memory" ? "tmpfs" : "ext4",
        isImmutable: found.isImmutable,
      };
    },
  };
  return type;
}

/** A number of ten digits, as most of Go's 32-bit numbers are. */
const suffixFrom = (drawn: number): number => 1_000_000_000 + (drawn % 3_294_967_296);
