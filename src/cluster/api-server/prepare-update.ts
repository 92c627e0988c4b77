/**
 * What the server itself changes in an object that somebody changes (`PrepareForUpdate` of each kind's
 * strategy).
 */
import type { KubernetesObject, Service } from "#api";
import type { View } from "../component.ts";
import { allocateAddresses } from "./service-addresses.ts";
import { keepAllocations } from "./service-update.ts";

export function prepareUpdate(
  before: KubernetesObject,
  after: KubernetesObject,
  view: View,
): KubernetesObject {
  if (after.kind !== "Service") return after;
  return allocateAddresses(keepAllocations(before as Service, after as Service), view);
}
