/** Admission plugins that refuse: what is sound in itself, but not in this cluster. */
import type { KubernetesObject, PersistentVolumeClaim, Pod } from "#api";
import type { View } from "../../component.ts";
import { refuseResize } from "./claim-resize.ts";
import { refusePriority } from "./priority.ts";
import { refuseRuntimeClass } from "./runtime-class.ts";
import { refuseServiceAccount } from "./service-account.ts";

/** Why a new object is forbidden, by the first plugin that objects: the end of `pods "x" is forbidden: …`. */
export function forbiddenOnCreate(object: KubernetesObject, view: View): string | undefined {
  if (object.kind !== "Pod") return undefined;
  const pod = object as Pod;
  return refuseServiceAccount(pod, view) ?? refusePriority(pod, view) ?? refuseRuntimeClass(pod, view);
}

/** Why a change is forbidden. */
export function forbiddenOnUpdate(
  before: KubernetesObject,
  after: KubernetesObject,
  view: View,
): string | undefined {
  if (after.kind !== "PersistentVolumeClaim") return undefined;
  return refuseResize(before as PersistentVolumeClaim, after as PersistentVolumeClaim, view);
}
