/** `-o name` and the subject of what kubectl reports: `pod/web`, `deployment.apps/web`. */
import type { KubernetesObject } from "#api";

/** `deployment.apps`, `pod`: the kind with its group, the core group being silent. */
export function kindPrefix({ apiVersion, kind }: Pick<KubernetesObject, "apiVersion" | "kind">): string {
  const group = apiVersion.includes("/") ? `.${apiVersion.split("/")[0]}` : "";
  return `${kind.toLowerCase()}${group}`;
}

export function objectName(object: Pick<KubernetesObject, "apiVersion" | "kind" | "metadata">): string {
  return `${kindPrefix(object)}/${object.metadata.name}`;
}
