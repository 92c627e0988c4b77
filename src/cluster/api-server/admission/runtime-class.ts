/** A Pod's runtime class must exist (`plugin/pkg/admission/runtimeclass`). */
import type { Pod } from "#api";
import type { View } from "../../component.ts";

export function refuseRuntimeClass(pod: Pod, view: View): string | undefined {
  const name = pod.spec.runtimeClassName;
  if (!name || view.get("RuntimeClass", name)) return undefined;
  return `pod rejected: RuntimeClass "${name}" not found`;
}
