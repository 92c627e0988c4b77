/** A Pod's service account must exist (`plugin/pkg/admission/serviceaccount`). */
import type { Pod } from "#api";
import type { View } from "../../component.ts";

/**
 * Every namespace has the account `default`, from its first moment: nobody waits for the controller that
 * makes it.
 */
export function refuseServiceAccount(pod: Pod, view: View): string | undefined {
  const name = pod.spec.serviceAccountName ?? "default";
  const account = `${pod.metadata.namespace ?? "default"}/${name}`;
  if (name === "default" || view.get("ServiceAccount", account)) return undefined;
  return `error looking up service account ${account}: serviceaccount "${name}" not found`;
}
