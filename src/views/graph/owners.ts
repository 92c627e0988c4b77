/** Which applied object a Pod comes from: the end of its chain of controllers. */
import type { KubernetesObject } from "#api";
import type { RecordKind } from "#cluster";
import type { Moment } from "../moment.ts";

/** `Deployment/default/web`: kind, namespace and name, as a manifest would say them. */
export const objectName = (
  kind: string,
  { namespace, name }: { readonly namespace?: string; readonly name: string },
): string => `${kind}/${namespace ?? ""}/${name}`;

export function rootOwner(object: KubernetesObject, { records }: Pick<Moment, "records">): string {
  let at = object;
  for (let depth = 0; depth < 5; depth++) {
    const owner = at.metadata.ownerReferences?.find(({ controller }) => controller);
    if (!owner) break;
    const { namespace } = at.metadata;
    const id = namespace === undefined ? owner.name : `${namespace}/${owner.name}`;
    const found = records.get(owner.kind as RecordKind, id)?.value as KubernetesObject | undefined;
    if (!found || found.metadata.uid !== owner.uid)
      return objectName(owner.kind, { name: owner.name, ...(namespace === undefined ? {} : { namespace }) });
    at = found;
  }
  return objectName(at.kind, at.metadata);
}
