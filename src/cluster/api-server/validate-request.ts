/** What is wrong with an object by the rules of its kind, as the API server answers it. */
import type { KubernetesObject, Manifest, ResourceType, Service } from "#api";
import type { ApiStatus } from "../client/client.ts";
import type { View } from "../component.ts";
import {
  checkNodePorts,
  type FieldError,
  invalidStatus,
  type Verdict,
  validateCreate,
  validateUpdate,
} from "./validation/index.ts";

export const noProblems: Verdict = { errors: [], warnings: [] };

export const newProblems = (object: KubernetesObject, view: View): Verdict =>
  withNodePorts(validateCreate(object as unknown as Manifest), object, view);

export const updateProblems = (
  before: KubernetesObject,
  after: KubernetesObject,
  view: View,
  subresource?: string,
): Verdict =>
  withNodePorts(
    validateUpdate(before as unknown as Manifest, after as unknown as Manifest, subresource),
    after,
    view,
  );

/** The port allocator is asked once everything else about a Service is right. */
function withNodePorts(verdict: Verdict, object: KubernetesObject, view: View): Verdict {
  if (object.kind !== "Service" || verdict.errors.length > 0) return verdict;
  const others = view.list("Service").filter(({ value }) => value.metadata.uid !== object.metadata.uid);
  const taken = new Set(
    others.flatMap(({ value }) => (value.spec.ports ?? []).map(({ nodePort }) => nodePort)),
  );
  return { ...verdict, errors: checkNodePorts(object as Service, taken) };
}

export const invalid = (
  { kind, group }: ResourceType,
  { metadata }: Manifest,
  errors: readonly FieldError[],
): ApiStatus => invalidStatus({ kind, group, name: metadata.name ?? metadata.generateName ?? "" }, errors);
