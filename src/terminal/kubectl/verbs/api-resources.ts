/** `kubectl api-resources` and `kubectl api-versions`. */
import { allResources, apiVersionOf, type ResourceType } from "#api";
import { alignTabs, GET_STOPS } from "../../printers/text/tab-stops.ts";
import { fail } from "../failure.ts";
import { list, outputFlag, text, toggle } from "../flags/flag.ts";
import type { Call, Verb } from "../verb.ts";

function chosen({ flags }: Call): readonly ResourceType[] {
  const verbs = flags.list("verbs");
  const categories = flags.list("categories");
  return allResources.filter(
    (resource) =>
      (!flags.given("namespaced") || resource.namespaced === flags.isOn("namespaced")) &&
      (!flags.given("api-group") || resource.group === flags.text("api-group")) &&
      verbs.every((verb) => resource.verbs.includes(verb)) &&
      categories.every((category) => resource.categories.includes(category)),
  );
}

function cells(resource: ResourceType, wide: boolean): readonly string[] {
  const { plural, shortNames, namespaced, kind, verbs, categories } = resource;
  const narrow = [plural, shortNames.join(","), apiVersionOf(resource), String(namespaced), kind];
  return wide ? [...narrow, verbs.join(","), categories.join(",")] : narrow;
}

const namesOf = ({ plural, group }: ResourceType) => (group === "" ? plural : `${plural}.${group}`);

export const apiResources: Verb = {
  name: "api-resources",
  summary: "Print the supported API resources on the server",
  flags: [
    outputFlag,
    text("api-group", "Limit to resources in the specified API group."),
    toggle(
      "namespaced",
      "If false, non-namespaced resources will be returned, otherwise namespaced resources.",
      {
        byDefault: "true",
      },
    ),
    toggle("no-headers", "When using the default or custom-column output format, don't print headers."),
    list("verbs", "Limit to resources that support the specified verbs."),
    list("categories", "Limit to resources that belong to the specified categories."),
    text("sort-by", "If non-empty, sort list of resources using specified field: 'name' or 'kind'."),
    toggle("cached", "Use the cached list of resources if available."),
  ],
  *run(call) {
    const output = call.flags.text("output");
    if (!["", "wide", "name"].includes(output)) fail(`--output ${output} is not available`);
    const sortBy = call.flags.text("sort-by");
    const keyOf = (resource: ResourceType) => (sortBy === "kind" ? resource.kind : resource.plural);
    const found = chosen(call);
    const sorted = sortBy === "" ? found : [...found].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    if (output === "name")
      return yield* call.print(sorted.map((resource) => `${namesOf(resource)}\n`).join(""));
    const wide = output === "wide";
    const header = ["NAME", "SHORTNAMES", "APIVERSION", "NAMESPACED", "KIND"];
    const headers = call.flags.isOn("no-headers") ? [] : [wide ? [...header, "VERBS", "CATEGORIES"] : header];
    const rows = [...headers, ...sorted.map((resource) => cells(resource, wide))];
    yield* call.print(alignTabs(rows.map((row) => `${row.join("\t")}\n`).join(""), GET_STOPS));
  },
};

export const apiVersions: Verb = {
  name: "api-versions",
  summary: 'Print the supported API versions on the server, in the form of "group/version"',
  flags: [],
  *run(call) {
    const versions = [...new Set(allResources.map(apiVersionOf))].sort();
    yield* call.print(versions.map((version) => `${version}\n`).join(""));
  },
};
