/** `kubectl edit` with the editor of `$KUBE_EDITOR` or `$EDITOR` (kubectl `pkg/cmd/util/editor`). */
import { type KubernetesObject, qualifiedPlural } from "#api";
import type { Wait } from "#cluster";
import { decodeStream } from "#manifests";
import { yamlDocument } from "../../printers/index.ts";
import { fail, failureOf, report } from "../failure.ts";
import { filenameFlags, outputFlag, recordFlags } from "../flags/flag.ts";
import { reportChange } from "../output/report-change.ts";
import { change } from "../resources/each.ts";
import { type Found, selectFound } from "../resources/select.ts";
import type { Call, Verb } from "../verb.ts";

const header =
  "# Please edit the object below. Lines beginning with a '#' will be ignored,\n" +
  "# and an empty file will abort the edit. If an error occurs while saving this file will be\n" +
  "# reopened with the relevant failures.\n#\n";

/** Runs the editor on a text and returns what became of it. */
function* edited(call: Call, path: string, text: string): Generator<Wait, string, void> {
  const { process } = call;
  const editor = process.env.get("KUBE_EDITOR") || process.env.get("EDITOR") || "vi";
  process.files.write(path, text);
  const pid = process.spawn({ args: ["sh", "-c", `${editor} ${path}`] });
  const ended = yield* process.waitFor(pid);
  if (ended?.code !== 0) fail(`there was a problem with the editor "${editor}"`);
  return process.files.read(path);
}

const withoutComments = (text: string) => text.replace(/^\s*#.*\n?/gm, "");

function* editOne(call: Call, found: Found, path: string): Generator<Wait, void, void> {
  const before = yamlDocument(found.object);
  const after = withoutComments(yield* edited(call, path, header + before));
  if (after.trim() === "") return yield* call.complain("Edit cancelled, saved file was empty.\n");
  if (after === before) return yield* call.complain("Edit cancelled, no changes made.\n");
  const { values, error } = decodeStream(after);
  try {
    if (error) fail(`error parsing edited-file: ${error}`);
    const result = yield* change(call, found, values[0] as KubernetesObject);
    yield* reportChange(call, result.object, "edited");
  } catch (problem) {
    const { text } = report(failureOf(problem));
    const name = `${qualifiedPlural(found.resource)} "${found.name}"`;
    yield* call.complain(error ? text : `error: ${name} is invalid\n${text}`);
    yield* call.complain(`A copy of your changes has been stored to "${path}"\n`);
    fail("Edit cancelled, no valid changes were saved.");
  }
}

function* run(call: Call): Generator<Wait, void, void> {
  const found = yield* selectFound(call, { listsTypes: true });
  for (const [index, one] of found.entries()) {
    const number = call.process.machine.random(`edit ${index}`);
    yield* editOne(call, one, `/tmp/kubectl-edit-${number}.yaml`);
  }
}

export const edit: Verb = {
  name: "edit",
  summary: "Edit a resource on the server",
  usage: "(RESOURCE/NAME | -f FILENAME) [options]",
  flags: [...filenameFlags, ...recordFlags, outputFlag],
  run,
  completes: "resources",
};
