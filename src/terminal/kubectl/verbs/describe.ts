/** `kubectl describe` (`staging/src/k8s.io/kubectl/pkg/cmd/describe/describe.go`). */
import type { KubernetesObject } from "#api";
import type { Wait } from "#cluster";
import { type DescribeContext, describeObject } from "../../printers/index.ts";
import { type Failure, fail, failAll } from "../failure.ts";
import { allNamespacesFlag, filenameFlags, number, selectorFlag, toggle } from "../flags/flag.ts";
import { readArguments } from "../resources/arguments.ts";
import { type Found, select } from "../resources/select.ts";
import type { Call, Verb } from "../verb.ts";

/** What a description may look up beside its object. */
function describeContext(call: Call): DescribeContext {
  return {
    nowMs: call.cluster.epochMs + call.cluster.now,
    showEvents: call.flags.text("show-events") !== "false",
    list: (kind, namespace) => {
      const answer = call.cluster.list(kind, namespace);
      return answer.ok ? answer.value : [];
    },
  };
}

/** Where no object has the name, all that begin with it (`DescribeMatchingResources`). */
function* describePrefix(call: Call, failures: readonly Failure[]): Generator<Wait, boolean, void> {
  const { types, names, pairs } = readArguments(call.args);
  const [named, ...more] = pairs.length > 0 ? pairs : names.map((name) => ({ resource: types[0]!, name }));
  const [only] = failures;
  const isMissing = only?.type === "status" && only.status.reason === "NotFound";
  if (!named || more.length > 0 || !isMissing) return false;
  const namespace = named.resource.namespaced ? call.namespace : undefined;
  const answer = call.cluster.list(named.resource.kind, namespace);
  const like = answer.ok ? answer.value.filter(({ metadata }) => metadata.name.startsWith(named.name)) : [];
  for (const object of like) yield* call.print(`${describeObject(object, describeContext(call))}\n`);
  return like.length > 0;
}

function* run(call: Call): Generator<Wait, void, void> {
  if (call.args.length === 0 && !call.flags.given("filename") && !call.flags.given("kustomize")) {
    fail(
      'You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of ' +
        "supported resources.\n",
    );
  }
  const { targets, failures } = yield* select(call, { listsTypes: true, looksUp: true });
  if (targets.length === 0 && (yield* describePrefix(call, failures))) return;
  const objects: readonly KubernetesObject[] = (targets as readonly Found[]).map(({ object }) => object);
  const texts = objects.map((object) => describeObject(object, describeContext(call)));
  yield* call.print(texts.join("\n\n"));
  if (targets.length === 0 && failures.length === 0) {
    const where = call.flags.isOn("all-namespaces") ? "" : ` in ${call.namespace} namespace.`;
    yield* call.complain(`No resources found${where}\n`);
  }
  failAll(failures);
}

export const describe: Verb = {
  name: "describe",
  summary: "Show details of a specific resource or group of resources",
  usage: "(-f FILENAME | TYPE [NAME_PREFIX | -l label] | TYPE/NAME)",
  flags: [
    ...filenameFlags,
    selectorFlag,
    allNamespacesFlag,
    toggle("show-events", "If true, display events related to the described object.", { byDefault: "true" }),
    number("chunk-size", "Return large lists in chunks rather than all at once.", { byDefault: "500" }),
  ],
  run,
  completes: "resources",
};
