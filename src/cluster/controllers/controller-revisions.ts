/**
 * ControllerRevisions: the templates that a StatefulSet or DaemonSet has had.
 * `pkg/controller/history/controller_history.go`
 */
import {
  type ControllerRevision,
  canonicalJson,
  contentHash,
  type KubernetesObject,
  type Manifest,
  type PodTemplate,
} from "#api";
import { create, update, type View, type Write } from "../component.ts";
import type { RecordKind, Stored } from "../state/record.ts";
import { controllerOf, controllerReference } from "./owners.ts";

const hashLabel = "controller.kubernetes.io/hash";

type Owner = KubernetesObject & {
  readonly spec: { readonly template: PodTemplate; readonly revisionHistoryLimit?: number };
};

/** A revision as far as Pods care: its name, its hash and its template. */
export interface TemplateRevision {
  readonly name: string;
  readonly hash: string;
  readonly template: PodTemplate;
}

export interface Revisions {
  readonly update: TemplateRevision;
  /** Every revision, lowest number first. */
  readonly all: readonly Stored<"ControllerRevision">[];
  readonly writes: readonly Write[];
  readonly collisionCount?: number;
}

export function templateRevision({ metadata, data }: ControllerRevision): TemplateRevision {
  const { template } = (data as { readonly spec: { readonly template: PodTemplate & { $patch?: string } } })
    .spec;
  const { $patch: _, ...rest } = template;
  return { name: metadata.name, hash: metadata.labels?.[hashLabel] ?? "", template: rest };
}

const content = (template: PodTemplate) => ({ spec: { template: { $patch: "replace", ...template } } });

/**
 * Finds the revision of the present template, or makes it; one that was had before gets the highest number
 * again.
 */
export function revisionsOf(
  view: View,
  stored: Stored<RecordKind>,
  collisionCount: number | undefined,
): Revisions {
  const owner = stored.value as Owner;
  const all = view
    .by("revisionsOfOwner", owner.metadata.uid)
    .filter(({ value }) => controllerOf(value)?.uid === owner.metadata.uid)
    .toSorted((left, right) => left.value.revision - right.value.revision);
  const data = content(owner.spec.template);
  const wanted = canonicalJson(data);
  const found = all.findLast(({ value }) => canonicalJson(value.data) === wanted);
  const next = (all.at(-1)?.value.revision ?? 0) + 1;
  const collisions = collisionCount === undefined ? {} : { collisionCount };
  if (found) {
    const writes =
      found === all.at(-1)
        ? []
        : [
            update(
              { ...found.value, revision: next },
              { reason: "RevisionChanged", because: [stored, found] },
            ),
          ];
    return { update: templateRevision(found.value), all, writes, ...collisions };
  }
  const [hash, count] = freeHash(view, owner, collisionCount ?? 0);
  const name = `${owner.metadata.name}-${hash}`;
  const revision: Manifest = {
    apiVersion: "apps/v1",
    kind: "ControllerRevision",
    metadata: {
      name,
      namespace: owner.metadata.namespace ?? "default",
      labels: { ...owner.spec.template.metadata?.labels, [hashLabel]: hash },
      ownerReferences: [controllerReference(owner)],
    },
    data,
    revision: next,
  };
  return {
    update: { name, hash, template: owner.spec.template },
    all,
    writes: [create(revision, { reason: "TemplateChanged", because: [stored] })],
    ...(collisionCount === undefined && count === 0 ? {} : { collisionCount: count }),
  };
}

function freeHash(view: View, owner: Owner, collisionCount: number): readonly [string, number] {
  for (let count = collisionCount; ; count++) {
    const hash = contentHash(owner.spec.template, count);
    if (!view.get("ControllerRevision", `${owner.metadata.namespace}/${owner.metadata.name}-${hash}`))
      return [hash, count];
  }
}

/** Revisions beyond the limit that nothing uses any more, oldest first. */
export function surplusRevisions(
  stored: Stored<RecordKind>,
  { all }: Revisions,
  inUse: ReadonlySet<string>,
): readonly Write[] {
  const limit = (stored.value as Owner).spec.revisionHistoryLimit ?? 10;
  const unused = all.filter(
    ({ value: { metadata } }) => !inUse.has(metadata.name) && !inUse.has(metadata.labels?.[hashLabel] ?? ""),
  );
  return unused.slice(0, Math.max(0, unused.length - limit)).map((revision) => ({
    do: "delete",
    kind: "ControllerRevision",
    id: revision.id,
    uid: revision.value.metadata.uid,
    reason: "HistoryLimit",
    because: [stored, revision],
  }));
}
