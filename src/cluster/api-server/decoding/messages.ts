/** How the API server words a decoding failure. */

/** `Pod in version "v1" cannot be handled as a Pod: …` (a `BadRequest`). */
export function cannotBeHandled(apiVersion: string, kind: string, why: string): string {
  const version = apiVersion.split("/").at(-1);
  return `${kind} in version "${version}" cannot be handled as a ${kind}: ${why}`;
}

/** `strict decoding error: unknown field "spec.a", unknown field "spec.b"` */
export function strictMessage(unknownFields: readonly string[]): string {
  return `strict decoding error: ${unknownFields.join(", ")}`;
}
