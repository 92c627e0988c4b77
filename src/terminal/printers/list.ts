/** Several objects as one: the List that kubectl wraps around them for `-o json`, `-o yaml` and templates. */
import type { KubernetesObject } from "#api";

export interface ObjectList {
  readonly apiVersion: "v1";
  readonly items: readonly KubernetesObject[];
  readonly kind: "List";
  readonly metadata: { readonly resourceVersion: "" };
}

export function objectList(items: readonly KubernetesObject[]): ObjectList {
  return { apiVersion: "v1", items, kind: "List", metadata: { resourceVersion: "" } };
}
