/** `kubectl annotate` (`staging/src/k8s.io/kubectl/pkg/cmd/annotate/annotate.go`). */
import type { Wait } from "#cluster";
import { fail } from "../failure.ts";
import { changedMap, type MapChange, splitPairs } from "../pairs.ts";
import { changeAndReport, forEachFound } from "../resources/each.ts";
import type { Found } from "../resources/select.ts";
import type { Call, Verb } from "../verb.ts";
import { metadataFlags } from "./label.ts";

function readAnnotations(pairs: readonly string[]): MapChange {
  const set: Record<string, string> = {};
  const remove: string[] = [];
  for (const pair of pairs) {
    const sign = pair.indexOf("=");
    if (sign > 0) set[pair.slice(0, sign)] = pair.slice(sign + 1);
    else remove.push(pair.slice(0, -1));
  }
  const both = remove.filter((key) => key in set);
  if (both.length > 0) {
    fail(
      `can not both modify and remove the following annotation(s) in the same command: ${both.join(", ")}`,
    );
  }
  return { set, remove };
}

function* annotateOne(call: Call, found: Found, wanted: MapChange): Generator<Wait, void, void> {
  const { object } = found;
  const before = object.metadata.annotations ?? {};
  const clashes = Object.entries(wanted.set)
    .filter(([key, value]) => before[key] !== undefined && before[key] !== value)
    .map(([key]) => `'${key}' already has a value (${before[key]})`);
  if (clashes.length > 0 && !call.flags.isOn("overwrite")) {
    const declared = "found the following declared annotation(s)";
    fail(`--overwrite is false but ${declared}: ${clashes.join("; ")}`);
  }
  const annotations = changedMap(before, wanted);
  yield* changeAndReport(
    call,
    found,
    { ...object, metadata: { ...object.metadata, annotations } },
    "annotated",
  );
}

function* listAnnotations(call: Call, { object }: Found): Generator<Wait, void, void> {
  const annotations = Object.entries(object.metadata.annotations ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  yield* call.print(annotations.map(([key, value]) => `${key}=${value}\n`).join(""));
}

function* run(call: Call): Generator<Wait, void, void> {
  const { resources, pairs } = splitPairs(call.args, "annotation");
  const lists = call.flags.isOn("list");
  if (resources.length === 0 && !call.flags.given("filename")) {
    fail("one or more resources must be specified as <resource> <name> or <resource>/<name>");
  }
  if (pairs.length === 0 && !lists) fail("at least one annotation update is required");
  const wanted = readAnnotations(pairs);
  yield* forEachFound(call, { args: resources }, (found) =>
    lists ? listAnnotations(call, found) : annotateOne(call, found, wanted),
  );
}

export const annotate: Verb = {
  name: "annotate",
  summary: "Update the annotations on a resource",
  usage: "[--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]",
  flags: metadataFlags,
  run,
  completes: "resources",
};
