/**
 * The garbage collector: what has lost its owners goes, in the foreground, in the background or not at all.
 * `pkg/controller/garbagecollector`
 */
import type { KubernetesObject, OwnerReference } from "#api";
import {
  type Component,
  nothing,
  type Plan,
  type Propagation,
  update,
  type View,
  type Why,
  type Write,
} from "../../component.ts";
import type { ApiKind, Change, RecordKind } from "../../state/record.ts";
import { withoutOwner } from "../owners.ts";
import {
  type AnyStored,
  dependentsOf,
  isKnownKind,
  objectOf,
  ownedKinds,
  ownerKey,
  ownerOf,
} from "./dependents.ts";

const foreground = "foregroundDeletion";
const orphan = "orphan";

/** Keys are `Kind/id`. */
export const garbageCollector: Component = {
  name: "garbage-collector",
  latencyMs: 25,
  watches: Object.fromEntries(
    [...ownedKinds, "Node", "PersistentVolume", "StorageClass"].map((kind) => [kind, keys]),
  ),
  reconcile,
};

function keys(change: Change<RecordKind>, view: View): readonly string[] {
  const after = change.after?.value as KubernetesObject | undefined;
  const before = change.before?.value as KubernetesObject | undefined;
  if (!after)
    return before
      ? [...dependentsOf(view, before).map(({ key }) => key), ...waitingOwners(view, before)]
      : [];
  const own = needsLook(view, after) ? [change.key] : [];
  const released = before && before.metadata.ownerReferences !== after.metadata.ownerReferences;
  return released ? [...own, ...waitingOwners(view, before)] : own;
}

/** Owners that wait in the foreground for what they own. */
function waitingOwners(view: View, object: KubernetesObject): readonly string[] {
  return (object.metadata.ownerReferences ?? []).flatMap((reference) => {
    const owner = ownerOf(view, object, reference);
    return owner && isWaiting(objectOf(owner)) ? [owner.key] : [];
  });
}

function needsLook(view: View, object: KubernetesObject): boolean {
  const { deletionTimestamp, finalizers, ownerReferences } = object.metadata;
  if (deletionTimestamp && (finalizers?.includes(foreground) || finalizers?.includes(orphan))) return true;
  return (
    ownerReferences?.some((reference) => {
      const owner = ownerOf(view, object, reference);
      return owner === undefined || isWaiting(objectOf(owner));
    }) ?? false
  );
}

const isWaiting = ({ metadata: { deletionTimestamp, finalizers } }: KubernetesObject): boolean =>
  deletionTimestamp !== undefined && (finalizers?.includes(foreground) ?? false);

function reconcile(view: View, key: string): Plan {
  const slash = key.indexOf("/");
  const stored = view.get(key.slice(0, slash) as ApiKind, key.slice(slash + 1)) as AnyStored | undefined;
  if (!stored) return nothing;
  const object = objectOf(stored);
  const { deletionTimestamp, finalizers } = object.metadata;
  if (deletionTimestamp && finalizers?.includes(orphan)) return orphanDependents(view, stored);
  if (isWaiting(object)) return deleteDependents(view, stored);
  return deletionTimestamp ? nothing : leaveMissingOwners(view, stored);
}

function orphanDependents(view: View, stored: AnyStored): Plan {
  const why: Why = { reason: "Orphaned", because: [stored] };
  const { uid } = objectOf(stored).metadata;
  const released = dependentsOf(view, objectOf(stored)).map((dependent) =>
    update(withoutOwner(objectOf(dependent), uid), why),
  );
  return { writes: [...released, withoutFinalizer(stored, orphan)] };
}

/** The owner goes when nothing is left that blocks it. */
function deleteDependents(view: View, stored: AnyStored): Plan {
  const owner = objectOf(stored);
  const dependents = dependentsOf(view, owner);
  const isBlocking = (dependent: AnyStored): boolean =>
    objectOf(dependent).metadata.ownerReferences?.some(
      ({ uid, blockOwnerDeletion }) => uid === owner.metadata.uid && blockOwnerDeletion,
    ) ?? false;
  if (!dependents.some(isBlocking)) return { writes: [withoutFinalizer(stored, foreground)] };
  return { writes: dependents.flatMap((dependent) => collect(view, dependent, "Foreground")) };
}

/** Deletes an object none of whose owners stays; otherwise just crosses out those that do not. */
function collect(view: View, stored: AnyStored, propagation: Propagation): readonly Write[] {
  const object = objectOf(stored);
  if (object.metadata.deletionTimestamp) return [];
  const references = object.metadata.ownerReferences ?? [];
  const owners = references.map((reference) => ownerOf(view, object, reference));
  const stays = (at: number): boolean => {
    const owner = owners[at];
    if (!isKnownKind(references[at]!)) return true;
    return owner !== undefined && !isWaiting(objectOf(owner));
  };
  const because = [
    stored,
    ...references.map((reference, at) => owners[at] ?? missing(view, object, reference)),
  ];
  if (references.some((_, at) => stays(at))) return crossedOut(stored, references, stays, because);
  const { id, kind } = stored;
  const given = object.metadata.finalizers?.includes(orphan) ? "Orphan" : propagation;
  return [
    { do: "delete", kind, id, uid: object.metadata.uid, propagation: given, reason: "OwnerGone", because },
  ];
}

function crossedOut(
  stored: AnyStored,
  references: readonly OwnerReference[],
  stays: (at: number) => boolean,
  because: Why["because"],
): readonly Write[] {
  const kept = references.filter((_, at) => stays(at));
  if (kept.length === references.length) return [];
  const object = objectOf(stored);
  const changed = { ...object, metadata: { ...object.metadata, ownerReferences: kept } };
  return [update(changed, { reason: "OwnerGone", because })];
}

function missing(view: View, object: KubernetesObject, reference: OwnerReference) {
  const { kind, id } = ownerKey(object, reference);
  return view.removal(kind, id) ?? view.get(kind, id);
}

function leaveMissingOwners(view: View, stored: AnyStored): Plan {
  const object = objectOf(stored);
  const references = object.metadata.ownerReferences ?? [];
  const isMissing = references.some(
    (reference) => isKnownKind(reference) && !ownerOf(view, object, reference),
  );
  const isWaited = references.some((reference) => {
    const owner = ownerOf(view, object, reference);
    return owner !== undefined && isWaiting(objectOf(owner));
  });
  if (!isMissing && !isWaited) return nothing;
  return { writes: collect(view, stored, isWaited ? "Foreground" : "Background") };
}

function withoutFinalizer(stored: AnyStored, finalizer: string): Write {
  const object = objectOf(stored);
  const finalizers = (object.metadata.finalizers ?? []).filter((name) => name !== finalizer);
  const { finalizers: _, ...rest } = object.metadata;
  const metadata = finalizers.length > 0 ? { ...rest, finalizers } : rest;
  return update({ ...object, metadata }, { reason: "DependentsSettled", because: [stored] });
}
