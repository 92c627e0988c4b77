/** Reads what a client sends, as strictly as it asked for. */
import type { Manifest } from "#api";
import type { Answer, WriteOptions } from "../client/client.ts";
import { accepted, badRequest, refused } from "./api-status.ts";
import { cannotBeHandled, decode, strictMessage } from "./decoding/index.ts";

/** Answers BadRequest for what cannot be decoded, and under `Strict` for fields nobody knows. */
export function decodeRequest(
  manifest: Manifest,
  validation: WriteOptions["fieldValidation"] = "Warn",
): Answer<Manifest> {
  const { object, unknownFields, failure } = decode(manifest);
  const { apiVersion, kind } = manifest;
  if (failure !== undefined) return refused(badRequest(cannotBeHandled(apiVersion, kind, failure)));
  if (unknownFields.length > 0 && validation === "Strict")
    return refused(badRequest(cannotBeHandled(apiVersion, kind, strictMessage(unknownFields))));
  return accepted(object as unknown as Manifest, validation === "Warn" ? unknownFields : []);
}
