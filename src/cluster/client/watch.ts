/** A watch of the API server: changes of one kind, as somebody with a selector sees them. */
import {
  type FieldRequirement,
  type KubernetesObject,
  meetsFieldSelector,
  meetsRequirements,
  parseFieldSelector,
  parseSelector,
  type Requirement,
} from "#api";
import type { Cluster } from "../cluster.ts";
import type { ListOptions, Watch, WatchEvent } from "./client.ts";

export interface WatchScope extends ListOptions {
  readonly kind: string;
  readonly namespace?: string;
  readonly name?: string;
}

/** Whether an object is within a scope. Selectors must have been parsed without error. */
export function scopeFilter({
  kind,
  namespace,
  name,
  labelSelector,
  fieldSelector,
}: WatchScope): (object: KubernetesObject) => boolean {
  const labels = (labelSelector ? parseSelector(labelSelector) : []) as readonly Requirement[];
  const fields = (fieldSelector ? parseFieldSelector(fieldSelector) : []) as readonly FieldRequirement[];
  return (object) =>
    object.kind === kind &&
    (namespace === undefined || object.metadata.namespace === namespace) &&
    (name === undefined || object.metadata.name === name) &&
    meetsRequirements(labels, object.metadata.labels) &&
    meetsFieldSelector(object, fields);
}

/** `sendInitial`: begins with an ADDED for everything that is there. */
export function watchCluster(cluster: Cluster, scope: WatchScope, sendInitial: boolean): Watch {
  const isInScope = scopeFilter(scope);
  const queue: WatchEvent[] = [];
  const wakers = new Set<() => void>();
  if (sendInitial)
    for (const { value } of cluster.history.list(scope.kind as "Pod", scope.namespace))
      if (isInScope(value)) queue.push({ type: "ADDED", object: value });
  const stop = cluster.listen((change) => {
    if (change.kind !== scope.kind) return;
    const before = change.before?.value as KubernetesObject | undefined;
    const after = change.after?.value as KubernetesObject | undefined;
    const was = before !== undefined && isInScope(before);
    const is = after !== undefined && isInScope(after);
    if (is) queue.push({ type: was ? "MODIFIED" : "ADDED", object: after });
    else if (was) queue.push({ type: "DELETED", object: after ?? before });
    else return;
    for (const wake of [...wakers]) wake();
  });
  return {
    take: () => queue.shift(),
    more: {
      for: "call",
      subscribe: (wake) => {
        wakers.add(wake);
        // What came in between must not be waited for.
        if (queue.length > 0) wake();
        return () => wakers.delete(wake);
      },
    },
    stop,
  };
}
