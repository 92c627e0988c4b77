/** The hash of a Pod template that names its ReplicaSet. `pkg/controller/controller_utils.go` ComputeHash */
import { type PodTemplate, safeEncode, utf8Bytes } from "#api";
import { spewed } from "./spew.ts";

/**
 * The same letters that a real cluster puts behind a Deployment's name. `collisionCount` counts names that
 * were taken.
 */
export function templateHash(template: PodTemplate, collisionCount: number | undefined): string {
  let hash = fnv(0x811c9dc5, utf8Bytes(spewed("v1.PodTemplateSpec", template)));
  // Salted as eight bytes, the count in the first four.
  if (collisionCount !== undefined) {
    const salt = [0, 8, 16, 24].map((shift) => (collisionCount >>> shift) & 255);
    hash = fnv(hash, [...salt, 0, 0, 0, 0]);
  }
  return safeEncode(String(hash));
}

/** FNV-1a over bytes, going on from a state. */
function fnv(state: number, bytes: readonly number[]): number {
  let hash = state;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
