/** The API server's refusals, in its words: `k8s.io/apimachinery/pkg/api/errors`. */
import { qualifiedPlural, type ResourceType } from "#api";
import type { Answer, ApiStatus } from "../client/client.ts";

export const accepted = <Value>(value: Value, warnings: readonly string[] = []): Answer<Value> => ({
  ok: true,
  value,
  warnings,
});

export const refused = <Value>(status: ApiStatus, warnings: readonly string[] = []): Answer<Value> => ({
  ok: false,
  status,
  warnings,
});

const about = (resource: ResourceType, name: string): ApiStatus["details"] => ({
  name,
  kind: resource.plural,
  ...(resource.group ? { group: resource.group } : {}),
});

export const notFound = (resource: ResourceType, name: string): ApiStatus => ({
  code: 404,
  reason: "NotFound",
  message: `${qualifiedPlural(resource)} "${name}" not found`,
  details: about(resource, name),
});

export const alreadyExists = (resource: ResourceType, name: string): ApiStatus => ({
  code: 409,
  reason: "AlreadyExists",
  message: `${qualifiedPlural(resource)} "${name}" already exists`,
  details: about(resource, name),
});

export const conflict = (resource: ResourceType, name: string, cause: string): ApiStatus => ({
  code: 409,
  reason: "Conflict",
  message: `Operation cannot be fulfilled on ${qualifiedPlural(resource)} "${name}": ${cause}`,
  details: about(resource, name),
});

export const modifiedMeanwhile =
  "the object has been modified; please apply your changes to the latest version and try again";

export const forbidden = (resource: ResourceType, name: string, cause: string): ApiStatus => ({
  code: 403,
  reason: "Forbidden",
  message: `${qualifiedPlural(resource)} "${name}" is forbidden: ${cause}`,
  details: about(resource, name),
});

export const badRequest = (message: string): ApiStatus => ({ code: 400, reason: "BadRequest", message });

export const tooManyRequests = (message: string): ApiStatus => ({
  code: 429,
  reason: "TooManyRequests",
  message,
});
