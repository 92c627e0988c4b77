/** Applies a patch document to a stored object. */
import type { KubernetesObject } from "#api";
import type { Answer, ApiStatus, PatchType } from "../client/client.ts";
import { accepted, badRequest, refused } from "./api-status.ts";
import { conversionFailure, goMapText } from "./decoding/index.ts";
import { applyJsonMergePatch, applyJsonPatch, applyStrategicPatch } from "./merge/index.ts";

/** Answers BadRequest or Invalid where the patch does not fit the object. */
export function patched(
  current: KubernetesObject,
  type: PatchType,
  patch: unknown,
): Answer<KubernetesObject> {
  if (type !== "json" && (typeof patch !== "object" || patch === null || Array.isArray(patch))) {
    const found = Array.isArray(patch) ? "array" : typeof patch;
    const message = `json: cannot unmarshal ${found} into Go value of type map[string]interface {}`;
    return refused(badRequest(type === "merge" ? `error decoding patch: ${message}` : message));
  }
  if (type === "merge") return accepted(applyJsonMergePatch(current, patch) as KubernetesObject);
  if (type === "strategic") {
    const result = applyStrategicPatch(current as never, patch as never, current.kind);
    const failure = conversionFailure(result, current.kind);
    if (failure !== undefined) return refused(unfitting(patch, failure));
    return accepted(result as unknown as KubernetesObject);
  }
  const result = applyJsonPatch(current, patch as never);
  if ("error" in result) {
    if (result.unreadable) return refused(badRequest(result.error));
    return refused({ code: 422, reason: "Invalid", message: result.error });
  }
  return accepted(result.value as KubernetesObject);
}

/** A patch whose result is no object of its kind: the refusal names neither (`strategicPatchObject`). */
function unfitting(patch: unknown, failure: string): ApiStatus {
  const message = `Invalid value: ${JSON.stringify(goMapText(patch))}: ${failure}`;
  return {
    code: 422,
    reason: "Invalid",
    message: ` "" is invalid: patch: ${message}`,
    details: { causes: [{ field: "patch", message, reason: "FieldValueInvalid" }] },
  };
}
