/** `kubectl describe deployment`. */
import {
  type Deployment,
  formatRequirements,
  type PodTemplate,
  podTemplateHashLabel,
  type ReplicaSet,
  requirementsOf,
} from "#api";
import { jsonText } from "../json.ts";
import { mailDate } from "../text/mail-date.ts";
import { sortedBy } from "../text/sorted.ts";
import { writeWorkloadConditions } from "./conditions.ts";
import { type DescribeContext, listed } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";
import { writeEvents } from "./events.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata.ts";
import { writePodTemplate } from "./pod-template.ts";

/** Templates compare without the label that the controller adds (`EqualIgnoreHash`). */
function templateKey(template: PodTemplate | undefined): string {
  const { [podTemplateHashLabel]: _, ...labels } = template?.metadata?.labels ?? {};
  return jsonText({ ...template, metadata: { annotations: {}, ...template?.metadata, labels } });
}

/**
 * The set with the Deployment's template (the oldest, should there be several) and the others, oldest first.
 */
function replicaSetsOf(
  deployment: Deployment,
  context: DescribeContext,
): { readonly newSet: ReplicaSet | undefined; readonly oldSets: readonly ReplicaSet[] } {
  const { namespace, uid } = deployment.metadata;
  const owned = listed<ReplicaSet>(context, "ReplicaSet", namespace).filter((set) =>
    set.metadata.ownerReferences?.some((owner) => owner.controller && owner.uid === uid),
  );
  const wanted = templateKey(deployment.spec.template);
  const byAge = sortedBy(owned, (set) => set.metadata.creationTimestamp);
  const newSet = byAge.find((set) => templateKey(set.spec.template) === wanted);
  return { newSet, oldSets: byAge.filter((set) => set !== newSet) };
}

function setsText(sets: readonly ReplicaSet[]): string {
  const texts = sets.map(({ metadata, spec, status }) => {
    return `${metadata.name} (${status?.replicas ?? 0}/${spec.replicas ?? 0} replicas created)`;
  });
  return texts.join(", ") || "<none>";
}

function writeReplicas(out: DescribeText, { spec, status }: Deployment): void {
  const counts = [
    `${spec.replicas ?? 0} desired`,
    `${status?.updatedReplicas ?? 0} updated`,
    `${status?.replicas ?? 0} total`,
    `${status?.availableReplicas ?? 0} available`,
    `${status?.unavailableReplicas ?? 0} unavailable`,
  ];
  out.field(0, "Replicas", counts.join(" | "));
}

function writeStrategy(out: DescribeText, { spec }: Deployment): void {
  out.field(0, "StrategyType", spec.strategy?.type ?? "");
  out.field(0, "MinReadySeconds", spec.minReadySeconds ?? 0);
  const rolling = spec.strategy?.rollingUpdate;
  if (!rolling) return;
  const { maxUnavailable = 0, maxSurge = 0 } = rolling;
  out.field(0, "RollingUpdateStrategy", `${maxUnavailable} max unavailable, ${maxSurge} max surge`);
}

export function writeDeployment(out: DescribeText, deployment: Deployment, context: DescribeContext): void {
  const { metadata, spec, status } = deployment;
  writeName(out, deployment);
  out.field(0, "CreationTimestamp", mailDate(metadata.creationTimestamp));
  writeLabelsAndAnnotations(out, deployment);
  out.field(0, "Selector", formatRequirements(requirementsOf(spec.selector)));
  writeReplicas(out, deployment);
  writeStrategy(out, deployment);
  writePodTemplate(out, spec.template);
  writeWorkloadConditions(out, status?.conditions);
  const { newSet, oldSets } = replicaSetsOf(deployment, context);
  if (newSet || oldSets.length > 0) {
    out.field(0, "OldReplicaSets", setsText(oldSets));
    out.field(0, "NewReplicaSet", setsText(newSet ? [newSet] : []));
  }
  writeEvents(out, deployment, context);
}
