/** `kubectl get` (`staging/src/k8s.io/kubectl/pkg/cmd/get/get.go`). */
import type { KubernetesObject, ResourceType } from "#api";
import type { Wait } from "#cluster";
import { sortObjects, type TableOptions, tableText } from "../../printers/index.ts";
import { type Failure, fail, failAll, failUsage, failWith } from "../failure.ts";
import {
  allNamespacesFlag,
  fieldSelectorFlag,
  filenameFlags,
  list,
  number,
  printFlags,
  selectorFlag,
  text,
  toggle,
} from "../flags/flag.ts";
import { objectTextOf } from "../output/object-text.ts";
import { asksForSeveralTypes, readArguments } from "../resources/arguments.ts";
import { type Found, select } from "../resources/select.ts";
import type { Call, Verb } from "../verb.ts";
import { watchObjects } from "./get-watch.ts";

/** How the rows of a table look; `withKind` where several types were asked for. */
export function tableOptions(call: Call, resource: ResourceType): TableOptions {
  const { flags } = call;
  return {
    nowMs: call.cluster.epochMs + call.cluster.now,
    wide: flags.text("output") === "wide",
    noHeaders: flags.isOn("no-headers"),
    showLabels: flags.isOn("show-labels"),
    labelColumns: flags.list("label-columns"),
    withNamespace: flags.isOn("all-namespaces") && resource.namespaced,
    withKind: flags.isOn("show-kind") || asksForSeveralTypes(call.args),
  };
}

/** Runs of one resource after another: each is a table of its own. */
function tablesOf(found: readonly Found[]): readonly (readonly Found[])[] {
  const tables: Found[][] = [];
  for (const target of found) {
    const last = tables.at(-1);
    if (last?.[0]?.resource === target.resource) last.push(target);
    else tables.push([target]);
  }
  return tables;
}

/** `--sort-by` sorts all that was found, whatever its type. */
function sorted(call: Call, found: readonly Found[]): readonly Found[] {
  const path = call.flags.text("sort-by");
  if (path === "") return found;
  const result = sortObjects(
    found.map(({ object }) => object),
    path,
  );
  if (!result.ok) return fail(result.error);
  return result.value.map((object) => found.find((target) => target.object === object)!);
}

function* printTables(call: Call, found: readonly Found[]): Generator<Wait, void, void> {
  const texts = tablesOf(found).map((table) => {
    const objects = table.map(({ object }) => object);
    return tableText(objects, tableOptions(call, table[0]!.resource));
  });
  yield* call.print(texts.join("\n"));
}

function* sayNothingFound(call: Call): Generator<Wait, void, void> {
  const { types, pairs } = readArguments(call.args);
  const asked = [...types, ...pairs.map(({ resource }) => resource)];
  const isNarrow = !call.flags.isOn("all-namespaces") && asked.every(({ namespaced }) => namespaced);
  const where = isNarrow ? ` in ${call.namespace} namespace.` : "";
  yield* call.complain(`No resources found${where}\n`);
}

function* requireTypes(call: Call): Generator<Wait, void, void> {
  if (call.args.length > 0 || call.flags.given("filename") || call.flags.given("kustomize")) return;
  yield* call.complain(
    'You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of ' +
      "supported resources.\n\n",
  );
  const advice = "for a detailed description of that resource (e.g. kubectl explain pods).";
  failUsage(call.path, `Required resource not specified.\nUse "kubectl explain <resource>" ${advice}`);
}

/** What the API server answers on its own paths; objects are asked for by their names. */
function rawAnswer(path: string): string {
  if (/^\/(healthz|livez|readyz)$/.test(path)) return "ok";
  return failWith({
    code: 404,
    reason: "NotFound",
    message: "the server could not find the requested resource",
  });
}

function* run(call: Call): Generator<Wait, void, void> {
  const { flags } = call;
  if (flags.given("raw")) return yield* call.print(rawAnswer(flags.text("raw")));
  yield* requireTypes(call);
  const objectText = objectTextOf(call, true);
  if (flags.isOn("watch") || flags.isOn("watch-only")) return yield* watchObjects(call, objectText);
  const selection = yield* select(call, { listsTypes: true, looksUp: true });
  const ignoresMissing = flags.isOn("ignore-not-found");
  const isMissing = (failure: Failure) => failure.type === "status" && failure.status.reason === "NotFound";
  const failures = selection.failures.filter((failure) => !(ignoresMissing && isMissing(failure)));
  const found = sorted(call, selection.targets as readonly Found[]);
  const objects: readonly KubernetesObject[] = found.map(({ object }) => object);
  if (objectText) {
    const asList = selection.listed || objects.length !== 1;
    const silent = objects.length === 0 && (!selection.listed || failures.length > 0);
    if (!silent) yield* call.print(objectText(objects, asList));
  } else if (found.length > 0) {
    yield* printTables(call, found);
  } else if (failures.length === 0 && !ignoresMissing) {
    yield* sayNothingFound(call);
  }
  failAll(failures);
}

export const get: Verb = {
  name: "get",
  summary: "Display one or many resources",
  usage:
    "[(-o|--output=)json|yaml|name|wide|custom-columns|jsonpath] (TYPE [NAME | -l label] | TYPE/NAME ...) [flags]",
  flags: [
    ...filenameFlags,
    ...printFlags,
    selectorFlag,
    fieldSelectorFlag,
    allNamespacesFlag,
    toggle("watch", "After listing/getting the requested object, watch for changes.", { short: "w" }),
    toggle("watch-only", "Watch for changes to the requested object(s), without listing/getting first."),
    toggle("output-watch-events", "Output watch event objects when --watch or --watch-only is used."),
    toggle("no-headers", "When using the default or custom-column output format, don't print headers."),
    toggle("show-labels", "When printing, show all labels as the last column."),
    list("label-columns", "Labels that are going to be presented as columns.", { short: "L" }),
    toggle("show-kind", "If present, list the resource type for the requested object(s)."),
    text("sort-by", "If non-empty, sort list types using this field specification."),
    toggle("ignore-not-found", "If the requested object does not exist the command will return exit code 0."),
    number("chunk-size", "Return large lists in chunks rather than all at once.", { byDefault: "500" }),
    toggle("server-print", "If true, have the server return the appropriate table output."),
    text("raw", "Raw URI to request from the server."),
    text("subresource", "If specified, gets the subresource of the requested object."),
  ],
  run,
  completes: "resources",
};
