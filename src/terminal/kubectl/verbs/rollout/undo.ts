/** `kubectl rollout undo` (`staging/src/k8s.io/kubectl/pkg/polymorphichelpers/rollback.go`). */
import type { Deployment, KubernetesObject, PodTemplate } from "#api";
import type { Wait } from "#cluster";
import { jsonText, objectName } from "../../../printers/index.ts";
import { dryRunOf, granted } from "../../call.ts";
import { fail } from "../../failure.ts";
import { dryRunFlag, filenameFlags, number, printFlags, selectorFlag } from "../../flags/flag.ts";
import { lastAppliedKey } from "../../last-applied.ts";
import { reportChange } from "../../output/report-change.ts";
import { forEachFound } from "../../resources/each.ts";
import type { Found } from "../../resources/select.ts";
import type { Call, Verb } from "../../verb.ts";
import { requireResource } from "./require-resource.ts";
import { type Revision, revisionNotFound, revisionsOf } from "./revisions.ts";

const hashKey = "pod-template-hash";

/** What a Deployment keeps of its own when it goes back. */
const ownAnnotations = [
  lastAppliedKey,
  "deployment.kubernetes.io/revision",
  "deployment.kubernetes.io/revision-history",
  "deployment.kubernetes.io/desired-replicas",
  "deployment.kubernetes.io/max-replicas",
  "deprecated.deployment.rollback.to",
];

function withoutHash(template: PodTemplate): PodTemplate {
  const { [hashKey]: _, ...labels } = template.metadata?.labels ?? {};
  return { ...template, metadata: { ...template.metadata, labels } };
}

/** The revision that is asked for, or the one before the last. */
function chosenRevision(revisions: readonly Revision[], wanted: number, none: () => never): Revision {
  if (wanted < 0) return revisionNotFound(wanted);
  if (wanted > 0)
    return revisions.find(({ number: revision }) => revision === wanted) ?? revisionNotFound(wanted);
  return revisions.at(-2) ?? none();
}

function annotationsOf(deployment: Deployment, { object }: Revision): Readonly<Record<string, string>> {
  const isOwn = ([key]: readonly [string, string]) => ownAnnotations.includes(key);
  return Object.fromEntries([
    ...Object.entries(deployment.metadata.annotations ?? {}).filter(isOwn),
    ...Object.entries(object.metadata.annotations ?? {}).filter((entry) => !isOwn(entry)),
  ]);
}

/** The patch that brings a template back; a StatefulSet's or DaemonSet's revision is that patch already. */
function patchOf(object: KubernetesObject, revision: Revision): readonly ["json" | "strategic", unknown] {
  if (object.kind !== "Deployment")
    return ["strategic", (revision.object as unknown as { data: unknown }).data];
  const template = withoutHash(revision.template);
  const annotations = annotationsOf(object as Deployment, revision);
  return [
    "json",
    [
      { op: "replace", path: "/spec/template", value: template },
      { op: "replace", path: "/metadata/annotations", value: annotations },
    ],
  ];
}

const templateOf = (object: KubernetesObject) => (object as Deployment).spec.template;

/** Whether the object has that template already. A revision's directive is no part of the template. */
function matches(object: KubernetesObject, { template }: Revision): boolean {
  const { $patch: _, ...kept } = withoutHash(template) as PodTemplate & { $patch?: unknown };
  return jsonText(kept) === jsonText(withoutHash(templateOf(object)));
}

function* undoOne(call: Call, { object, resource, name, namespace }: Found): Generator<Wait, void, void> {
  const wanted = call.flags.number("to-revision");
  if (object.kind === "Deployment" && (object as Deployment).spec.paused) {
    const command = `kubectl rollout resume ${objectName(object).replace(".apps/", "/")}`;
    fail(`you cannot rollback a paused deployment; resume it first with '${command}' and try again`);
  }
  const revision = chosenRevision(yield* revisionsOf(call, object), wanted, () =>
    object.kind === "Deployment"
      ? fail(`no rollout history found for deployment "${name}"`)
      : fail("no last revision to roll back to"),
  );
  if (matches(object, revision)) {
    const already = `current template already matches revision ${wanted || revision.number}`;
    return yield* reportChange(call, object, `skipped rollback (${already})`);
  }
  if (dryRunOf(call) === "client") return yield* reportChange(call, object, "rolled back");
  const [type, patch] = patchOf(object, revision);
  const options = { dryRun: dryRunOf(call) === "server" };
  const after = yield* granted(
    call,
    call.cluster.patch(resource.kind, name, namespace, type, patch, options),
  );
  yield* reportChange(call, after, "rolled back");
}

export const undo: Verb = {
  name: "undo",
  summary: "Undo a previous rollout",
  usage: "(TYPE NAME | TYPE/NAME) [flags] [options]",
  flags: [
    ...filenameFlags,
    ...printFlags,
    selectorFlag,
    dryRunFlag,
    number("to-revision", "The revision to rollback to. Default to 0 (last revision).", { byDefault: "0" }),
  ],
  *run(call) {
    requireResource(call);
    yield* forEachFound(call, {}, (found) => undoOne(call, found));
  },
  completes: "resources",
};
