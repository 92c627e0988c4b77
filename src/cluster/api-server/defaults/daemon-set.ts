/** Defaults of DaemonSets (`pkg/apis/apps/v1/defaults.go`). */
import type { DaemonSet } from "#api";
import type { Draft } from "./draft.ts";
import { defaultTemplate } from "./pod.ts";

export function defaultDaemonSet({ spec }: Draft<DaemonSet>): void {
  if (!spec) return;
  spec.updateStrategy ??= {};
  spec.updateStrategy.type ??= "RollingUpdate";
  if (spec.updateStrategy.type === "RollingUpdate") {
    spec.updateStrategy.rollingUpdate ??= {};
    spec.updateStrategy.rollingUpdate.maxUnavailable ??= 1;
    spec.updateStrategy.rollingUpdate.maxSurge ??= 0;
  }
  spec.revisionHistoryLimit ??= 10;
  defaultTemplate(spec.template);
}
