/** `kubectl diff`: what `apply` would change (`staging/src/k8s.io/kubectl/pkg/cmd/diff/diff.go`). */
import type { KubernetesObject, Manifest } from "#api";
import { threeWayMerge, type Wait } from "#cluster";
import { yamlDocument } from "../../printers/index.ts";
import { granted, validationOf } from "../call.ts";
import { unifiedDifference } from "../difference.ts";
import { fail, failAll, failUsage } from "../failure.ts";
import { filenameFlags, recordFlags, selectorFlag, toggle } from "../flags/flag.ts";
import { lastAppliedKey, recordApplied } from "../last-applied.ts";
import { readFiles } from "../resources/files.ts";
import type { Target } from "../resources/target.ts";
import type { Call, Verb } from "../verb.ts";

/** What the server would make of the file. */
function* merged(
  call: Call,
  target: Target,
  live: KubernetesObject | undefined,
): Generator<Wait, KubernetesObject, void> {
  const manifest: Manifest = recordApplied(target.manifest!);
  const options = { dryRun: true, fieldValidation: validationOf(call) };
  if (!live) return yield* granted(call, call.cluster.create(manifest, options));
  const applied = live.metadata.annotations?.[lastAppliedKey];
  const original = applied === undefined ? {} : (JSON.parse(applied) as Record<string, unknown>);
  const { patch } = threeWayMerge({ original, modified: manifest as never, current: live as never });
  const { kind } = target.resource;
  return yield* granted(
    call,
    call.cluster.patch(kind, target.name, target.namespace, "strategic", patch, options),
  );
}

/** The annotation of `apply` is left out, or it would say everything twice. */
function shownText(object: KubernetesObject | undefined): string {
  if (!object) return "";
  const { [lastAppliedKey]: _, ...annotations } = object.metadata.annotations ?? {};
  const { annotations: __, ...metadata } = object.metadata;
  const kept = Object.keys(annotations).length > 0 ? { ...metadata, annotations } : metadata;
  return yamlDocument({ ...object, metadata: kept });
}

function* diffOne(call: Call, target: Target): Generator<Wait, boolean, void> {
  const { resource, name, namespace = "" } = target;
  const answer = call.cluster.get(resource.kind, name, target.namespace);
  const live = answer.ok ? answer.value : undefined;
  const wanted = yield* merged(call, target, live);
  const file = [resource.group, resource.version, resource.kind, namespace, name].filter(Boolean).join(".");
  const text = unifiedDifference(shownText(live), shownText(wanted), {
    from: `/tmp/LIVE/${file}`,
    to: `/tmp/MERGED/${file}`,
  });
  if (text === "") return false;
  yield* call.print(`diff -u -N /tmp/LIVE/${file} /tmp/MERGED/${file}\n${text}`);
  return true;
}

export const diff: Verb = {
  name: "diff",
  summary: "Diff the live version against a would-be applied version",
  usage: "-f FILENAME [options]",
  flags: [
    ...filenameFlags,
    ...recordFlags,
    selectorFlag,
    toggle("server-side", "If true, apply runs in the server instead of the client."),
    toggle("force-conflicts", "If true, server-side apply will force the changes against conflicts."),
    toggle("prune", "Include resources that would be deleted by pruning."),
  ],
  *run(call) {
    if (call.args.length > 0) failUsage(call.path, `Unexpected args: [${call.args.join(" ")}]`);
    if (!call.flags.given("filename") && !call.flags.given("kustomize"))
      fail("must specify one of -f and -k");
    const { targets, failures } = yield* readFiles(call);
    failAll(failures);
    let differs = false;
    for (const target of targets) differs = (yield* diffOne(call, target)) || differs;
    return differs ? 1 : 0;
  },
  completes: "none",
};
