/** Defaults of ReplicaSets and ReplicationControllers. */
import type { ReplicaSet, ReplicationController } from "#api";
import type { Draft } from "./draft.ts";
import { defaultTemplate } from "./pod.ts";

/** `pkg/apis/apps/v1/defaults.go` */
export function defaultReplicaSet({ spec }: Draft<ReplicaSet>): void {
  if (!spec) return;
  spec.replicas ??= 1;
  defaultTemplate(spec.template);
}

/** Selector and labels come from the template (`SetDefaults_ReplicationController`). */
export function defaultReplicationController(controller: Draft<ReplicationController>): void {
  const { spec, metadata } = controller;
  if (!spec) return;
  const labels = spec.template?.metadata?.labels;
  if (labels) {
    if (Object.keys(spec.selector ?? {}).length === 0) spec.selector = { ...labels };
    if (Object.keys(metadata.labels ?? {}).length === 0) metadata.labels = { ...labels };
  }
  spec.replicas ??= 1;
  defaultTemplate(spec.template);
}
