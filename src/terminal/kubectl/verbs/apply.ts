/**
 * `kubectl apply`: makes objects be as their files say
 * (`staging/src/k8s.io/kubectl/pkg/cmd/apply/apply.go`).
 */
import type { KubernetesObject, Manifest } from "#api";
import { type Answer, threeWayMerge, type Wait, type WriteOptions } from "#cluster";
import { jsonText } from "../../printers/index.ts";
import { dryRunOf, granted, validationOf } from "../call.ts";
import { type Failure, fail, failAll, failUsage, failureOf, KubectlFailure, withSource } from "../failure.ts";
import {
  allFlag,
  dryRunFlag,
  duration,
  filenameFlags,
  number,
  printFlags,
  recordFlags,
  selectorFlag,
  toggle,
} from "../flags/flag.ts";
import { lastAppliedKey, recordApplied, withoutLastApplied } from "../last-applied.ts";
import { objectTextOf } from "../output/object-text.ts";
import { reportChange } from "../output/report-change.ts";
import { readFiles } from "../resources/files.ts";
import { describeTarget } from "../resources/named.ts";
import type { Target } from "../resources/target.ts";
import type { Call, Verb } from "../verb.ts";
import { viewLastApplied } from "./view-last-applied.ts";

/** What became of one object. */
interface Applied {
  readonly object: KubernetesObject;
  readonly done: "created" | "configured" | "unchanged" | "serverside-applied";
}

const writeOptions = (call: Call): WriteOptions => ({
  fieldValidation: validationOf(call),
  ...(dryRunOf(call) === "server" ? { dryRun: true } : {}),
});

/** How long the requests for one object take: what was applied before has begun to act by then. */
const REQUESTS_MS = 25;

/** The value, or the refusal with what kubectl was doing. */
function* asking<Value>(
  call: Call,
  answer: Answer<Value>,
  doing: string,
  target: Target,
): Generator<Wait, Value, void> {
  try {
    return yield* granted(call, answer);
  } catch (error) {
    throw new KubectlFailure(withSource(doing, target.source, failureOf(error)));
  }
}

/** The object as the server has it, `undefined` where it has none. */
function* current(call: Call, target: Target): Generator<Wait, KubernetesObject | undefined, void> {
  const doing = `retrieving current configuration of:\n${describeTarget(target)}\nfrom server for:`;
  if (target.name === "") {
    const failure: Failure = { type: "text", message: "resource name may not be empty" };
    throw new KubectlFailure(withSource(doing, target.source, failure));
  }
  const answer = call.cluster.get(target.resource.kind, target.name, target.namespace);
  if (!answer.ok && answer.status.reason === "NotFound") return undefined;
  return yield* asking(call, answer, doing, target);
}

function* create(call: Call, target: Target, manifest: Manifest): Generator<Wait, Applied, void> {
  if (dryRunOf(call) === "client")
    return { object: manifest as unknown as KubernetesObject, done: "created" };
  const answer = call.cluster.create(manifest, writeOptions(call));
  return { object: yield* asking(call, answer, "creating", target), done: "created" };
}

const missingAnnotation = (target: Target) =>
  `resource ${target.resource.plural}/${target.name} is missing the ${lastAppliedKey} annotation which is ` +
  "required by kubectl apply. kubectl apply should only be used on resources created declaratively by either " +
  "kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.";

/** Deletes what cannot be changed and makes it anew (`--force`). */
function* replaceByForce(call: Call, target: Target, manifest: Manifest): Generator<Wait, Applied, void> {
  call.cluster.delete(target.resource.kind, target.name, target.namespace, { gracePeriodSeconds: 0 });
  while (call.cluster.get(target.resource.kind, target.name, target.namespace).ok)
    yield* call.process.sleep(1000);
  return { ...(yield* create(call, target, manifest)), done: "configured" };
}

