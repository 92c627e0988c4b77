/** What is wrong with an object by the rules of its kind, as the API server answers it. */
import type { KubernetesObject, Manifest, ResourceType } from "#api";
import type { ApiStatus } from "../client.ts";
import { type FieldError, invalidStatus, validateCreate, validateUpdate, type Verdict } from "./validation/index.ts";

export const noProblems: Verdict = { errors: [], warnings: [] };

export const newProblems = (object: KubernetesObject): Verdict => validateCreate(object as unknown as Manifest);

export const updateProblems = (before: KubernetesObject, after: KubernetesObject): Verdict =>
  validateUpdate(before as unknown as Manifest, after as unknown as Manifest);

export const invalid = ({ kind, group }: ResourceType, { metadata }: Manifest, errors: readonly FieldError[]): ApiStatus =>
  invalidStatus({ kind, group, name: metadata.name ?? metadata.generateName ?? "" }, errors);
