/** A kubectl verb, and what a run of it has at hand. */
import type { ClusterClient, Process, Wait } from "#cluster";
import type { Flag } from "./flags/flag.ts";
import type { CommandLine } from "./flags/parse-flags.ts";

/** One command line on its way: its words, its flags, where it writes, and the cluster. */
export interface Call extends CommandLine {
  /** As in messages: `kubectl create configmap`. */
  readonly path: string;
  readonly process: Process;
  readonly cluster: ClusterClient;
  /** Where objects are when nothing else is said. */
  readonly namespace: string;
  /** Every flag the verb knows, the global ones too. */
  readonly known: readonly Flag[];
  print(text: string): Generator<Wait, void, void>;
  complain(text: string): Generator<Wait, void, void>;
  /** The server's warnings, each once in a command. */
  warn(warnings: readonly string[]): Generator<Wait, void, void>;
}

/** Ends with an exit code, 0 when it has none. Throws `KubectlFailure`. */
export type RunVerb = (call: Call) => Generator<Wait, number, void> | Generator<Wait, void, void>;

export interface Verb {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly summary: string;
  /**
   * What follows the verb: `(TYPE[.VERSION][.GROUP] [NAME | -l label] | TYPE[.VERSION][.GROUP]/NAME ...)
   * [flags]`.
   */
  readonly usage?: string;
  readonly flags: readonly Flag[];
  readonly subcommands?: readonly Verb[];
  readonly run?: RunVerb;
  /** What its arguments are, for completion. */
  readonly completes?: "resources" | "pods" | "nodes" | "none";
}