/** Sends the difference between what was applied, what is wanted and what is there. */
function* patch(
  call: Call,
  target: Target,
  manifest: Manifest,
  object: KubernetesObject,
): Generator<Wait, Applied, void> {
  const applied = object.metadata.annotations?.[lastAppliedKey];
  if (applied === undefined) yield* call.warn([missingAnnotation(target)]);
  const original = applied === undefined ? {} : (JSON.parse(applied) as Record<string, unknown>);
  const merged = threeWayMerge({ original, modified: manifest as never, current: object as never });
  const text = jsonText(merged.patch);
  if (text === "{}") {
    yield* warnOfDeletion(call, object);
    return { object, done: "unchanged" };
  }
  const { kind } = target.resource;
  const answer = call.cluster.patch(
    kind,
    target.name,
    target.namespace,
    "strategic",
    merged.patch,
    writeOptions(call),
  );
  if (!answer.ok && call.flags.isOn("force") && ["Conflict", "Invalid"].includes(answer.status.reason)) {
    return yield* replaceByForce(call, target, manifest);
  }
  const doing = `applying patch:\n${text}\nto:\n${describeTarget(target)}\nfor:`;
  try {
    const changed = yield* asking(call, answer, "patching", target);
    yield* warnOfDeletion(call, object);
    return { object: changed, done: "configured" };
  } catch (error) {
    throw new KubectlFailure(withSource(doing, target.source, failureOf(error)));
  }
}

function* warnOfDeletion(call: Call, { metadata }: KubernetesObject): Generator<Wait, void, void> {
  if (!metadata.deletionTimestamp) return;
  yield* call.warn([`Detected changes to resource ${metadata.name} which is currently being deleted.`]);
}

/** `--server-side`: the server merges; there is no annotation. */
function* applyOnServer(call: Call, target: Target): Generator<Wait, Applied, void> {
  const manifest = withoutLastApplied(target.manifest!);
  const object = yield* current(call, target);
  if (!object) return { ...(yield* create(call, target, manifest)), done: "serverside-applied" };
  const { kind } = target.resource;
  const answer = call.cluster.patch(
    kind,
    target.name,
    target.namespace,
    "strategic",
    manifest,
    writeOptions(call),
  );
  return { object: yield* asking(call, answer, "patching", target), done: "serverside-applied" };
}

function* applyOne(call: Call, target: Target): Generator<Wait, Applied, void> {
  const { generateName } = target.manifest!.metadata;
  if (target.name === "" && generateName) fail(`from ${generateName}: cannot use generate name with apply`);
  if (call.flags.isOn("server-side")) return yield* applyOnServer(call, target);
  const manifest = recordApplied(target.manifest!);
  const object = yield* current(call, target);
  if (!object) return yield* create(call, target, manifest);
  if (dryRunOf(call) === "client") return { object, done: "configured" };
  return yield* patch(call, target, manifest, object);
}

function* run(call: Call): Generator<Wait, void, void> {
  if (call.args.length > 0) failUsage(call.path, `Unexpected args: [${call.args.join(" ")}]`);
  if (!call.flags.given("filename") && !call.flags.given("kustomize")) fail("must specify one of -f and -k");
  const { targets, failures } = yield* readFiles(call);
  if (targets.length === 0 && failures.length === 0) fail("no objects passed to apply");
  const all: Failure[] = [...failures];
  const text = objectTextOf(call);
  const objects: KubernetesObject[] = [];
  for (const target of targets) {
    try {
      const { object, done } = yield* applyOne(call, target);
      yield* call.process.sleep(REQUESTS_MS);
      objects.push(object);
      if (!text) yield* reportChange(call, object, done);
    } catch (error) {
      all.push(failureOf(error));
    }
  }
  if (text && objects.length > 0) yield* call.print(text(objects, false));
  failAll(all);
}

export const apply: Verb = {
  name: "apply",
  summary: "Apply a configuration to a resource by file name or stdin",
  usage: "(-f FILENAME | -k DIRECTORY) [options]",
  flags: [
    ...filenameFlags,
    ...printFlags,
    ...recordFlags,
    dryRunFlag,
    selectorFlag,
    allFlag("Select all resources in the namespace of the specified resource types."),
    toggle("force", "If true, immediately remove resources from API and bypass graceful deletion."),
    toggle("server-side", "If true, apply runs in the server instead of the client."),
    toggle("force-conflicts", "If true, server-side apply will force the changes against conflicts."),
    toggle("overwrite", "Automatically resolve conflicts by using values from the modified configuration."),
    toggle("prune", "Automatically delete resource objects that do not appear in the configs."),
    toggle("wait", "If true, wait for resources to be gone before returning."),
    number("grace-period", "Period of time in seconds given to the resource to terminate gracefully."),
    duration("timeout", "The length of time to wait before giving up on a delete."),
  ],
  subcommands: [viewLastApplied],
  run,
  completes: "none",
};
