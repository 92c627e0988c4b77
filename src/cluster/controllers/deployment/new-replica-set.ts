/**
 * The ReplicaSet for a Deployment's present template: made, or recognized and its revision moved up.
 * `pkg/controller/deployment/sync.go` getNewReplicaSet
 */
import {
  type Deployment,
  deploymentRevisionAnnotation,
  desiredReplicasAnnotation,
  lastAppliedAnnotation,
  type Manifest,
  maxReplicasAnnotation,
  podTemplateHashLabel,
} from "#api";
import {
  create,
  type EventNotice,
  type Plan,
  update,
  updateStatus,
  type View,
  type Write,
} from "../../component.ts";
import type { Stored } from "../../state/record.ts";
import { conditionOf } from "../conditions.ts";
import { controllerReference } from "../owners.ts";
import { templateHash } from "../template-hash/template-hash.ts";
import { newSize, revisionOf, type Sets, sizeAnnotations } from "./replica-sets.ts";
import { deadlineMs, withDeploymentCondition } from "./status.ts";

const historyAnnotation = "deployment.kubernetes.io/revision-history";

/** Not handed down from the Deployment to its ReplicaSets. */
const ownAnnotations: ReadonlySet<string> = new Set([
  lastAppliedAnnotation,
  deploymentRevisionAnnotation,
  historyAnnotation,
  desiredReplicasAnnotation,
  maxReplicasAnnotation,
  "deprecated.deployment.rollback.to",
]);

const highest = (sets: Sets["old"]): number => Math.max(0, ...sets.map(({ value }) => revisionOf(value)));

/** What must be written before the new ReplicaSet can be worked with; `undefined` when all is in order. */
export function recognize(
  view: View,
  stored: Stored<"Deployment">,
  { current, old }: Sets,
): Plan | undefined {
  if (!current) return undefined;
  const deployment = stored.value;
  const revision = Math.max(revisionOf(current.value), highest(old) + 1);
  const annotations = moved(current, deployment, revision);
  const why = { reason: "RevisionChanged", because: [stored, current] };
  const writes: Write[] = [];
  const { minReadySeconds: before = 0 } = current.value.spec;
  const { minReadySeconds = 0 } = deployment.spec;
  if (annotations || before !== minReadySeconds) {
    const metadata = { ...current.value.metadata, ...(annotations ? { annotations } : {}) };
    const spec = { ...current.value.spec, ...(before === minReadySeconds ? {} : { minReadySeconds }) };
    writes.push(update({ ...current.value, metadata, spec }, why));
  }
  const noted = withRevision(
    deployment,
    annotations?.[deploymentRevisionAnnotation] ?? String(revisionOf(current.value)),
  );
  if (noted) writes.push(update(noted, why));
  const found = withFound(view, deployment, current);
  if (found) writes.push(updateStatus(found, why));
  return writes.length > 0 ? { writes } : undefined;
}

/** Annotations with the Deployment's own and the revision; `undefined` when they are so already. */
function moved({ value: set }: Stored<"ReplicaSet">, deployment: Deployment, revision: number) {
  const before = set.metadata.annotations ?? {};
  const next: Record<string, string> = { ...before, ...handedDown(deployment) };
  if (revisionOf(set) < revision) {
    next[deploymentRevisionAnnotation] = String(revision);
    const old = before[deploymentRevisionAnnotation];
    if (old)
      next[historyAnnotation] = before[historyAnnotation] ? `${before[historyAnnotation]},${old}` : old;
  }
  const isSame = Object.entries(next).every(([key, text]) => before[key] === text);
  return isSame ? undefined : next;
}

function handedDown({ metadata }: Deployment): Readonly<Record<string, string>> {
  const own = Object.entries(metadata.annotations ?? {}).filter(([key]) => !ownAnnotations.has(key));
  return Object.fromEntries(own);
}

function withRevision(deployment: Deployment, revision: string): Deployment | undefined {
  const { annotations } = deployment.metadata;
  if (annotations?.[deploymentRevisionAnnotation] === revision) return undefined;
  const next = { ...annotations, [deploymentRevisionAnnotation]: revision };
  return { ...deployment, metadata: { ...deployment.metadata, annotations: next } };
}

function withFound(
  view: View,
  deployment: Deployment,
  { value }: Stored<"ReplicaSet">,
): Deployment | undefined {
  const conditions = deployment.status?.conditions ?? [];
  if (deadlineMs(deployment) === undefined || conditionOf(conditions, "Progressing")) return undefined;
  const message = `Found new replica set "${value.metadata.name}"`;
  const condition = { type: "Progressing", status: "True", reason: "FoundNewReplicaSet", message } as const;
  return {
    ...deployment,
    status: { ...deployment.status, conditions: withDeploymentCondition(conditions, condition, view.now) },
  };
}

/**
 * Makes the ReplicaSet, as large as it may be at once. A name that is taken counts as a collision and changes
 * the hash.
 */
export function make(view: View, stored: Stored<"Deployment">, sets: Sets): Plan {
  const deployment = stored.value;
  const why = { reason: "TemplateChanged", because: [stored] };
  const { collisionCount } = deployment.status ?? {};
  const hash = templateHash(deployment.spec.template, collisionCount);
  const name = `${deployment.metadata.name}-${hash}`;
  if (view.get("ReplicaSet", `${deployment.metadata.namespace}/${name}`)) {
    const status = { ...deployment.status, collisionCount: (collisionCount ?? 0) + 1 };
    return { writes: [updateStatus({ ...deployment, status }, why)] };
  }
  const replicas = newSize(deployment, sets, 0);
  const revision = String(highest(sets.old) + 1);
  const noted = withRevision(deployment, revision);
  const conditions = deployment.status?.conditions ?? [];
  const message = `Created new replica set "${name}"`;
  const condition = { type: "Progressing", status: "True", reason: "NewReplicaSetCreated", message } as const;
  const created = withDeploymentCondition(conditions, condition, view.now);
  const isWatched = deadlineMs(deployment) !== undefined;
  const event = `Scaled up replica set ${name} from 0 to ${replicas}`;
  const events: readonly EventNotice[] =
    replicas > 0 ? [{ about: deployment, type: "Normal", reason: "ScalingReplicaSet", message: event }] : [];
  return {
    writes: [
      create(replicaSetFor(deployment, name, hash, replicas, revision), why),
      ...(noted ? [update(noted, why)] : []),
      ...(isWatched
        ? [updateStatus({ ...deployment, status: { ...deployment.status, conditions: created } }, why)]
        : []),
    ],
    events,
  };
}

function replicaSetFor(
  deployment: Deployment,
  name: string,
  hash: string,
  replicas: number,
  revision: string,
): Manifest {
  const { template, selector, minReadySeconds } = deployment.spec;
  const labels = { ...template.metadata?.labels, [podTemplateHashLabel]: hash };
  return {
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    metadata: {
      name,
      namespace: deployment.metadata.namespace ?? "default",
      labels,
      annotations: {
        ...handedDown(deployment),
        [deploymentRevisionAnnotation]: revision,
        ...sizeAnnotations(deployment),
      },
      ownerReferences: [controllerReference(deployment)],
    },
    spec: {
      replicas,
      ...(minReadySeconds ? { minReadySeconds } : {}),
      selector: { ...selector, matchLabels: { ...selector.matchLabels, [podTemplateHashLabel]: hash } },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
  };
}
