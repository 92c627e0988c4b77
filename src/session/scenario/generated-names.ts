/** Every name that the cluster drew, in order of creation, so that a comparison can mask them. */
import type { KubernetesObject } from "#api";
import type { Change } from "#cluster";

export interface GeneratedName {
  readonly kind: string;
  readonly name: string;
  readonly prefix: string;
}

/** A ReplicaSet is called after its Deployment and a hash, a CronJob's Job after it and a minute. */
function prefixOf({ kind, metadata }: KubernetesObject): string | undefined {
  if (metadata.generateName) return metadata.generateName;
  const owner = metadata.ownerReferences?.find(({ controller }) => controller);
  const drawnFrom = { ReplicaSet: "Deployment", Job: "CronJob" }[kind];
  return drawnFrom !== undefined && owner?.kind === drawnFrom ? `${owner.name}-` : undefined;
}

/** Reads the history's creations; objects that are gone count too. Nobody types the names of events. */
export function generatedNames(changes: readonly Change[]): GeneratedName[] {
  return changes.flatMap(({ kind, before, after }) => {
    if (before || !after || kind === "Event" || !("metadata" in after.value)) return [];
    const prefix = prefixOf(after.value);
    return prefix === undefined ? [] : [{ kind, name: after.value.metadata.name, prefix }];
  });
}
