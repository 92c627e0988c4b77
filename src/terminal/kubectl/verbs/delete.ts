/** `kubectl delete` (`staging/src/k8s.io/kubectl/pkg/cmd/delete/delete.go`). */
import { qualifiedPlural } from "#api";
import type { DeleteOptions, Propagation, Wait } from "#cluster";
import { dryRunOf, dryRunSuffix, granted } from "../call.ts";
import { type Failure, fail, failAll, failureOf, KubectlFailure, withSource } from "../failure.ts";
import {
  allFlag,
  allNamespacesFlag,
  dryRunFlag,
  duration,
  fieldSelectorFlag,
  filenameFlags,
  number,
  outputFlag,
  selectorFlag,
  text,
  toggle,
} from "../flags/flag.ts";
import { readArguments } from "../resources/arguments.ts";
import { kindWord, objectName } from "../resources/named.ts";
import { select } from "../resources/select.ts";
import type { Target } from "../resources/target.ts";
import type { Call, Verb } from "../verb.ts";
import { waitUntilGone } from "../waiting.ts";

const immediateWarning =
  "Immediate deletion does not wait for confirmation that the running resource has been terminated. " +
  "The resource may continue to run on the cluster indefinitely.";

/** How long a request takes: while one is under way, controllers go on. */
const REQUEST_MS = 15;

/** Seconds of grace; `undefined`: as each object says. */
function gracePeriodOf(call: Call): number | undefined {
  const { flags } = call;
  const given = flags.given("grace-period") ? flags.number("grace-period") : -1;
  const forces = flags.isOn("force");
  if (flags.isOn("now")) {
    if (given !== -1) fail("--now and --grace-period cannot be specified together");
    return 1;
  }
  if (forces && given > 0) fail("--force and --grace-period greater than 0 cannot be specified together");
  // Without --force a grace of 0 is taken as 1, so that nobody force-deletes by accident.
  if (given === 0 && !forces) return 1;
  if (given < 0) return forces ? 0 : undefined;
  return given;
}

function* propagationOf(call: Call): Generator<Wait, Propagation, void> {
  const value = call.flags.text("cascade");
  const found = { background: "Background", foreground: "Foreground", orphan: "Orphan" } as const;
  if (value in found) return found[value as keyof typeof found];
  if (!["true", "false"].includes(value)) {
    fail(`invalid cascade value (${value}). Must be "background", "foreground", or "orphan"`);
  }
  const meant = value === "false" ? "orphan" : "background";
  yield* call.complain(
    `warning: --cascade=${value} is deprecated (boolean value) and can be replaced with --cascade=${meant}.\n`,
  );
  return found[meant];
}

function* sayDeleted(call: Call, target: Target, forced: boolean): Generator<Wait, void, void> {
  const name = call.flags.text("output") === "name";
  const done = forced ? "force deleted" : "deleted";
  const line = name
    ? objectName(target.resource, target.name)
    : `${kindWord(target.resource)} "${target.name}" ${done}${dryRunSuffix(dryRunOf(call))}`;
  yield* call.print(`${line}\n`);
}

/** Asks before it deletes (`--interactive`). */
function* isConfirmed(call: Call, targets: readonly Target[]): Generator<Wait, boolean, void> {
  const lines = targets.map(({ resource, name }) => `${objectName(resource, name)}\n`).join("");
  yield* call.print(`You are about to delete the following ${targets.length} resource(s):\n${lines}`);
  yield* call.print("Do you want to continue? (y/n): ");
  const answer = ((yield* call.process.readLine()) ?? "").trim().toLowerCase();
  if (answer === "y") return true;
  yield* call.print("deletion is cancelled\n");
  return false;
}

/** Deletes one; returns the uid to wait for. */
function* deleteOne(
  call: Call,
  target: Target,
  options: DeleteOptions,
): Generator<Wait, string | undefined, void> {
  const { resource, name, namespace } = target;
  try {
    if (dryRunOf(call) === "client") {
      const object = yield* granted(call, call.cluster.get(resource.kind, name, namespace));
      return object.metadata.uid;
    }
    const object = yield* granted(call, call.cluster.delete(resource.kind, name, namespace, options));
    return object.metadata.uid;
  } catch (error) {
    throw new KubectlFailure(withSource("deleting", target.source, failureOf(error)));
  }
}

const isMissing = (failure: Failure) => failure.type === "status" && failure.status.reason === "NotFound";

