/** `kubectl config`. */
import { yamlDocument } from "../../printers/index.ts";
import { alignTabs, GET_STOPS } from "../../printers/text/tab-stops.ts";
import { fail, failUsage } from "../failure.ts";
import { outputFlag, toggle } from "../flags/flag.ts";
import {
  type Context,
  currentContext,
  type Kubeconfig,
  readKubeconfig,
  writeKubeconfig,
} from "../kubeconfig.ts";
import type { RunVerb, Verb } from "../verb.ts";

const verb = (
  name: string,
  summary: string,
  run: RunVerb,
  flags: Verb["flags"] = [],
  aliases: readonly string[] = [],
): Verb => ({
  name,
  summary,
  flags,
  aliases,
  run,
});

const view = verb(
  "view",
  "Display merged kubeconfig settings or a specified kubeconfig file",
  function* (call) {
    const config = readKubeconfig(call.process);
    const current = currentContext(config);
    const minified = { ...config, contexts: current ? [current] : [] };
    yield* call.print(yamlDocument(call.flags.isOn("minify") ? minified : config));
  },
  [outputFlag, toggle("minify", "Remove all information not used by current-context from the output")],
);

const current = verb("current-context", "Display the current-context", function* (call) {
  yield* call.print(`${readKubeconfig(call.process)["current-context"]}\n`);
});

const getContexts = verb(
  "get-contexts",
  "Describe one or many contexts",
  function* (call) {
    const config = readKubeconfig(call.process);
    if (call.flags.text("output") === "name") {
      return yield* call.print(config.contexts.map(({ name }) => `${name}\n`).join(""));
    }
    const rows = config.contexts.map(({ name, context }) => [
      name === config["current-context"] ? "*" : "",
      name,
      context.cluster,
      context.user,
      context.namespace ?? "",
    ]);
    const table = [["CURRENT", "NAME", "CLUSTER", "AUTHINFO", "NAMESPACE"], ...rows];
    yield* call.print(alignTabs(table.map((row) => `${row.join("\t")}\n`).join(""), GET_STOPS));
  },
  [outputFlag],
);

const useContext = verb(
  "use-context",
  "Set the current-context in a kubeconfig file",
  function* (call) {
    const [name] = call.args;
    if (name === undefined) return failUsage(call.path, "exactly one argument expected");
    const config = readKubeconfig(call.process);
    if (!config.contexts.some((context) => context.name === name))
      fail(`no context exists with the name: "${name}"`);
    writeKubeconfig(call.process, { ...config, "current-context": name });
    yield* call.print(`Switched to context "${name}".\n`);
  },
  [],
  ["use"],
);

/** The contexts with one changed, or one more. */
function withContext(config: Kubeconfig, changed: Context): Kubeconfig {
  const others = config.contexts.filter(({ name }) => name !== changed.name);
  return { ...config, contexts: [...others, changed] };
}

const setContext = verb(
  "set-context",
  "Set a context entry in kubeconfig",
  function* (call) {
    const { flags, process, known } = call;
    const config = readKubeconfig(process);
    const name = flags.isOn("current") ? config["current-context"] : call.args[0];
    if (name === undefined)
      return failUsage(call.path, "you must specify a non-empty context name or --current");
    const existing = config.contexts.find((context) => context.name === name);
    const fields = ["cluster", "namespace", "user"].filter((field) =>
      known.some((flag) => flag.name === field),
    );
    const given = Object.fromEntries(fields.filter(flags.given).map((field) => [field, flags.text(field)]));
    const context = { cluster: "", user: "", ...existing?.context, ...given };
    writeKubeconfig(process, withContext(config, { name, context }));
    yield* call.print(`Context "${name}" ${existing ? "modified" : "created"}.\n`);
  },
  [toggle("current", "Modify the current context")],
);

const getClusters = verb("get-clusters", "Display clusters defined in the kubeconfig", function* (call) {
  const names = readKubeconfig(call.process).clusters.map(({ name }) => `${name}\n`);
  yield* call.print(`NAME\n${names.join("")}`);
});

export const config: Verb = {
  name: "config",
  summary: "Modify kubeconfig files",
  flags: [],
  subcommands: [current, getClusters, getContexts, setContext, useContext, view],
};
