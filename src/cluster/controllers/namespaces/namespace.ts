/**
 * The namespace controller: empties a namespace that is being deleted, then lets it go.
 * `pkg/controller/namespace/deletion`
 */
import {
  allResources,
  type Condition,
  type KubernetesObject,
  type Namespace,
  type Pod,
  qualifiedPlural,
} from "#api";
import {
  type Component,
  nothing,
  type Plan,
  update,
  updateStatus,
  type View,
  type Write,
} from "../../component.ts";
import { equal } from "../../state/equal.ts";
import type { ApiKind, Stored } from "../../state/record.ts";
import { timestampAt } from "../../time/epoch.ts";
import { withCondition } from "../conditions.ts";

/** Keys are names of namespaces. */
export const namespaceController: Component = {
  name: "namespace-controller",
  latencyMs: 20,
  watches: { Namespace: ({ after }) => (after?.value.metadata.deletionTimestamp ? [after.id] : []) },
  reconcile,
};

const contentKinds = allResources.filter(
  ({ namespaced, verbs, kind }) => namespaced && verbs.includes("delete") && kind !== "Event",
);

interface Content {
  readonly plural: string;
  readonly objects: readonly Stored<ApiKind>[];
}

function contentOf(view: View, namespace: string): readonly Content[] {
  return contentKinds
    .map((resource) => ({
      plural: qualifiedPlural(resource),
      objects: view.list(resource.kind as ApiKind, namespace) as readonly Stored<ApiKind>[],
    }))
    .filter(({ objects }) => objects.length > 0);
}

function reconcile(view: View, name: string): Plan {
  const stored = view.get("Namespace", name);
  if (!stored?.value.metadata.deletionTimestamp) return nothing;
  const contents = contentOf(view, name);
  const deletions = contents.flatMap(({ objects }) => objects.flatMap((object) => deletion(stored, object)));
  const left = contents
    .map((content) => ({ ...content, objects: content.objects.filter((object) => stays(object)) }))
    .filter(({ objects }) => objects.length > 0);
  const status = { ...stored.value.status, conditions: conditionsOf(view, stored.value, left) };
  const reported: readonly Write[] = equal(status, stored.value.status)
    ? []
    : [
        updateStatus({ ...stored.value, status } as Namespace, {
          reason: "StatusChanged",
          because: [stored],
        }),
      ];
  if (left.length > 0) return { writes: [...deletions, ...reported], wakeAt: view.now + patienceMs(left) };
  return { writes: [...deletions, ...reported, ...events(view, stored), finalized(stored)] };
}

function deletion(stored: Stored<"Namespace">, object: Stored<ApiKind>): readonly Write[] {
  const { metadata } = object.value as KubernetesObject;
  if (metadata.deletionTimestamp) return [];
  return [
    {
      do: "delete",
      kind: object.kind,
      id: object.id,
      uid: metadata.uid,
      propagation: "Background",
      reason: "NamespaceDeleted",
      because: [stored, object],
    },
  ];
}

/** Whether a deletion only marks it: Pods that run, and what has finalizers. */
function stays({ value }: Stored<ApiKind>): boolean {
  const { metadata, kind } = value as KubernetesObject;
  if ((metadata.finalizers?.length ?? 0) > 0) return true;
  return kind === "Pod" && graceOf(value as Pod) > 0;
}

function graceOf({ spec, status, metadata }: Pod): number {
  if (!spec.nodeName || status?.phase === "Succeeded" || status?.phase === "Failed") return 0;
  return metadata.deletionGracePeriodSeconds ?? spec.terminationGracePeriodSeconds ?? 30;
}

/** It looks again after half of the longest grace, and a second. */
function patienceMs(left: readonly Content[]): number {
  const pods = left.flatMap(({ objects }) => objects).filter(({ kind }) => kind === "Pod");
  const longest = pods.length === 0 ? 0 : Math.max(...pods.map(({ value }) => graceOf(value as Pod)));
  return (Math.floor(longest / 2) + 1) * 1000;
}

/** `pkg/controller/namespace/deletion/status_condition_utils.go` */
function conditionsOf(view: View, namespace: Namespace, left: readonly Content[]): readonly Condition[] {
  const remaining = left
    .map(({ plural, objects }) => `${plural}. has ${objects.length} resource instances`)
    .join(", ");
  const finalizers = new Map<string, number>();
  for (const { value } of left.flatMap(({ objects }) => objects))
    for (const name of (value as KubernetesObject).metadata.finalizers ?? [])
      finalizers.set(name, (finalizers.get(name) ?? 0) + 1);
  const held = [...finalizers].map(([name, count]) => `${name} in ${count} resource instances`).join(", ");
  const told: readonly Condition[] = [
    condition(
      "NamespaceDeletionDiscoveryFailure",
      false,
      "ResourcesDiscovered",
      "All resources successfully discovered",
    ),
    condition(
      "NamespaceDeletionGroupVersionParsingFailure",
      false,
      "ParsedGroupVersions",
      "All legacy kube types successfully parsed",
    ),
    condition(
      "NamespaceDeletionContentFailure",
      false,
      "ContentDeleted",
      "All content successfully deleted, may be waiting on finalization",
    ),
    remaining === ""
      ? condition("NamespaceContentRemaining", false, "ContentRemoved", "All content successfully removed")
      : condition(
          "NamespaceContentRemaining",
          true,
          "SomeResourcesRemain",
          `Some resources are remaining: ${remaining}`,
        ),
    held === ""
      ? condition(
          "NamespaceFinalizersRemaining",
          false,
          "ContentHasNoFinalizers",
          "All content-preserving finalizers finished",
        )
      : condition(
          "NamespaceFinalizersRemaining",
          true,
          "SomeFinalizersRemain",
          `Some content in the namespace has finalizers remaining: ${held}`,
        ),
  ];
  const before = (namespace.status as { readonly conditions?: readonly Condition[] } | undefined)?.conditions;
  return told.reduce(
    (conditions, next) => withCondition(conditions, next, timestampAt(view.now)),
    before ?? [],
  );
}

const condition = (type: string, isTrue: boolean, reason: string, message: string): Condition => ({
  type,
  status: isTrue ? "True" : "False",
  reason,
  message,
});

/** Events are swept out last: everything else still makes some. */
function events(view: View, stored: Stored<"Namespace">): readonly Write[] {
  return view
    .list("Event", stored.id)
    .map(({ id }) => ({ do: "delete", kind: "Event", id, reason: "NamespaceDeleted", because: [stored] }));
}

function finalized(stored: Stored<"Namespace">): Write {
  const namespace = stored.value;
  const finalizers = (namespace.spec?.finalizers ?? []).filter((name) => name !== "kubernetes");
  // The status was written a moment ago: without a version the server takes what it has.
  const metadata = { ...namespace.metadata, resourceVersion: "" };
  return update(
    { ...namespace, metadata, spec: { ...namespace.spec, finalizers } },
    { reason: "NamespaceEmpty", because: [stored] },
  );
}
