/** `kubectl taint` (`staging/src/k8s.io/kubectl/pkg/cmd/taint`). */
import type { Node, Taint } from "#api";
import type { Wait } from "#cluster";
import { dryRunOf, granted } from "../call.ts";
import { fail, failUsage } from "../failure.ts";
import { allFlag, dryRunFlag, printFlags, recordFlags, selectorFlag, toggle } from "../flags/flag.ts";
import { reportChange } from "../output/report-change.ts";
import { forEachFound } from "../resources/each.ts";
import type { Found } from "../resources/select.ts";
import type { Call, Verb } from "../verb.ts";

const effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

interface TaintChange {
  readonly add: readonly Taint[];
  readonly remove: readonly { readonly key: string; readonly effect?: string; readonly text: string }[];
}

function requireEffect(effect: string, spec: string): void {
  if (!effects.includes(effect)) fail(`invalid taint effect: ${effect}, unsupported taint effect`);
  if (spec === "") fail(`invalid taint spec: ${spec}`);
}

/** Reads `key=value:Effect`, `key:Effect`, `key:Effect-` and `key-` (`parseTaints`). */
function readTaints(specs: readonly string[]): TaintChange {
  const add: Taint[] = [];
  const remove: { key: string; effect?: string; text: string }[] = [];
  for (const spec of specs) {
    const removes = spec.endsWith("-");
    const text = removes ? spec.slice(0, -1) : spec;
    const [pair = "", effect, ...more] = text.split(":");
    const [key = "", value, ...rest] = pair.split("=");
    if (more.length > 0 || rest.length > 0 || key === "") fail(`invalid taint spec: ${text}`);
    if (effect !== undefined) requireEffect(effect, text);
    if (removes) remove.push({ key, text: effect ? `${key}:${effect}` : key, ...(effect ? { effect } : {}) });
    else if (effect === undefined) fail(`invalid taint spec: ${spec}`);
    else add.push({ key, effect: effect as Taint["effect"], ...(value ? { value } : {}) });
  }
  return { add, remove };
}

const isSame = (left: Taint, right: Taint) => left.key === right.key && left.effect === right.effect;

/** The taints a node will have, and what that is called (`reorganizeTaints`). */
function reorganize(current: readonly Taint[], change: TaintChange, overwrites: boolean) {
  let taints = [...change.add, ...current.filter((old) => !change.add.some((taint) => isSame(taint, old)))];
  const added = taints.length !== current.length;
  let removed = false;
  for (const { key, effect, text } of change.remove) {
    const left = taints.filter(
      (taint) => taint.key !== key || (effect !== undefined && taint.effect !== effect),
    );
    removed = left.length < taints.length;
    if (!removed) fail(`taint "${text}" not found`);
    taints = left;
  }
  const done = (added && removed) || overwrites ? "modified" : added ? "tainted" : "untainted";
  return { taints, done };
}

function* taintOne(call: Call, found: Found, change: TaintChange): Generator<Wait, void, void> {
  const node = found.object as Node;
  const current = node.spec?.taints ?? [];
  const overwrites = call.flags.isOn("overwrite");
  const clashes = change.add.filter((taint) => current.some((old) => isSame(old, taint)));
  if (clashes.length > 0 && !overwrites) {
    const keys = [...new Set(clashes.map(({ key }) => key))].join(",");
    fail(`node ${found.name} already has ${keys} taint(s) with same effect(s) and --overwrite is false`);
  }
  const { taints, done } = reorganize(current, change, overwrites);
  let after: Found["object"] = node;
  if (dryRunOf(call) !== "client") {
    const patch = { spec: { taints: taints.length > 0 ? taints : null } };
    const options = { dryRun: dryRunOf(call) === "server" };
    after = yield* granted(
      call,
      call.cluster.patch("Node", found.name, undefined, "strategic", patch, options),
    );
  }
  yield* reportChange(call, after, done);
}

function* run(call: Call): Generator<Wait, void, void> {
  const [type = "", ...words] = call.args;
  if (call.args.length === 0)
    failUsage(call.path, "one or more resources must be specified as <resource> <name>");
  const first = words.findIndex((word) => /[=:]/.test(word) || word.endsWith("-"));
  const named = first < 0 ? words : words.slice(0, first);
  const taints = first < 0 ? [] : words.slice(first);
  if (taints.length === 0) fail("at least one taint update is required");
  const change = readTaints(taints);
  yield* forEachFound(call, { args: [type, ...named] }, (found) => {
    if (found.resource.kind !== "Node")
      fail(`invalid resource type ${found.resource.plural}, only node types are supported`);
    return taintOne(call, found, change);
  });
}

export const taint: Verb = {
  name: "taint",
  summary: "Update the taints on one or more nodes",
  usage: "NODE NAME KEY_1=VAL_1:TAINT_EFFECT_1 ... KEY_N=VAL_N:TAINT_EFFECT_N [options]",
  flags: [
    ...printFlags,
    ...recordFlags,
    dryRunFlag,
    selectorFlag,
    allFlag("Select all nodes in the cluster"),
    toggle(
      "overwrite",
      "If true, allow taints to be overwritten, otherwise reject taint updates that overwrite.",
    ),
  ],
  run,
  completes: "nodes",
};
