/** `kubectl set env`. */
import type { Container, KubernetesObject } from "#api";
import type { Wait } from "#cluster";
import { fail } from "../../failure.ts";
import { list, text, toggle } from "../../flags/flag.ts";
import { splitPairs } from "../../pairs.ts";
import { forEachFound } from "../../resources/each.ts";
import { namedObject } from "../../resources/pod-of.ts";
import { changeContainers, matcherOf, podSpecOf } from "../../resources/pod-template.ts";
import type { Found } from "../../resources/select.ts";
import type { Call, Verb } from "../../verb.ts";
import { changePodSpec, setFlags } from "./set-flags.ts";

type Variable = NonNullable<Container["env"]>[number];

interface EnvironmentChange {
  readonly set: readonly Variable[];
  readonly remove: readonly string[];
}

function readVariables(pairs: readonly string[]): EnvironmentChange {
  const sets = pairs.filter((pair) => pair.includes("="));
  return {
    set: sets.map((pair) => ({
      name: pair.slice(0, pair.indexOf("=")),
      value: pair.slice(pair.indexOf("=") + 1),
    })),
    remove: pairs.filter((pair) => !pair.includes("=")).map((pair) => pair.slice(0, -1)),
  };
}

/** One variable for every key of a ConfigMap or Secret, named in capitals. */
function* variablesFrom(call: Call, word: string): Generator<Wait, readonly Variable[], void> {
  if (word === "") return [];
  const source = (yield* namedObject(call, word)) as KubernetesObject & { data?: Record<string, string> };
  const reference = { ConfigMap: "configMapKeyRef", Secret: "secretKeyRef" }[source.kind];
  if (!reference) return fail(`unsupported resource specified in --from`);
  const wanted = call.flags.list("keys");
  const keys = Object.keys(source.data ?? {}).filter((key) => wanted.length === 0 || wanted.includes(key));
  return keys.sort().map((key) => ({
    name: call.flags.text("prefix") + key.replace(/[-.]/g, "_").toUpperCase(),
    valueFrom: { [reference]: { key, name: source.metadata.name } },
  }));
}

/** What is there keeps its place; what is new goes to the end. */
function changedVariables(
  current: readonly Variable[],
  { set, remove }: EnvironmentChange,
): readonly Variable[] {
  const kept = current.filter(({ name }) => !remove.includes(name));
  const replaced = kept.map((variable) => set.find(({ name }) => name === variable.name) ?? variable);
  return [...replaced, ...set.filter(({ name }) => !kept.some((variable) => variable.name === name))];
}

function* listVariables(call: Call, { object, resource, name }: Found): Generator<Wait, void, void> {
  const isMeant = matcherOf(call.flags.text("containers"));
  for (const container of podSpecOf(object).containers.filter((one) => isMeant(one.name))) {
    const lines = (container.env ?? []).map(({ name: variable, value, valueFrom }) =>
      valueFrom ? `# ${variable} from ${JSON.stringify(valueFrom)}\n` : `${variable}=${value ?? ""}\n`,
    );
    yield* call.print(`# ${resource.plural} ${name}, container ${container.name}\n${lines.join("")}`);
  }
}

function* run(call: Call): Generator<Wait, void, void> {
  const { flags } = call;
  const { resources, pairs } = splitPairs(call.args, "environment variable");
  if (resources.length === 0 && !flags.given("filename")) {
    fail("one or more resources must be specified as <resource> <name> or <resource>/<name>");
  }
  const lists = flags.isOn("list");
  const from = yield* variablesFrom(call, flags.text("from"));
  const given = readVariables([...pairs, ...flags.list("env")]);
  const wanted = { ...given, set: [...given.set, ...from] };
  if (!lists && wanted.set.length === 0 && wanted.remove.length === 0) {
    fail("at least one environment variable must be provided");
  }
  const isMeant = matcherOf(flags.text("containers"));
  yield* forEachFound(call, { args: resources }, (found) => {
    if (lists) return listVariables(call, found);
    const change = (container: Container) => ({
      ...container,
      env: changedVariables(container.env ?? [], wanted),
    });
    return changePodSpec(call, found, (podSpec) => changeContainers(podSpec, isMeant, change), "env updated");
  });
}

export const env: Verb = {
  name: "env",
  summary: "Update environment variables on a pod template",
  usage: "RESOURCE/NAME KEY_1=VAL_1 ... KEY_N=VAL_N [options]",
  flags: [
    ...setFlags,
    text("containers", "The names of containers in the selected pod templates to change.", {
      short: "c",
      byDefault: "*",
    }),
    list("env", "Specify a key-value pair for an environment variable to set into each container.", {
      short: "e",
    }),
    text("from", "The name of a resource from which to inject environment variables"),
    text("prefix", "Prefix to append to variable names"),
    list("keys", "Comma-separated list of keys to import from specified resource"),
    toggle("list", "If true, display the environment and any changes in the standard format."),
    toggle("overwrite", "If true, allow environment to be overwritten.", { byDefault: "true" }),
    toggle("resolve", "If true, show secret or configmap references when listing variables."),
  ],
  run,
  completes: "resources",
};
