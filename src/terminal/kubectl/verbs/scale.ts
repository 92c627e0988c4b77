/** `kubectl scale` (`staging/src/k8s.io/kubectl/pkg/cmd/scale/scale.go`). */
import type { KubernetesObject } from "#api";
import type { Wait } from "#cluster";
import { dryRunOf, granted } from "../call.ts";
import { fail, failAll, failWith, plainText } from "../failure.ts";
import {
  allFlag,
  dryRunFlag,
  duration,
  filenameFlags,
  number,
  printFlags,
  recordFlags,
  selectorFlag,
  text,
} from "../flags/flag.ts";
import { reportChange } from "../output/report-change.ts";
import { type Found, select } from "../resources/select.ts";
import type { Call, Verb } from "../verb.ts";

/** Kinds with a scale subresource. */
const scalable = ["Deployment", "ReplicaSet", "ReplicationController", "StatefulSet"];

const replicasOf = (object: KubernetesObject) =>
  (object as unknown as { spec?: { replicas?: number } }).spec?.replicas ?? 0;

function* scaleOne(call: Call, found: Found, replicas: number): Generator<Wait, void, void> {
  const { flags, cluster } = call;
  const { resource, object, name, namespace } = found;
  if (!scalable.includes(resource.kind)) {
    failWith({ code: 404, reason: "NotFound", message: "the server could not find the requested resource" });
  }
  const expected = flags.given("current-replicas") ? flags.number("current-replicas") : -1;
  const current = replicasOf(object);
  if (expected >= 0 && expected !== current) fail(`Expected replicas to be ${expected}, was ${current}`);
  const version = flags.text("resource-version");
  if (version !== "" && version !== object.metadata.resourceVersion) {
    fail(`Expected resource version to be ${version}, was ${object.metadata.resourceVersion}`);
  }
  if (dryRunOf(call) !== "client") {
    const options = { subresource: "scale", dryRun: dryRunOf(call) === "server" } as const;
    const patch = { spec: { replicas } };
    yield* granted(call, cluster.patch(resource.kind, name, namespace, "merge", patch, options));
  }
  yield* reportChange(call, object, "scaled");
}

function* run(call: Call): Generator<Wait, void, void> {
  const replicas = call.flags.number("replicas");
  if (replicas < 0) {
    fail("The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0");
  }
  const { targets, failures } = yield* select(call, { looksUp: true });
  const none = "no objects passed to scale";
  if (targets.length === 0) {
    fail(failures.length === 0 ? none : `${none} ${plainText({ type: "many", failures })}`);
  }
  for (const target of targets as readonly Found[]) yield* scaleOne(call, target, replicas);
  failAll(failures);
}

export const scale: Verb = {
  name: "scale",
  summary: "Set a new size for a deployment, replica set, or replication controller",
  usage:
    "[--resource-version=version] [--current-replicas=count] --replicas=COUNT (-f FILENAME | TYPE NAME) [options]",
  flags: [
    ...filenameFlags,
    ...printFlags,
    ...recordFlags,
    dryRunFlag,
    selectorFlag,
    allFlag("Select all resources in the namespace of the specified resource types"),
    number("replicas", "The new desired number of replicas. Required.", { required: true }),
    number("current-replicas", "Precondition for current size.", { byDefault: "-1" }),
    text("resource-version", "Precondition for resource version."),
    duration("timeout", "The length of time to wait before giving up on a scale operation."),
  ],
  run,
  completes: "resources",
};
