/** Finds what a verb is to act on: by file, by name, by selector, or all of a type. */
import type { KubernetesObject, ResourceType } from "#api";
import type { Wait } from "#cluster";
import { granted } from "../call.ts";
import { type Failure, fail, failAll, failureOf } from "../failure.ts";
import type { Call } from "../verb.ts";
import { readArguments } from "./arguments.ts";
import { readFiles } from "./files.ts";
import type { Target } from "./target.ts";

export interface SelectOptions {
  /** Words in place of the command line's arguments. */
  readonly args?: readonly string[];
  /** A type given where the words are names only: `kubectl cordon node-1`. */
  readonly type?: string;
  /** A type alone means all of it, as for `get`. */
  readonly listsTypes?: boolean;
  /** Looks up what is named; else only its name is passed on, as for `delete`. */
  readonly looksUp?: boolean;
}

export interface Selection {
  readonly targets: readonly Target[];
  readonly failures: readonly Failure[];
  /** Whether whole types or selectors were asked for, not names. */
  readonly listed: boolean;
}

const missing =
  "You must provide one or more resources by argument or filename.\n" +
  "Example resource specifications include:\n   '-f rsrc.yaml'\n   '--filename=rsrc.json'\n" +
  "   '<resource> <name>'\n   '<resource>'";

const placeOf = (call: Call, resource: ResourceType) =>
  resource.namespaced ? { namespace: call.namespace } : {};

const targetOf = (resource: ResourceType, object: KubernetesObject): Target => ({
  resource,
  name: object.metadata.name,
  ...(object.metadata.namespace ? { namespace: object.metadata.namespace } : {}),
  object,
});

/** Asks the server for one object. */
export function* lookUp(call: Call, target: Target): Generator<Wait, KubernetesObject, void> {
  return yield* granted(call, call.cluster.get(target.resource.kind, target.name, target.namespace));
}

/** A target together with the object as the server has it. */
export interface Found extends Target {
  readonly object: KubernetesObject;
}

/** Looks up targets one after the other; failures are collected. */
function* lookUpAll(call: Call, targets: readonly Target[]): Generator<Wait, Selection, void> {
  const found: Target[] = [];
  const failures: Failure[] = [];
  for (const target of targets) {
    try {
      found.push(target.object ? target : { ...target, object: yield* lookUp(call, target) });
    } catch (error) {
      failures.push(failureOf(error));
    }
  }
  return { targets: found, failures, listed: false };
}

function* listAll(call: Call, types: readonly ResourceType[]): Generator<Wait, Selection, void> {
  const everywhere = call.flags.isOn("all-namespaces");
  const options = {
    ...(call.flags.text("selector") ? { labelSelector: call.flags.text("selector") } : {}),
    ...(call.flags.text("field-selector") ? { fieldSelector: call.flags.text("field-selector") } : {}),
  };
  const targets: Target[] = [];
  const failures: Failure[] = [];
  for (const resource of types) {
    const namespace = resource.namespaced && !everywhere ? call.namespace : undefined;
    try {
      const objects = yield* granted(call, call.cluster.list(resource.kind, namespace, options));
      targets.push(...objects.map((object) => targetOf(resource, object)));
    } catch (error) {
      failures.push(failureOf(error));
    }
  }
  return { targets, failures, listed: true };
}

function* fromFiles(
  call: Call,
  options: SelectOptions,
  hasArguments: boolean,
): Generator<Wait, Selection, void> {
  if (hasArguments) {
    fail("when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well");
  }
  const { targets, failures } = yield* readFiles(call);
  if (!options.looksUp) return { targets, failures, listed: false };
  const looked = yield* lookUpAll(call, targets);
  return { ...looked, failures: [...failures, ...looked.failures] };
}

/** The targets of a command line, in its order. Throws what makes no sense; collects what is not found. */
export function* select(call: Call, options: SelectOptions = {}): Generator<Wait, Selection, void> {
  const words = options.args ?? call.args;
  const read = readArguments(
    options.type && words.every((word) => !word.includes("/")) ? [options.type, ...words] : words,
  );
  if (call.flags.list("filename").length > 0 || call.flags.given("kustomize")) {
    return yield* fromFiles(call, options, words.length > 0);
  }
  const { types, names, pairs } = read;
  const selects = call.flags.text("selector") !== "" || call.flags.text("field-selector") !== "";
  const takesAll = call.flags.isOn("all");
  if (takesAll && call.flags.text("selector") !== "")
    fail("setting 'all' parameter but found a non empty selector. ");
  if (selects || takesAll) {
    if (names.length > 0) fail("name cannot be provided when a selector is specified");
    if (pairs.length > 0) {
      fail("selectors and the all flag cannot be used when passing resource/name arguments");
    }
    if (types.length === 0) fail("at least one resource must be specified to use a selector");
    return yield* listAll(call, types);
  }
  const named = pairs.length > 0 ? pairs : names.map((name) => ({ resource: types[0]!, name }));
  if (named.length > 0) {
    if (types.length > 1) fail("you must specify only one resource");
    if (call.flags.isOn("all-namespaces") && named.some(({ resource }) => resource.namespaced)) {
      fail("a resource cannot be retrieved by name across all namespaces");
    }
    const targets = named.map(({ resource, name }) => ({ resource, name, ...placeOf(call, resource) }));
    return options.looksUp ? yield* lookUpAll(call, targets) : { targets, failures: [], listed: false };
  }
  if (types.length > 0 && options.listsTypes) return yield* listAll(call, types);
  return fail(types.length > 0 ? "resource(s) were provided, but no name was specified" : missing);
}

/** The targets with their objects; throws the first that is missing, before anything is done. */
export function* selectFound(
  call: Call,
  options: SelectOptions = {},
): Generator<Wait, readonly Found[], void> {
  const { targets, failures } = yield* select(call, { ...options, looksUp: true });
  failAll(failures);
  return targets as readonly Found[];
}
