/** One thing a verb is to act on. */
import type { KubernetesObject, Manifest, ResourceType } from "#api";

export interface Target {
  readonly resource: ResourceType;
  readonly name: string;
  /** Absent for cluster-scoped resources. */
  readonly namespace?: string;
  /** The file it stands in, as messages name it. */
  readonly source?: string;
  /** As the file says. */
  readonly manifest?: Manifest;
  /** As the server has it. */
  readonly object?: KubernetesObject;
}
