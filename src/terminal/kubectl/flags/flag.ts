/** A flag of a kubectl verb, as its help shows it and as the command line gives it. */

/**
 * `text` takes a value, `switch` takes none (or `=false`), `list` may be repeated and holds commas, `array`
 * may be repeated and keeps commas, `number` is a whole number, `duration` is written `1m30s`.
 */
export type FlagType = "text" | "switch" | "list" | "array" | "number" | "duration";

export interface Flag {
  readonly name: string;
  readonly short?: string;
  readonly type: FlagType;
  readonly summary: string;
  /** The value when the flag is not given, written as on the command line. */
  readonly byDefault?: string;
  /** The value of the flag without one: `--cascade` alone. */
  readonly whenBare?: string;
  /** Whether the verb refuses to run without it. */
  readonly required?: true;
}

type Extra = Partial<Omit<Flag, "name" | "type" | "summary">>;

const maker =
  (type: FlagType) =>
  (name: string, summary: string, extra: Extra = {}): Flag => ({ name, type, summary, ...extra });

export const text = maker("text");
export const toggle = maker("switch");
export const list = maker("list");
export const array = maker("array");
export const number = maker("number");
export const duration = maker("duration");

/** Flags of every verb. Those that only choose a cluster or a user are taken and mean nothing here. */
export const globalFlags: readonly Flag[] = [
  text("namespace", "If present, the namespace scope for this CLI request", { short: "n" }),
  text("context", "The name of the kubeconfig context to use"),
  text("cluster", "The name of the kubeconfig cluster to use"),
  text("user", "The name of the kubeconfig user to use"),
  text("kubeconfig", "Path to the kubeconfig file to use for CLI requests."),
  text("server", "The address and port of the Kubernetes API server", { short: "s" }),
  text("request-timeout", "The length of time to wait before giving up on a single server request."),
  text("as", "Username to impersonate for the operation."),
  array("as-group", "Group to impersonate for the operation."),
  text("token", "Bearer token for authentication to the API server"),
  text("cache-dir", "Default cache directory"),
  text("certificate-authority", "Path to a cert file for the certificate authority"),
  toggle("insecure-skip-tls-verify", "The server's certificate will not be checked for validity."),
  toggle(
    "warnings-as-errors",
    "Treat warnings received from the server as errors and exit with a non-zero exit code",
  ),
  text("v", "number for the log level verbosity", { short: "v" }),
  toggle("help", "help for the command", { short: "h" }),
];

export const filenameFlags: readonly Flag[] = [
  list("filename", "Filename, directory, or URL to files identifying the resource.", { short: "f" }),
  text("kustomize", "Process a kustomization directory.", { short: "k" }),
  toggle("recursive", "Process the directory used in -f, --filename recursively.", { short: "R" }),
];

export const selectorFlag = text("selector", "Selector (label query) to filter on.", { short: "l" });
export const fieldSelectorFlag = text("field-selector", "Selector (field query) to filter on.");
export const allNamespacesFlag = toggle(
  "all-namespaces",
  "If present, list the requested object(s) across all namespaces.",
  { short: "A" },
);
export const outputFlag = text("output", "Output format.", { short: "o" });
export const dryRunFlag = text("dry-run", 'Must be "none", "server", or "client".', {
  byDefault: "none",
  whenBare: "unchanged",
});
export const allFlag = (summary: string) => toggle("all", summary);

/** Flags of verbs that change objects and may print them. */
export const printFlags: readonly Flag[] = [
  outputFlag,
  text("template", "Template string or path to template file to use when -o=go-template."),
  toggle("show-managed-fields", "If true, keep the managedFields when printing objects."),
  toggle("allow-missing-template-keys", "If true, ignore any errors in templates when a field is missing.", {
    byDefault: "true",
  }),
];

/** Flags that are taken because people type them, and change nothing in what is seen here. */
export const recordFlags: readonly Flag[] = [
  toggle("record", "Record current kubectl command in the resource annotation."),
  text("field-manager", "Name of the manager used to track field ownership."),
  toggle("save-config", "If true, the configuration of current object will be saved in its annotation."),
  text("validate", "Must be one of: strict (or true), warn, ignore (or false).", {
    byDefault: "strict",
    whenBare: "strict",
  }),
];
