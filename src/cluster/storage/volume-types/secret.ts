/** secret: the keys of a Secret as files in memory, renewed while the Pod runs. */
import type { SecretSource } from "#api";
import { secretContent } from "./content-sources.ts";
import { contentVolume } from "./content-volume.ts";

/** `pkg/volume/secret/secret.go` */
export const secret = contentVolume({
  field: "secret",
  plugin: "kubernetes.io/secret",
  medium: "memory",
  content: ({ view, pod, source }) => {
    const { secretName = "", ...wanted } = source as SecretSource;
    return secretContent(view, pod.metadata.namespace ?? "default", { ...wanted, name: secretName });
  },
});
