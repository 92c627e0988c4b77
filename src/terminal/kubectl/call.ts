/** Makes the surroundings of one run of a verb, and the small things every verb does with them. */
import type { Answer, ClusterClient, Process, Wait } from "#cluster";
import { fail, failWith } from "./failure.ts";
import type { Flag } from "./flags/flag.ts";
import type { CommandLine } from "./flags/parse-flags.ts";
import { namespaceOf } from "./kubeconfig.ts";
import type { Call } from "./verb.ts";

export function callOf(
  path: string,
  process: Process,
  cluster: ClusterClient,
  known: readonly Flag[],
  line: CommandLine,
): Call {
  const said = new Set<string>();
  return {
    ...line,
    path,
    process,
    cluster,
    known,
    namespace: line.flags.text("namespace") || namespaceOf(process),
    print: (text) => process.print(text),
    complain: (text) => process.complain(text),
    *warn(warnings: readonly string[]): Generator<Wait, void, void> {
      for (const warning of warnings) {
        if (said.has(warning)) continue;
        said.add(warning);
        yield* process.complain(`Warning: ${warning}\n`);
      }
    },
  };
}

/** The value of an answer, after its warnings; a refusal is thrown. */
export function* granted<Value>(call: Call, answer: Answer<Value>): Generator<Wait, Value, void> {
  yield* call.warn(answer.warnings);
  return answer.ok ? answer.value : failWith(answer.status);
}

export type DryRun = "none" | "client" | "server";

/** What `--dry-run` asks for (`cmdutil.GetDryRunStrategy`). */
export function dryRunOf(call: Call): DryRun {
  const value = call.flags.text("dry-run");
  if (["none", "", "false", "0", "f"].includes(value)) return "none";
  if (["client", "unchanged", "true", "1", "t"].includes(value)) return "client";
  if (value === "server") return "server";
  return fail(`Invalid dry-run value (${value}). Must be "none", "server", or "client".`);
}

/** What stands behind a line about a change that was not made. */
export const dryRunSuffix = (dryRun: DryRun): string =>
  ({ none: "", client: " (dry run)", server: " (server dry run)" })[dryRun];

/** How strictly the server shall read the object (`cmdutil.GetValidationDirective`). */
export function validationOf(call: Call): "Strict" | "Warn" | "Ignore" {
  const value = call.flags.text("validate");
  if (["strict", "true", "1", "t", ""].includes(value)) return "Strict";
  if (value === "warn") return "Warn";
  if (["ignore", "false", "0", "f"].includes(value)) return "Ignore";
  return fail(
    `invalid - validate option "${value}"; must be one of: strict (or true), warn, ignore (or false)`,
  );
}
