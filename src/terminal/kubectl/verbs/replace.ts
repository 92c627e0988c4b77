/** `kubectl replace` (`staging/src/k8s.io/kubectl/pkg/cmd/replace/replace.go`). */
import type { Wait } from "#cluster";
import { dryRunOf, granted, validationOf } from "../call.ts";
import { type Failure, fail, failAll, failUsage, failureOf, withSource } from "../failure.ts";
import {
  dryRunFlag,
  duration,
  filenameFlags,
  number,
  printFlags,
  recordFlags,
  text,
  toggle,
} from "../flags/flag.ts";
import { lastAppliedKey, recordApplied } from "../last-applied.ts";
import { reportChange } from "../output/report-change.ts";
import { readFiles } from "../resources/files.ts";
import { kindWord } from "../resources/named.ts";
import { lookUp } from "../resources/select.ts";
import type { Target } from "../resources/target.ts";
import type { Call, Verb } from "../verb.ts";
import { waitUntilGone } from "../waiting.ts";

const writeOptions = (call: Call) => ({
  fieldValidation: validationOf(call),
  dryRun: dryRunOf(call) === "server",
});

/** The annotation of `apply` is kept up to date where the object has one. */
function* replaceOne(call: Call, target: Target): Generator<Wait, void, void> {
  const current = yield* lookUp(call, target);
  const hasAnnotation = current.metadata.annotations?.[lastAppliedKey] !== undefined;
  const manifest =
    hasAnnotation || call.flags.isOn("save-config") ? recordApplied(target.manifest!) : target.manifest!;
  if (dryRunOf(call) === "client") return yield* reportChange(call, current, "replaced");
  yield* reportChange(
    call,
    yield* granted(call, call.cluster.replace(manifest, writeOptions(call))),
    "replaced",
  );
}

/** Deletes all, waits until they are gone, and creates them anew. */
function* replaceByForce(call: Call, targets: readonly Target[]): Generator<Wait, void, void> {
  const grace = call.flags.number("grace-period");
  const options = grace < 0 ? {} : { gracePeriodSeconds: Math.max(grace, 1) };
  const gone: { target: Target; uid: string }[] = [];
  for (const target of targets) {
    const { resource, name, namespace } = target;
    const answer = call.cluster.delete(resource.kind, name, namespace, options);
    if (!answer.ok && answer.status.reason === "NotFound") continue;
    const object = yield* granted(call, answer);
    yield* call.print(`${kindWord(resource)} "${name}" deleted\n`);
    gone.push({ target, uid: object.metadata.uid });
  }
  yield* waitUntilGone(call, gone, call.flags.durationMs("timeout"));
  for (const target of targets) {
    const manifest = call.flags.isOn("save-config") ? recordApplied(target.manifest!) : target.manifest!;
    yield* reportChange(
      call,
      yield* granted(call, call.cluster.create(manifest, writeOptions(call))),
      "replaced",
    );
  }
}

function* run(call: Call): Generator<Wait, void, void> {
  const { flags } = call;
  if (call.args.length > 0) failUsage(call.path, `Unexpected args: [${call.args.join(" ")}]`);
  if (!flags.given("filename") && !flags.given("kustomize"))
    failUsage(call.path, "must specify --filename to replace");
  if (flags.number("grace-period") >= 0 && !flags.isOn("force"))
    fail("--grace-period must have --force specified");
  if (flags.durationMs("timeout") > 0 && !flags.isOn("force")) fail("--timeout must have --force specified");
  const { targets, failures } = yield* readFiles(call);
  const all: Failure[] = [...failures];
  if (flags.isOn("force")) {
    failAll(all);
    return yield* replaceByForce(call, targets);
  }
  for (const target of targets) {
    try {
      yield* replaceOne(call, target);
    } catch (error) {
      all.push(withSource("replacing", target.source, failureOf(error)));
    }
  }
  failAll(all);
}

export const replace: Verb = {
  name: "replace",
  summary: "Replace a resource by file name or stdin",
  usage: "-f FILENAME [options]",
  flags: [
    ...filenameFlags,
    ...printFlags,
    ...recordFlags,
    dryRunFlag,
    toggle("force", "If true, immediately remove resources from API and bypass graceful deletion."),
    toggle("wait", "If true, wait for resources to be gone before returning."),
    text("cascade", 'Must be "background", "orphan", or "foreground".', {
      byDefault: "background",
      whenBare: "background",
    }),
    number("grace-period", "Period of time in seconds given to the resource to terminate gracefully.", {
      byDefault: "-1",
    }),
    duration("timeout", "The length of time to wait before giving up on a delete.", { byDefault: "0s" }),
    text("subresource", "If specified, replaces the subresource of the requested object."),
  ],
  run,
  completes: "none",
};
