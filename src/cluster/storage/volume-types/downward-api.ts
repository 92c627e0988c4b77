/** downwardAPI: what a Pod may know of itself, as files. */
import type { DownwardApiItem } from "#api";
import { podContent } from "./content-sources.ts";
import { contentVolume } from "./content-volume.ts";

/** `pkg/volume/downwardapi/downwardapi.go` */
export const downwardApi = contentVolume({
  field: "downwardAPI",
  plugin: "kubernetes.io/downward-api",
  medium: "memory",
  content: ({ view, pod, source }) => {
    const { items = [], defaultMode = 0o644 } = source as {
      readonly items?: readonly DownwardApiItem[];
      readonly defaultMode?: number;
    };
    return podContent(view, pod, items, defaultMode);
  },
});
