/** `kubectl wait` (`staging/src/k8s.io/kubectl/pkg/cmd/wait`). */
import type { Condition, KubernetesObject } from "#api";
import type { Wait } from "#cluster";
import { objectName } from "../../printers/index.ts";
import { relaxedPath, valuesAt } from "../../printers/jsonpath/index.ts";
import { type Failure, fail, failAll, failureOf } from "../failure.ts";
import {
  allFlag,
  allNamespacesFlag,
  duration,
  fieldSelectorFlag,
  filenameFlags,
  printFlags,
  selectorFlag,
  text,
  toggle,
} from "../flags/flag.ts";
import { type Found, lookUp, select } from "../resources/select.ts";
import type { Target } from "../resources/target.ts";
import type { Call, Verb } from "../verb.ts";
import { watchUntil } from "../waiting.ts";

/** Whether an object is as it is waited for; `undefined`: it is gone. */
type Met = (object: KubernetesObject | undefined) => boolean;

function conditionMet(words: string): Met {
  const [type = "", wanted = "true"] = words.split("=");
  return (object) => {
    const { conditions = [], observedGeneration } =
      (object as unknown as { status?: Status } | undefined)?.status ?? {};
    const found = conditions.find((condition) => condition.type.toLowerCase() === type.toLowerCase());
    if (!object || !found || (observedGeneration ?? Infinity) < (object.metadata.generation ?? 0))
      return false;
    return found.status.toLowerCase() === wanted.toLowerCase();
  };
}

interface Status {
  readonly conditions?: readonly Condition[];
  readonly observedGeneration?: number;
}

function jsonPathMet(words: string): Met {
  const parts = /^(\{[^}]*\}|[^=]*)(?:==?(.*))?$/s.exec(words);
  const path = (parts?.[1] ?? "").replace(/^'|'$/g, "");
  const wanted = parts?.[2]?.replace(/^["']|["']$/g, "");
  if (path === "") fail("jsonpath expression cannot be empty");
  const expression = relaxedPath(path);
  return (object) => {
    const [value] = object ? valuesAt(expression, object) : [];
    return wanted === undefined ? value !== undefined : value !== undefined && String(value) === wanted;
  };
}

/** What `--for` asks for. */
function readFor(words: string): { readonly met: Met; readonly kind: "delete" | "create" | "state" } {
  if (words.toLowerCase() === "delete") return { kind: "delete", met: (object) => object === undefined };
  if (words.toLowerCase() === "create") return { kind: "create", met: (object) => object !== undefined };
  if (words.startsWith("condition=")) return { kind: "state", met: conditionMet(words.slice(10)) };
  if (words.startsWith("jsonpath=")) return { kind: "state", met: jsonPathMet(words.slice(9)) };
  return fail(`unrecognized condition: ${JSON.stringify(words)}`);
}

function* waitForOne(call: Call, target: Target, met: Met, untilMs: number): Generator<Wait, void, void> {
  const { resource, name, namespace } = target;
  let last = target.object;
  const isMet = (object: KubernetesObject | undefined) => {
    last = object ?? last;
    return met(object);
  };
  const answer = call.cluster.get(resource.kind, name, namespace);
  const watch = call.cluster.watch(resource.kind, namespace, { name });
  if (isMet(answer.ok ? answer.value : undefined)) watch.stop();
  else if (!(yield* watchUntil(call, watch, untilMs, isMet))) {
    fail(`timed out waiting for the condition on ${resource.plural}/${name}`);
  }
  if (last) yield* call.print(`${objectName(last)} condition met\n`);
}

/** What is to be waited for; what is to come need not be there yet. */
function* targetsOf(
  call: Call,
  kind: "delete" | "create" | "state",
): Generator<Wait, readonly Target[], void> {
  const { targets, failures } = yield* select(call, { listsTypes: true, looksUp: kind === "state" });
  failAll(failures);
  if (targets.length === 0 && kind !== "delete") fail("no matching resources found");
  if (kind !== "delete") return targets;
  const there: Found[] = [];
  for (const target of targets)
    there.push({ ...target, object: target.object ?? (yield* lookUp(call, target)) });
  return there;
}

function* run(call: Call): Generator<Wait, void, void> {
  const { kind, met } = readFor(call.flags.text("for"));
  const timeoutMs = call.flags.durationMs("timeout");
  // Zero looks once, less than zero waits a week.
  const lengthMs = timeoutMs < 0 ? 7 * 24 * 3_600_000 : timeoutMs;
  const untilMs = call.cluster.now + lengthMs;
  const failures: Failure[] = [];
  for (const target of yield* targetsOf(call, kind)) {
    try {
      yield* waitForOne(call, target, met, untilMs);
    } catch (error) {
      failures.push(failureOf(error));
    }
  }
  failAll(failures);
}

export const waitVerb: Verb = {
  name: "wait",
  summary: "Experimental: Wait for a specific condition on one or many resources",
  usage:
    "([-f FILENAME] | resource.group/resource.name | resource.group [(-l label | --all)]) " +
    "[--for=create|--for=delete|--for condition=available|--for=jsonpath='{}'[=value]] [options]",
  flags: [
    ...filenameFlags,
    ...printFlags,
    selectorFlag,
    fieldSelectorFlag,
    allNamespacesFlag,
    allFlag("Select all resources in the namespace of the specified resource types"),
    text(
      "for",
      "The condition to wait on: [create|delete|condition=condition-name[=value]|jsonpath='{}'=value].",
    ),
    duration("timeout", "The length of time to wait before giving up.", { byDefault: "30s" }),
    toggle("local", "If true, will NOT contact api-server but run locally."),
  ],
  run,
  completes: "resources",
};
