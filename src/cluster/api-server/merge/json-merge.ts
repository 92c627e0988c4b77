/** JSON merge patch (RFC 7386): objects merge, everything else is replaced, `null` deletes. */
import { isObject } from "./json.ts";

export function applyJsonMergePatch(current: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged: Record<string, unknown> = isObject(current) ? { ...current } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = applyJsonMergePatch(merged[key], value);
  }
  return merged;
}
