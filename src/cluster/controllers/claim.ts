/**
 * A controller's own: adopts what matches its selector, lets go what does not.
 * `pkg/controller/controller_ref_manager.go`
 */
import type { KubernetesObject, Labels } from "#api";
import { update, type Write } from "../component.ts";
import type { RecordKind, Stored } from "../state/record.ts";
import { controllerOf, controllerReference, withOwner, withoutOwner } from "./owners.ts";

type Kind = "Pod" | "ReplicaSet" | "ControllerRevision";

export interface Claimed<Of extends Kind> {
  readonly own: readonly Stored<Of>[];
  readonly writes: readonly Write[];
}

/**
 * `owned` and `orphans` are looked at; an owner that is being deleted adopts and releases nothing. What is
 * adopted
 * already counts as its own.
 */
export function claim<Of extends Kind>(
  owner: Stored<RecordKind> & { readonly value: unknown },
  matches: (labels: Labels | undefined) => boolean,
  owned: readonly Stored<Of>[],
  orphans: readonly Stored<Of>[],
): Claimed<Of> {
  const object = owner.value as KubernetesObject;
  const isLeaving = object.metadata.deletionTimestamp !== undefined;
  const own: Stored<Of>[] = [];
  const writes: Write[] = [];
  for (const stored of owned) {
    const value = stored.value as KubernetesObject;
    if (controllerOf(value)?.uid !== object.metadata.uid) continue;
    if (matches(value.metadata.labels)) own.push(stored);
    else if (!isLeaving)
      writes.push(
        update(withoutOwner(value, object.metadata.uid), { reason: "Released", because: [owner, stored] }),
      );
  }
  if (isLeaving) return { own, writes };
  for (const stored of orphans) {
    const value = stored.value as KubernetesObject;
    if (value.metadata.deletionTimestamp || controllerOf(value) || !matches(value.metadata.labels)) continue;
    own.push(stored);
    writes.push(
      update(withOwner(value, controllerReference(object)), { reason: "Adopted", because: [owner, stored] }),
    );
  }
  return { own, writes };
}
