/** What is wrong with an object by the rules of its kind, as the API server answers it. */
import type { KubernetesObject, Manifest, ResourceType } from "#api";
import type { ApiStatus } from "../client.ts";

interface Problem {
  readonly field: string;
  readonly message: string;
  readonly reason: string;
}

export interface Problems {
  readonly errors: readonly Problem[];
  readonly warnings: readonly string[];
}

export const noProblems: Problems = { errors: [], warnings: [] };

export function newProblems(_object: KubernetesObject): Problems {
  return { errors: [], warnings: [] };
}

export function updateProblems(_before: KubernetesObject, _after: KubernetesObject): Problems {
  return { errors: [], warnings: [] };
}

export function invalid(_resource: ResourceType, manifest: Manifest, errors: readonly Problem[]): ApiStatus {
  return { code: 422, reason: "Invalid", message: `${manifest.kind} "${manifest.metadata.name}" is invalid: ${errors.map((error) => error.message).join(", ")}` };
}
