/** `kubectl apply view-last-applied`. */
import type { Wait } from "#cluster";
import { jsonDocument, yamlDocument } from "../../printers/index.ts";
import { fail } from "../failure.ts";
import { allFlag, filenameFlags, outputFlag, selectorFlag } from "../flags/flag.ts";
import { lastAppliedKey } from "../last-applied.ts";
import { selectFound } from "../resources/select.ts";
import type { Call, Verb } from "../verb.ts";

function* run(call: Call): Generator<Wait, void, void> {
  const output = call.flags.text("output");
  if (!["", "yaml", "json"].includes(output)) {
    fail(`Unexpected -o output mode: ${output}, the flag 'output' must be one of yaml|json`);
  }
  for (const { object } of yield* selectFound(call, { listsTypes: true })) {
    const applied = object.metadata.annotations?.[lastAppliedKey];
    if (applied === undefined)
      fail(`no last-applied-configuration annotation found on resource: ${object.metadata.name}`);
    const value: unknown = JSON.parse(applied ?? "null");
    yield* call.print(output === "json" ? jsonDocument(value) : yamlDocument(value));
  }
}

export const viewLastApplied: Verb = {
  name: "view-last-applied",
  summary: "View the latest last-applied-configuration annotations of a resource/object",
  usage: "(TYPE [NAME | -l label] | TYPE/NAME | -f FILENAME)",
  flags: [
    ...filenameFlags,
    outputFlag,
    selectorFlag,
    allFlag("Select all resources in the namespace of the specified resource types"),
  ],
  run,
  completes: "resources",
};
