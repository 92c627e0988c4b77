/** `kubectl label` (`staging/src/k8s.io/kubectl/pkg/cmd/label/label.go`). */
import { checkLabelValue, type Labels } from "#api";
import type { Wait } from "#cluster";
import { fail } from "../failure.ts";
import {
  allFlag,
  allNamespacesFlag,
  dryRunFlag,
  fieldSelectorFlag,
  filenameFlags,
  printFlags,
  recordFlags,
  selectorFlag,
  text,
  toggle,
} from "../flags/flag.ts";
import { reportChange } from "../output/report-change.ts";
import { changedMap, type MapChange, splitPairs } from "../pairs.ts";
import { change, forEachFound } from "../resources/each.ts";
import type { Found } from "../resources/select.ts";
import type { Call, Verb } from "../verb.ts";

function readLabels(pairs: readonly string[]): MapChange {
  const set: Record<string, string> = {};
  const remove: string[] = [];
  for (const pair of pairs) {
    const [key = "", value, ...more] = pair.split("=");
    if (value === undefined) remove.push(pair.slice(0, -1));
    else if (more.length > 0) fail(`invalid label spec: ${pair}`);
    else {
      const problems = checkLabelValue(value);
      if (problems.length > 0) fail(`invalid label value: "${pair}": ${problems.join(";")}`);
      set[key] = value;
    }
  }
  if (remove.some((key) => key in set)) fail("can not both modify and remove a label in the same command");
  return { set, remove };
}

/** A label is not changed by accident: only with `--overwrite` (`validateNoOverwrites`). */
function refuseOverwriting(labels: Labels | undefined, { set }: MapChange): void {
  const clashes = Object.entries(set).flatMap(([key, value]) => {
    const current = labels?.[key];
    if (current === undefined || current === value) return [];
    return [`'${key}' already has a value (${current}), and --overwrite is false`];
  });
  if (clashes.length > 0) fail(clashes.length === 1 ? clashes[0]! : `[${clashes.join(", ")}]`);
}

function* listLabels(call: Call, { object }: Found): Generator<Wait, void, void> {
  const labels = Object.entries(object.metadata.labels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  yield* call.print(labels.map(([key, value]) => `${key}=${value}\n`).join(""));
}

function* labelOne(call: Call, found: Found, wanted: MapChange): Generator<Wait, void, void> {
  const { object } = found;
  const before = object.metadata.labels;
  const overwrites = call.flags.isOn("overwrite");
  if (!overwrites) refuseOverwriting(before, wanted);
  for (const key of wanted.remove) {
    if (before?.[key] === undefined) yield* call.print(`label "${key}" not found.\n`);
  }
  const labels = changedMap(before, wanted);
  const { object: after, changed } = yield* change(call, found, {
    ...object,
    metadata: { ...object.metadata, labels },
  });
  const shrank = !overwrites && Object.keys(labels).length < Object.keys(before ?? {}).length;
  yield* reportChange(call, after, changed ? (shrank ? "unlabeled" : "labeled") : "not labeled");
}

function* run(call: Call): Generator<Wait, void, void> {
  const { resources, pairs } = splitPairs(call.args, "label");
  const lists = call.flags.isOn("list");
  if (resources.length === 0 && !call.flags.given("filename")) {
    fail("one or more resources must be specified as <resource> <name> or <resource>/<name>");
  }
  if (pairs.length === 0 && !lists) fail("at least one label update is required");
  const wanted = readLabels(pairs);
  yield* forEachFound(call, { args: resources }, (found) =>
    lists ? listLabels(call, found) : labelOne(call, found, wanted),
  );
}

/** Flags that `annotate` has as well. */
export const metadataFlags = [
  ...filenameFlags,
  ...printFlags,
  ...recordFlags,
  dryRunFlag,
  selectorFlag,
  fieldSelectorFlag,
  allNamespacesFlag,
  allFlag("Select all resources, in the namespace of the specified resource types"),
  toggle(
    "overwrite",
    "If true, allow what is there to be overwritten, otherwise reject updates that overwrite.",
  ),
  toggle("list", "If true, display what is there for a given resource."),
  toggle("local", "If true, the change will NOT contact api-server but run locally."),
  text(
    "resource-version",
    "If non-empty, the update will only succeed if this is the current resource-version.",
  ),
];

export const label: Verb = {
  name: "label",
  summary: "Update the labels on a resource",
  usage: "[--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]",
  flags: metadataFlags,
  run,
  completes: "resources",
};
