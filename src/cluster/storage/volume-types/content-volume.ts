/** What configMap, secret, downwardAPI and projected have in common. */
import { writeContent } from "./atomic-content.ts";
import type { Content } from "./content-sources.ts";
import {
  failed,
  type MountRequest,
  type MountResult,
  podDisk,
  type VolumeField,
  type MountableType,
} from "./volume-type.ts";

interface ContentVolume {
  readonly field: VolumeField;
  readonly plugin: string;
  readonly medium: "disk" | "memory";
  content(request: MountRequest): Content;
}

/** A directory that belongs to one Pod, whose files the kubelet writes and renews, and which containers cannot change. */
export function contentVolume({ field, plugin, medium, content }: ContentVolume): MountableType {
  const type: MountableType = {
    field,
    plugin,
    provider: "api-server",
    sharedBy: "pod",
    filesDieWhen: "pod",
    isRenewed: true,
    takesGroup: false,
    mount: (request: MountRequest): MountResult => {
      const found = content(request);
      if ("error" in found) return failed("SetUp", request.specName, found.error);
      const { files, pod, view } = request;
      const disk = podDisk(request, type, { medium });
      if (!view.get("Disk", disk.id)) request.putDisk(disk);
      writeContent(files, disk.id, found.files, {
        now: view.now,
        group: pod.spec.securityContext?.fsGroup,
        rootMode: medium === "memory" ? 0o1777 : 0o777,
        nanoseconds: view.random.number("nanoseconds", `${disk.id} ${view.now}`),
      });
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