function* warnOfScope(call: Call, targets: readonly Target[]): Generator<Wait, void, void> {
  const scoped = call.flags.given("namespace") || call.flags.isOn("all-namespaces");
  if (scoped && targets.some(({ resource }) => !resource.namespaced)) {
    yield* call.warn(["deleting cluster-scoped resources, not scoped to the provided namespace"]);
  }
}

function* run(call: Call): Generator<Wait, void, void> {
  const { flags } = call;
  const output = flags.text("output");
  if (!["", "name"].includes(output)) fail(`unexpected -o output mode: ${output}. We only support '-o name'`);
  const grace = gracePeriodOf(call);
  const propagation = yield* propagationOf(call);
  const dryRun = dryRunOf(call);
  const forced = flags.isOn("force") && grace === 0;
  const options: DeleteOptions = {
    propagation,
    ...(grace === undefined ? {} : { gracePeriodSeconds: grace }),
    ...(dryRun === "server" ? { dryRun: true } : {}),
  };
  if (forced && dryRun === "none") yield* call.warn([immediateWarning]);
  const deleted = yield* deleteAll(call, options, forced);
  if (deleted.found === 0) yield* call.print("No resources found\n");
  if (!flags.isOn("wait") || dryRun !== "none") return;
  yield* waitUntilGone(call, deleted.gone, flags.durationMs("timeout"));
}

/**
 * The words to select by, one time after the other: with several types each is listed when its turn has
 * come.
 */
function turnsOf(call: Call): readonly (readonly string[])[] {
  const { types, names } = readArguments(call.args);
  return types.length > 1 && names.length === 0 ? types.map((type) => [qualifiedPlural(type)]) : [call.args];
}

interface Deleted {
  readonly found: number;
  /** What is to be waited for. */
  readonly gone: readonly { readonly target: Target; readonly uid: string }[];
}

/** Deletes one after the other, as fast as requests go; failures end it only when all have had their turn. */
function* deleteAll(call: Call, options: DeleteOptions, forced: boolean): Generator<Wait, Deleted, void> {
  const { flags } = call;
  const ignoresMissing =
    flags.isOn("ignore-not-found") || (flags.isOn("all") && !flags.given("ignore-not-found"));
  const failures: Failure[] = [];
  const gone: { target: Target; uid: string }[] = [];
  let found = 0;
  for (const args of turnsOf(call)) {
    const { targets, failures: unread } = yield* select(call, { args });
    failures.push(...unread);
    found += targets.length;
    yield* warnOfScope(call, targets);
    if (flags.isOn("interactive") && targets.length > 0 && !(yield* isConfirmed(call, targets))) continue;
    for (const target of targets) {
      yield* call.process.sleep(REQUEST_MS);
      try {
        const uid = yield* deleteOne(call, target, options);
        if (uid) gone.push({ target, uid });
        yield* sayDeleted(call, target, forced);
      } catch (error) {
        const failure = failureOf(error);
        if (!(isMissing(failure) && ignoresMissing)) failures.push(failure);
      }
    }
    yield* call.process.sleep(REQUEST_MS);
  }
  failAll(failures);
  return { found, gone };
}

export const deleteVerb: Verb = {
  name: "delete",
  summary: "Delete resources by file names, stdin, resources and names, or by resources and label selector",
  usage: "([-f FILENAME] | [-k DIRECTORY] | TYPE [(NAME | -l label | --all)]) [options]",
  flags: [
    ...filenameFlags,
    selectorFlag,
    fieldSelectorFlag,
    allNamespacesFlag,
    allFlag("Delete all resources, in the namespace of the specified resource types."),
    text("cascade", 'Must be "background", "orphan", or "foreground".', {
      byDefault: "background",
      whenBare: "background",
    }),
    toggle("force", "If true, immediately remove resources from API and bypass graceful deletion."),
    number("grace-period", "Period of time in seconds given to the resource to terminate gracefully.", {
      byDefault: "-1",
    }),
    toggle("now", "If true, resources are signaled for immediate shutdown (same as --grace-period=1)."),
    toggle("ignore-not-found", 'Treat "resource not found" as a successful delete.'),
    toggle("interactive", "If true, delete resource only when user confirms.", { short: "i" }),
    toggle("wait", "If true, wait for resources to be gone before returning.", { byDefault: "true" }),
    duration("timeout", "The length of time to wait before giving up on a delete, zero means determine it.", {
      byDefault: "0s",
    }),
    dryRunFlag,
    outputFlag,
    text("raw", "Raw URI to DELETE to the server."),
  ],
  run,
  completes: "resources",
};
