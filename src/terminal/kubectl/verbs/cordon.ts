/** `kubectl cordon` and `kubectl uncordon` (`staging/src/k8s.io/kubectl/pkg/cmd/drain/drain.go`). */
import type { Node } from "#api";
import type { Wait } from "#cluster";
import { dryRunOf, granted } from "../call.ts";
import { failUsage } from "../failure.ts";
import { dryRunFlag, selectorFlag } from "../flags/flag.ts";
import { reportChange } from "../output/report-change.ts";
import { type Found, select, selectFound } from "../resources/select.ts";
import type { Call, Verb } from "../verb.ts";

/** The nodes a command names; without any it says how it is used. */
export function* selectNodes(call: Call): Generator<Wait, readonly Found[], void> {
  const selects = call.flags.text("selector") !== "" || call.flags.text("pod-selector") !== "";
  if (call.args.length === 0 && !selects) failUsage(call.path, `USAGE: ${call.path.slice(8)} NODE [flags]`);
  if (call.args.length === 0)
    return (yield* select(call, { type: "nodes", looksUp: true })).targets as Found[];
  return yield* selectFound(call, { type: "nodes" });
}

/** Lets nodes take Pods, or not; says so for each. */
export function* setSchedulable(
  call: Call,
  nodes: readonly Found[],
  cordons: boolean,
): Generator<Wait, void, void> {
  const done = cordons ? "cordoned" : "uncordoned";
  for (const { object, name } of nodes) {
    const already = ((object as Node).spec?.unschedulable ?? false) === cordons;
    if (!already && dryRunOf(call) !== "client") {
      const patch = { spec: { unschedulable: cordons ? true : null } };
      const options = { dryRun: dryRunOf(call) === "server" };
      yield* granted(call, call.cluster.patch("Node", name, undefined, "strategic", patch, options));
    }
    yield* reportChange(call, object, already ? `already ${done}` : done);
  }
}

export const cordon: Verb = {
  name: "cordon",
  summary: "Mark node as unschedulable",
  usage: "NODE [options]",
  flags: [selectorFlag, dryRunFlag],
  *run(call) {
    yield* setSchedulable(call, yield* selectNodes(call), true);
  },
  completes: "nodes",
};

export const uncordon: Verb = {
  name: "uncordon",
  summary: "Mark node as schedulable",
  usage: "NODE [options]",
  flags: [selectorFlag, dryRunFlag],
  *run(call) {
    yield* setSchedulable(call, yield* selectNodes(call), false);
  },
  completes: "nodes",
};
