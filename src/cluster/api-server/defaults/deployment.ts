/** Defaults of Deployments (`pkg/apis/apps/v1/defaults.go`). */
import type { Deployment } from "#api";
import type { Draft } from "./draft.ts";
import { defaultTemplate } from "./pod.ts";

export function defaultDeployment({ spec }: Draft<Deployment>): void {
  if (!spec) return;
  spec.replicas ??= 1;
  spec.revisionHistoryLimit ??= 10;
  spec.progressDeadlineSeconds ??= 600;
  spec.strategy ??= {};
  spec.strategy.type ??= "RollingUpdate";
  if (spec.strategy.type === "RollingUpdate") {
    spec.strategy.rollingUpdate ??= {};
    spec.strategy.rollingUpdate.maxUnavailable ??= "25%";
    spec.strategy.rollingUpdate.maxSurge ??= "25%";
  }
  defaultTemplate(spec.template);
}
