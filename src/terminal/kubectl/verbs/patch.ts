/** `kubectl patch` (`staging/src/k8s.io/kubectl/pkg/cmd/patch/patch.go`). */
import type { PatchType, Wait } from "#cluster";
import { decodeStream } from "#manifests";
import { dryRunOf, granted } from "../call.ts";
import { fail } from "../failure.ts";
import { dryRunFlag, filenameFlags, printFlags, recordFlags, text, toggle } from "../flags/flag.ts";
import { reportChange } from "../output/report-change.ts";
import { forEachFound } from "../resources/each.ts";
import type { Found } from "../resources/select.ts";
import type { Call, Verb } from "../verb.ts";

const patchTypes: readonly string[] = ["json", "merge", "strategic"];

function patchText(call: Call): string {
  const { flags, process } = call;
  const file = flags.text("patch-file");
  if (file === "") {
    return (
      flags.text("patch") || fail("must specify --patch or --patch-file containing the contents of the patch")
    );
  }
  if (!process.files.exists(file)) fail(`unable to read patch file: open ${file}: no such file or directory`);
  return process.files.read(file);
}

/** A patch may be written as YAML too. */
function readPatch(text: string): unknown {
  const { values, error } = decodeStream(text);
  if (error) fail(`unable to parse "${text}": ${error.replace("error converting YAML to JSON: ", "")}`);
  return values[0] ?? {};
}

function* patchOne(call: Call, found: Found, type: PatchType, patch: unknown): Generator<Wait, void, void> {
  const { resource, name, namespace, object } = found;
  const wanted = call.flags.text("subresource");
  const subresource = (["status", "scale"] as const).find((name) => name === wanted);
  const options = { dryRun: dryRunOf(call) !== "none", ...(subresource ? { subresource } : {}) } as const;
  const after = yield* granted(
    call,
    call.cluster.patch(resource.kind, name, namespace, type, patch, options),
  );
  const changed = JSON.stringify(after) !== JSON.stringify(object);
  yield* reportChange(call, after, changed ? "patched" : "patched (no change)");
}

function* run(call: Call): Generator<Wait, void, void> {
  const type = call.flags.text("type").toLowerCase();
  if (!patchTypes.includes(type)) {
    fail(`--type must be one of [${patchTypes.join(" ")}], not "${type}"`);
  }
  const patch = readPatch(patchText(call));
  const count = yield* forEachFound(call, {}, (found) => patchOne(call, found, type as PatchType, patch));
  if (count === 0) fail("no objects passed to patch");
}

export const patch: Verb = {
  name: "patch",
  summary: "Update fields of a resource",
  usage: "(-f FILENAME | TYPE NAME) [-p PATCH|--patch-file FILE] [options]",
  flags: [
    ...filenameFlags,
    ...printFlags,
    ...recordFlags,
    dryRunFlag,
    text("patch", "The patch to be applied to the resource JSON file.", { short: "p" }),
    text("patch-file", "A file containing a patch to be applied to the resource."),
    text("type", "The type of patch being provided; one of [json merge strategic]", {
      byDefault: "strategic",
    }),
    text("subresource", "If specified, patches the subresource of the requested object."),
    toggle("local", "If true, patch will operate on the content of the file, not the server-side resource."),
  ],
  run,
  completes: "resources",
};
