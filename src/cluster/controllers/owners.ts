/** Owner references: who controls an object, and how an object says whose it is. */
import type { KubernetesObject, OwnerReference } from "#api";

/** The one owner that controls it. */
export function controllerOf({ metadata }: KubernetesObject): OwnerReference | undefined {
  return metadata.ownerReferences?.find(({ controller }) => controller);
}

/** As a controller marks what it makes: `metav1.NewControllerRef`. */
export function controllerReference({ apiVersion, kind, metadata }: KubernetesObject): OwnerReference {
  return {
    apiVersion,
    kind,
    name: metadata.name,
    uid: metadata.uid,
    controller: true,
    blockOwnerDeletion: true,
  };
}

/** The `namespace/name` of the controller of a kind, before and after a change: both want to know. */
export function controllerIds(
  kind: string,
  ...objects: readonly (KubernetesObject | undefined)[]
): readonly string[] {
  const ids = objects.flatMap((object) => {
    if (!object) return [];
    const owner = controllerOf(object);
    return owner?.kind === kind ? [`${object.metadata.namespace}/${owner.name}`] : [];
  });
  return [...new Set(ids)];
}

export function withOwner<Value extends KubernetesObject>(object: Value, owner: OwnerReference): Value {
  const ownerReferences = [...(object.metadata.ownerReferences ?? []), owner];
  return { ...object, metadata: { ...object.metadata, ownerReferences } };
}

export function withoutOwner<Value extends KubernetesObject>(object: Value, uid: string): Value {
  const { ownerReferences = [], ...rest } = object.metadata;
  const kept = ownerReferences.filter((owner) => owner.uid !== uid);
  return { ...object, metadata: { ...rest, ...(kept.length > 0 ? { ownerReferences: kept } : {}) } };
}
