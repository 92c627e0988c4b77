/** Defaults of StatefulSets (`pkg/apis/apps/v1/defaults.go`). */
import type { StatefulSet } from "#api";
import type { Draft } from "./draft.ts";
import { defaultTemplate } from "./pod.ts";
import { defaultVolumeClaim } from "./storage.ts";

export function defaultStatefulSet({ spec }: Draft<StatefulSet>): void {
  if (!spec) return;
  spec.podManagementPolicy ??= "OrderedReady";
  spec.updateStrategy ??= {};
  spec.updateStrategy.type ??= "RollingUpdate";
  if (spec.updateStrategy.type === "RollingUpdate") {
    spec.updateStrategy.rollingUpdate ??= {};
    spec.updateStrategy.rollingUpdate.partition ??= 0;
  }
  spec.persistentVolumeClaimRetentionPolicy ??= {};
  spec.persistentVolumeClaimRetentionPolicy.whenDeleted ??= "Retain";
  spec.persistentVolumeClaimRetentionPolicy.whenScaled ??= "Retain";
  spec.replicas ??= 1;
  spec.revisionHistoryLimit ??= 10;
  for (const claim of spec.volumeClaimTemplates ?? []) {
    defaultVolumeClaim(claim);
    claim.apiVersion ??= "v1";
    claim.kind ??= "PersistentVolumeClaim";
  }
  defaultTemplate(spec.template);
}
