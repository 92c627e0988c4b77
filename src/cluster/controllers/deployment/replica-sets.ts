/**
 * A Deployment's ReplicaSets: which is the new one, how many each has, and their annotations.
 * `pkg/controller/deployment/util/deployment_util.go`
 */
import {
  canonicalJson,
  type Deployment,
  deploymentRevisionAnnotation,
  desiredReplicasAnnotation,
  maxReplicasAnnotation,
  type PodTemplate,
  podTemplateHashLabel,
  type ReplicaSet,
} from "#api";
import type { Stored } from "../../state/record.ts";

export interface Sets {
  /** The one whose template is the Deployment's. */
  readonly current: Stored<"ReplicaSet"> | undefined;
  /** The others, oldest first. */
  readonly old: readonly Stored<"ReplicaSet">[];
  readonly all: readonly Stored<"ReplicaSet">[];
}

export const wantedBy = ({ spec }: Deployment): number => spec.replicas ?? 1;
export const sizeOf = ({ value }: Stored<"ReplicaSet">): number => value.spec.replicas ?? 1;
export const availableIn = ({ value }: Stored<"ReplicaSet">): number => value.status?.availableReplicas ?? 0;

export function sum<Item>(items: readonly Item[], count: (item: Item) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}

/** Oldest first; of equal ones (the same template twice) the oldest is the new one. */
export function sortSets(deployment: Deployment, sets: readonly Stored<"ReplicaSet">[]): Sets {
  const all = [...sets].sort(byCreation);
  const wanted = canonicalJson(deployment.spec.template);
  const current = all.find(({ value }) => canonicalJson(withoutHash(value.spec.template)) === wanted);
  return { current, old: all.filter((set) => set !== current), all };
}

function byCreation({ value: left }: Stored<"ReplicaSet">, { value: right }: Stored<"ReplicaSet">): number {
  const [a, b] = [left.metadata, right.metadata];
  if (a.creationTimestamp !== b.creationTimestamp) return a.creationTimestamp < b.creationTimestamp ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}

function withoutHash(template: PodTemplate | undefined): PodTemplate | undefined {
  const labels = template?.metadata?.labels;
  if (!template || !labels?.[podTemplateHashLabel]) return template;
  const { [podTemplateHashLabel]: _, ...rest } = labels;
  const { labels: _labels, ...metadata } = template.metadata ?? {};
  return {
    ...template,
    metadata: { ...metadata, ...(Object.keys(rest).length > 0 ? { labels: rest } : {}) },
  };
}

export const revisionOf = ({ metadata }: ReplicaSet): number =>
  Number(metadata.annotations?.[deploymentRevisionAnnotation] ?? 0);

/**
 * How many Pods more, and fewer, than wanted a rolling update may have. Percents of surge round up, the
 * others down.
 */
export function margins(deployment: Deployment): { readonly surge: number; readonly unavailable: number } {
  const { strategy } = deployment.spec;
  const wanted = wantedBy(deployment);
  if (strategy?.type === "Recreate" || wanted === 0) return { surge: 0, unavailable: 0 };
  const { maxSurge = "25%", maxUnavailable = "25%" } = strategy?.rollingUpdate ?? {};
  const surge = share(maxSurge, wanted, Math.ceil);
  const unavailable = Math.min(wanted, share(maxUnavailable, wanted, Math.floor));
  return surge === 0 && unavailable === 0 ? { surge, unavailable: 1 } : { surge, unavailable };
}

function share(value: number | string, total: number, round: (value: number) => number): number {
  return typeof value === "number" ? value : round((Number.parseInt(value, 10) * total) / 100);
}

/** How large the new ReplicaSet may be now: NewRSNewReplicas. */
export function newSize(deployment: Deployment, { all }: Pick<Sets, "all">, current: number): number {
  const wanted = wantedBy(deployment);
  if (deployment.spec.strategy?.type === "Recreate") return wanted;
  const room = wanted + margins(deployment).surge - sum(all, sizeOf);
  return room <= 0 ? current : current + Math.min(room, wanted - current);
}

/** What a ReplicaSet notes about its Deployment's size, to tell scaling from rolling. */
export function sizeAnnotations(deployment: Deployment): Readonly<Record<string, string>> {
  const wanted = wantedBy(deployment);
  return {
    [desiredReplicasAnnotation]: String(wanted),
    [maxReplicasAnnotation]: String(wanted + margins(deployment).surge),
  };
}
