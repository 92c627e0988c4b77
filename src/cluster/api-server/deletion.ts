/** What a delete request does to an object: removes it, or marks it and lets grace and finalizers decide. */
import type { KubernetesObject, Namespace, Pod } from "#api";
import type { DeleteOptions } from "../client/client.ts";
import type { Ms } from "../state/record.ts";
import { momentOf, timestampAt } from "../time/epoch.ts";

/** `remove`, or the object as it stays. */
export type Deletion =
  | { readonly remove: true }
  | { readonly remove: false; readonly object: KubernetesObject };

/**
 * `k8s.io/apiserver/pkg/registry/rest/delete.go` BeforeDelete, with the strategies of Pods and namespaces.
 */
export function deletionOf(object: KubernetesObject, options: DeleteOptions, now: Ms): Deletion {
  if (object.kind === "Pod") return podDeletion(object as Pod, options, now);
  const finalizers = finalizersAfter(object, options);
  const isNamespace = object.kind === "Namespace";
  if (!isNamespace && finalizers.length === 0) return { remove: true };
  const marked = mark(object, now, 0, finalizers);
  if (!isNamespace) return { remove: false, object: marked };
  const namespace = marked as Namespace;
  return {
    remove: false,
    object: { ...namespace, status: { ...namespace.status, phase: "Terminating" } } as Namespace,
  };
}

/** Whether an object that is marked has nothing left to wait for. */
export function isDone(object: KubernetesObject): boolean {
  const { deletionTimestamp, deletionGracePeriodSeconds, finalizers } = object.metadata;
  if (deletionTimestamp === undefined || (finalizers?.length ?? 0) > 0) return false;
  if (object.kind === "Namespace") return ((object as Namespace).spec?.finalizers?.length ?? 0) === 0;
  return (deletionGracePeriodSeconds ?? 0) === 0;
}

/** `pkg/registry/core/pod/strategy.go` CheckGracefulDelete */
function podDeletion(pod: Pod, options: DeleteOptions, now: Ms): Deletion {
  const phase = pod.status?.phase;
  const isOver = !pod.spec.nodeName || phase === "Succeeded" || phase === "Failed";
  const wanted = Math.max(0, options.gracePeriodSeconds ?? pod.spec.terminationGracePeriodSeconds ?? 30);
  const grace = isOver ? 0 : wanted;
  const finalizers = finalizersAfter(pod, options);
  const before = pod.metadata.deletionTimestamp;
  if (grace === 0)
    return finalizers.length === 0
      ? { remove: true }
      : { remove: false, object: mark(pod, now, 0, finalizers) };
  // A second request can only shorten the grace.
  if (before !== undefined) {
    const dueAt = momentOf(before) ?? now;
    if (now + grace * 1000 >= dueAt) return { remove: false, object: pod };
  }
  return { remove: false, object: mark(pod, now, grace, finalizers) };
}

function finalizersAfter(object: KubernetesObject, { propagation }: DeleteOptions): readonly string[] {
  const kept = (object.metadata.finalizers ?? []).filter(
    (name) => name !== "foregroundDeletion" && name !== "orphan",
  );
  if (propagation === "Foreground") return [...kept, "foregroundDeletion"];
  if (propagation === "Orphan") return [...kept, "orphan"];
  return propagation === undefined ? (object.metadata.finalizers ?? []) : kept;
}

function mark(
  object: KubernetesObject,
  now: Ms,
  grace: number,
  finalizers: readonly string[],
): KubernetesObject {
  const { metadata } = object;
  const { finalizers: _, ...rest } = metadata;
  const isMarked =
    metadata.deletionTimestamp !== undefined && (metadata.deletionGracePeriodSeconds ?? 0) <= grace;
  const generation =
    metadata.generation === undefined || metadata.deletionTimestamp
      ? {}
      : { generation: metadata.generation + 1 };
  return {
    ...object,
    metadata: {
      ...rest,
      ...generation,
      ...(isMarked
        ? {}
        : { deletionTimestamp: timestampAt(now + grace * 1000), deletionGracePeriodSeconds: grace }),
      ...(finalizers.length > 0 ? { finalizers } : {}),
    },
  };
}
