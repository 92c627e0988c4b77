/** The annotation in which `kubectl apply` keeps what was applied last. */
import type { Manifest } from "#api";
import { jsonText } from "../printers/index.ts";

export const lastAppliedKey = "kubectl.kubernetes.io/last-applied-configuration";

/** The manifest without the annotation. */
export function withoutLastApplied(manifest: Manifest): Manifest {
  const { [lastAppliedKey]: _, ...annotations } = manifest.metadata.annotations ?? {};
  return { ...manifest, metadata: { ...manifest.metadata, annotations } };
}

/**
 * The manifest with the annotation: the JSON of the object as its file says, `annotations` always among it
 * (`GetModifiedConfiguration` of kubectl's `pkg/util/apply.go`).
 */
export function recordApplied(manifest: Manifest): Manifest {
  const bare = withoutLastApplied(manifest);
  const annotations = { ...bare.metadata.annotations, [lastAppliedKey]: `${jsonText(bare)}\n` };
  return { ...bare, metadata: { ...bare.metadata, annotations } };
}
