/** configMap: the keys of a ConfigMap as files, renewed while the Pod runs. */
import type { ConfigMapSource } from "#api";
import { configMapContent } from "./content-sources.ts";
import { contentVolume } from "./content-volume.ts";

/** `pkg/volume/configmap/configmap.go` */
export const configMap = contentVolume({
  field: "configMap",
  plugin: "kubernetes.io/configmap",
  medium: "disk",
  content: ({ view, pod, source }) =>
    configMapContent(view, pod.metadata.namespace ?? "default", source as ConfigMapSource),
});
