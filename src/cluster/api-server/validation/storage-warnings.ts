/** Warnings that volumes and claims share (`pkg/api/persistentvolume`, `pkg/api/persistentvolumeclaim`). */
import type { ObjectMeta } from "#api";
import { fractionalBytes } from "./pod-warnings.ts";

/** The annotation that named a class before `storageClassName` did. */
export function deprecatedAnnotation(metadata: Partial<ObjectMeta>, annotation: string): readonly string[] {
  if (metadata.annotations?.[annotation] === undefined) return [];
  return [
    `metadata.annotations[${annotation}]: deprecated since v1.8; use "storageClassName" attribute instead`,
  ];
}

export function storageAmountWarnings(
  resources:
    | {
        readonly requests?: Readonly<Record<string, string>>;
        readonly limits?: Readonly<Record<string, string>>;
      }
    | undefined,
  field: string,
): readonly string[] {
  return [
    ...fractionalBytes(resources?.requests, `${field}.requests`),
    ...fractionalBytes(resources?.limits, `${field}.limits`),
  ];
}
