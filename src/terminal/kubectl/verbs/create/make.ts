/** What the verbs that make objects from flags have in common. */
import type { KubernetesObject, Manifest } from "#api";
import type { Wait } from "#cluster";
import { dryRunOf, granted, validationOf } from "../../call.ts";
import { fail, failUsage, failureOf, plainText } from "../../failure.ts";
import { dryRunFlag, type Flag, printFlags, recordFlags } from "../../flags/flag.ts";
import { recordApplied } from "../../last-applied.ts";
import { reportChange } from "../../output/report-change.ts";
import type { Call } from "../../verb.ts";

export const makeFlags: readonly Flag[] = [...printFlags, ...recordFlags, dryRunFlag];

/** The one NAME of a command (`NameFromCommandArgs`); words behind `--` are none. */
export function nameOf(call: Call): string {
  const names = call.args.slice(0, call.dashAt ?? call.args.length);
  if (names.length !== 1) failUsage(call.path, `exactly one NAME is required, got ${names.length}`);
  return names[0]!;
}

/** The words behind `--`. */
export const commandOf = (call: Call): readonly string[] =>
  call.dashAt === undefined ? call.args.slice(1) : call.args.slice(call.dashAt);

/** Metadata in the namespace of the command, when the command or a namespaced kind asks for one. */
export const placed = (call: Call, name: string) => ({
  creationTimestamp: null,
  name,
  namespace: call.namespace,
});

/**
 * Creates an object and says so. A dry run on the client sends nothing, and prints a namespace only where
 * one was asked for. `failing`: words before the server's refusal, which is then printed without its
 * reason.
 */
export function* make(
  call: Call,
  object: Readonly<Record<string, unknown>>,
  failing?: string,
  done = "created",
): Generator<Wait, KubernetesObject, void> {
  const manifest = object as unknown as Manifest;
  const dryRun = dryRunOf(call);
  const wanted = call.flags.isOn("save-config") ? recordApplied(manifest) : manifest;
  if (dryRun === "client") {
    const { namespace, ...metadata } = wanted.metadata;
    const shown = call.flags.given("namespace") && namespace ? { ...metadata, namespace } : metadata;
    const local = { ...wanted, metadata: shown } as unknown as KubernetesObject;
    yield* reportChange(call, local, done);
    return local;
  }
  try {
    const options = { fieldValidation: validationOf(call), dryRun: dryRun === "server" };
    const made = yield* granted(call, call.cluster.create(wanted, options));
    yield* reportChange(call, made, done);
    return made;
  } catch (error) {
    if (failing === undefined) throw error;
    return fail(`${failing} ${plainText(failureOf(error))}`);
  }
}
