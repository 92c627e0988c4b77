/** persistentVolumeClaim: storage that is found through a claim, and outlives the Pod. */
import { resolveClaim } from "./claim-resolution.ts";
import type { ReferringType } from "./volume-type.ts";

/** https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes */
export const persistentVolumeClaim: ReferringType = {
  field: "persistentVolumeClaim",
  plugin: "kubernetes.io/persistent-claim",
  provider: "claim",
  sharedBy: "cluster",
  filesDieWhen: "claimDeleted",
  isRenewed: false,
  takesGroup: true,
  resolve: (view, pod, { persistentVolumeClaim: claim }) =>
    resolveClaim(view, pod, claim?.claimName ?? "", { readOnly: claim?.readOnly ?? false }),
};
