/** ephemeral: a claim that is made for one Pod and deleted with it. */
import { resolveClaim } from "./claim-resolution.ts";
import type { ReferringType } from "./volume-type.ts";

/** The claim is named after Pod and volume. `staging/src/k8s.io/component-helpers/storage/ephemeral` */
export const ephemeral: ReferringType = {
  field: "ephemeral",
  plugin: "kubernetes.io/ephemeral",
  provider: "claim",
  sharedBy: "pod",
  filesDieWhen: "pod",
  isRenewed: false,
  takesGroup: true,
  resolve: (view, pod, { name }) =>
    resolveClaim(view, pod, `${pod.metadata.name}-${name}`, { mustOwn: true }),
};
