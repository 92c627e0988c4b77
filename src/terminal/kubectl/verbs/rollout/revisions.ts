/** The revisions of a workload: a Deployment's ReplicaSets, the ControllerRevisions of the others. */
import type { KubernetesObject, PodTemplate, ReplicaSet } from "#api";
import type { Wait } from "#cluster";
import { granted } from "../../call.ts";
import { fail } from "../../failure.ts";
import type { Call } from "../../verb.ts";

const revisionKey = "deployment.kubernetes.io/revision";
const changeCauseKey = "kubernetes.io/change-cause";

/** One state of a template that a workload once had. */
export interface Revision {
  readonly number: number;
  readonly changeCause: string;
  readonly template: PodTemplate;
  /** The object that remembers it. */
  readonly object: KubernetesObject;
}

export const revisionOf = ({ metadata }: KubernetesObject): number =>
  Number(metadata.annotations?.[revisionKey] ?? 0);

interface ControllerRevision extends KubernetesObject {
  readonly revision: number;
  readonly data: { readonly spec: { readonly template: PodTemplate } };
}

const isOwnedBy = (owner: KubernetesObject) => (object: KubernetesObject) =>
  object.metadata.ownerReferences?.some(({ uid, controller }) => controller && uid === owner.metadata.uid);

/** From the oldest to the newest. */
export function* revisionsOf(
  call: Call,
  owner: KubernetesObject,
): Generator<Wait, readonly Revision[], void> {
  const keepers: Readonly<Record<string, string>> = {
    Deployment: "ReplicaSet",
    DaemonSet: "ControllerRevision",
    StatefulSet: "ControllerRevision",
  };
  const keeper = keepers[owner.kind];
  if (!keeper) return fail(`no history viewer has been implemented for "${owner.kind}"`);
  const all = yield* granted(call, call.cluster.list(keeper, owner.metadata.namespace));
  const revisions = all.filter(isOwnedBy(owner)).map((object): Revision => {
    const changeCause = object.metadata.annotations?.[changeCauseKey] ?? "";
    if (keeper === "ReplicaSet") {
      const { template } = (object as ReplicaSet).spec;
      return { number: revisionOf(object), changeCause, template: template!, object };
    }
    const { revision, data } = object as ControllerRevision;
    return { number: revision, changeCause, template: data.spec.template, object };
  });
  return revisions.sort((a, b) => a.number - b.number);
}

/** The template with its cause, as `rollout history --revision` shows it. */
export function explainedTemplate({ template, changeCause }: Revision): PodTemplate {
  if (changeCause === "") return template;
  const annotations = { ...template.metadata?.annotations, [changeCauseKey]: changeCause };
  return { ...template, metadata: { ...template.metadata, annotations } };
}

/** For a number that no revision has. */
export const revisionNotFound = (number: number): never =>
  fail(`unable to find specified revision ${number} in history`);
