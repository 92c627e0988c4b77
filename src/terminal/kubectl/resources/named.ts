/** How messages name objects. */
import { findResource, type ResourceType } from "#api";
import { fail } from "../failure.ts";

/** `deployment.apps`, `pod`. */
export const kindWord = (resource: ResourceType): string =>
  resource.group === "" ? resource.singular : `${resource.singular}.${resource.group}`;

/** `deployment.apps/web`, `pod/web`. */
export const objectName = (resource: ResourceType, name: string): string => `${kindWord(resource)}/${name}`;

/** The resource a word means, or kubectl's complaint. */
export function resourceNamed(word: string): ResourceType {
  return findResource(word) ?? fail(`the server doesn't have a resource type "${word}"`);
}

/** How long messages name an object: resource, kind, name and namespace (`Info.String` of cli-runtime). */
export function describeTarget({ resource, name, namespace = "" }: NamedObject): string {
  const { group, version, plural, kind } = resource;
  const types = `Resource: "${group}/${version}, Resource=${plural}", GroupVersionKind: "${group}/${version}, Kind=${kind}"`;
  return `${types}\nName: "${name}", Namespace: "${namespace}"`;
}

interface NamedObject {
  readonly resource: ResourceType;
  readonly name: string;
  readonly namespace?: string;
}
