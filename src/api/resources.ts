/** The kinds of object an API server knows, as `kubectl api-resources` lists them. */
import { resourceRows } from "./resource-table.ts";

export interface ResourceType {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly listKind: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

const verbSets: Readonly<Record<string, readonly string[]>> = {
  all: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  create: ["create"],
  read: ["get", "list"],
};

function resourceOf(row: string): ResourceType {
  const [
    plural = "",
    shortNames = "",
    apiVersion = "",
    scope = "",
    kind = "",
    verbs = "all",
    categories = "",
  ] = row.split("|");
  const slash = apiVersion.indexOf("/");
  return {
    group: slash < 0 ? "" : apiVersion.slice(0, slash),
    version: apiVersion.slice(slash + 1),
    kind,
    listKind: `${kind}List`,
    plural,
    singular: kind.toLowerCase(),
    shortNames: shortNames === "" ? [] : shortNames.split(","),
    categories: categories === "" ? [] : categories.split(","),
    namespaced: scope === "namespaced",
    verbs: verbSets[verbs === "" ? "all" : verbs] ?? [],
  };
}

/** Every resource, in the order of `kubectl api-resources`: the core group first, then by group. */
export const allResources: readonly ResourceType[] = resourceRows.map(resourceOf);

/** `apps/v1`, or `v1` for the core group. */
export function apiVersionOf(resource: ResourceType): string {
  return resource.group === "" ? resource.version : `${resource.group}/${resource.version}`;
}

/** `deployments.apps`, or `pods` for the core group: how messages name a resource. */
export function qualifiedPlural(resource: ResourceType): string {
  return resource.group === "" ? resource.plural : `${resource.plural}.${resource.group}`;
}

/**
 * The resource a word on kubectl's command line means: plural, singular, short name or kind, in any case, and
 * with
 * a group or a version and a group behind a dot (`deploy`, `Deployment`, `deployments.apps`,
 * `deployments.v1.apps`).
 */
export function findResource(word: string): ResourceType | undefined {
  const [name = "", ...rest] = word.toLowerCase().split(".");
  const suffix = rest.join(".");
  const candidates = allResources.filter(
    ({ plural, singular, shortNames }) => name === plural || name === singular || shortNames.includes(name),
  );
  if (suffix === "") return candidates[0];
  return (
    candidates.find(({ group }) => group === suffix) ??
    candidates.find(({ group, version }) => suffix === (group === "" ? `${version}.` : `${version}.${group}`))
  );
}

const byKind = new Map(
  allResources.map((resource) => [`${apiVersionOf(resource)}/${resource.kind}`, resource]),
);

/**
 * The resource that holds objects of a kind; `undefined` where the server has no such kind in that version.
 */
export function resourceForKind(apiVersion: string, kind: string): ResourceType | undefined {
  return byKind.get(`${apiVersion}/${kind}`);
}
