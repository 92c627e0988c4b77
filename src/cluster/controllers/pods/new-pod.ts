/** A Pod made from a template: `pkg/controller/controller_utils.go` GetPodFromTemplate. */
import type { KubernetesObject, Manifest, PodTemplate } from "#api";
import type { View } from "../../component.ts";
import { controllerReference } from "../owners.ts";

/** A generated name has at most 63 letters, five of them drawn. */
const longestBase = 58;

/**
 * A name with a drawn suffix that nothing in the namespace has yet. `number` tells the draws of one moment
 * apart.
 */
export function drawnPodName(view: View, namespace: string, base: string, number: number | string): string {
  const prefix = base.slice(0, longestBase);
  for (let attempt = 0; ; attempt++) {
    const owner = `${namespace}/${base} ${view.revision} ${number} ${attempt}`;
    const name = prefix + view.random.suffix(5, "name of Pod", owner);
    if (!view.get("Pod", `${namespace}/${name}`)) return name;
  }
}

/** What to send to the API server. With `generateName`, that is noted beside the name. */
export function podFromTemplate(
  owner: KubernetesObject,
  template: PodTemplate,
  name: string,
  generateName?: string,
): Manifest {
  const { labels, annotations } = template.metadata ?? {};
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name,
      ...(generateName === undefined ? {} : { generateName }),
      namespace: owner.metadata.namespace ?? "default",
      ...(labels ? { labels } : {}),
      ...(annotations ? { annotations } : {}),
      ownerReferences: [controllerReference(owner)],
    },
    spec: template.spec,
  };
}

/**
 * Why the API server would refuse a Pod of a template; `silent` where the controller says nothing about it
 * (`plugin/pkg/admission/serviceaccount`, `plugin/pkg/admission/namespace/lifecycle`).
 */
export function podRefusal(
  view: View,
  namespace: string,
  name: string,
  template: PodTemplate,
): { readonly message: string; readonly silent?: true } | undefined {
  if (view.get("Namespace", namespace)?.value.status?.phase === "Terminating")
    return {
      message: `pods "${name}" is forbidden: unable to create new content in namespace ${namespace} because it is being terminated`,
      silent: true,
    };
  const account = template.spec.serviceAccountName || "default";
  if (account === "default" || view.get("ServiceAccount", `${namespace}/${account}`)) return undefined;
  return {
    message: `pods "${name}" is forbidden: error looking up service account ${namespace}/${account}: serviceaccount "${account}" not found`,
  };
}
