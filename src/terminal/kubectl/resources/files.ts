/** The objects in the files of `-f`, and what kubectl has against them before it asks the server. */
import { type Manifest, resourceForKind } from "#api";
import type { Wait } from "#cluster";
import { decodeStream, metadataProblem } from "#manifests";
import { validationOf } from "../call.ts";
import { type Failure, fail } from "../failure.ts";
import type { Call } from "../verb.ts";
import { type FileText, readFileTexts } from "./read-file.ts";
import type { Target } from "./target.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Failures of reading; `ends`: nothing behind it in the same file is read. */
type Read = Target | { readonly message: string; readonly ends?: true };

function typeProblems(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return ["invalid object to validate"];
  }
  return (["apiVersion", "kind"] as const).flatMap((name) => {
    const held = (value as Fields)[name];
    if (held === undefined || held === null) return [`${name} not set`];
    return typeof held === "string" ? [] : [`${name} isn't string type`];
  });
}

/** Why the type of an object cannot be told; the validating reader speaks first (`ParamVerifyingSchema`). */
function untypedProblem(value: unknown, source: string, validates: boolean): Read | undefined {
  const problems = typeProblems(value);
  if (problems.length === 0) return undefined;
  const texts = problems.length === 1 ? problems[0]! : `[${problems.join(", ")}]`;
  const advice = "if you choose to ignore these errors, turn validation off with --validate=false";
  if (validates) {
    return {
      message: `error validating "${source}": error validating data: ${texts}; ${advice}`,
      ends: true,
    };
  }
  const absent = problems.some((problem) => problem.startsWith("kind")) ? "Kind" : "apiVersion";
  return {
    message: `unable to decode "${source}": Object '${absent}' is missing in '${JSON.stringify(value)}'`,
  };
}

/** Puts an object where it says, or where the command says (`SetNamespace`, `RequireNamespace`). */
function placed(call: Call, object: Fields, source: string): Read {
  const manifest = object as unknown as Manifest;
  const { apiVersion, kind } = manifest;
  const metadata = manifest.metadata ?? {};
  const name = metadata.name ?? "";
  const resource = resourceForKind(apiVersion, kind);
  if (!resource) {
    const where = `name: "${name}" namespace: "${metadata.namespace ?? ""}" from "${source}"`;
    const version = `no matches for kind "${kind}" in version "${apiVersion}"`;
    return {
      message: `resource mapping not found for ${where}: ${version}\nensure CRDs are installed first`,
    };
  }
  if (!resource.namespaced) return { resource, name, source, manifest: { ...manifest, metadata } };
  const namespace = metadata.namespace || call.namespace;
  if (call.flags.given("namespace") && namespace !== call.namespace) {
    const rule = `You must pass '--namespace=${namespace}' to perform this operation.`;
    const clash = `the namespace from the provided object "${namespace}" does not match the namespace "${call.namespace}"`;
    return { message: `${clash}. ${rule}` };
  }
  return {
    resource,
    name,
    namespace,
    source,
    manifest: { ...manifest, metadata: { ...metadata, namespace } },
  };
}

/** One document: one object, or the items of a List. */
function readDocument(call: Call, value: unknown, source: string, validates: boolean): readonly Read[] {
  const untyped = untypedProblem(value, source, validates);
  if (untyped) return [untyped];
  const object = value as Fields;
  if (Array.isArray(object.items) && /List$/.test(object.kind as string)) {
    return object.items.flatMap((item) => readDocument(call, item, source, false));
  }
  const problem = metadataProblem(object);
  if (problem) return [{ message: `unable to decode "${source}": ${problem}` }];
  return [placed(call, object, source)];
}

function readText(call: Call, { source, text }: FileText, validates: boolean): readonly Read[] {
  const { values, error } = decodeStream(text);
  const reads: Read[] = [];
  for (const value of values) {
    reads.push(...readDocument(call, value, source, validates));
    if (reads.some((read) => "ends" in read)) return reads;
  }
  if (error) reads.push({ message: `error parsing ${source}: ${error}`, ends: true });
  return reads;
}

export interface FileTargets {
  readonly targets: readonly Target[];
  readonly failures: readonly Failure[];
}

/** Reads what `-f` names. A broken document does not stop the others; a missing file stops everything. */
export function* readFiles(call: Call): Generator<Wait, FileTargets, void> {
  if (call.flags.given("kustomize")) {
    fail("kustomize is not part of this kubectl: give the finished manifests with -f");
  }
  const words = call.flags.list("filename");
  const texts = yield* readFileTexts(call.process, words, call.flags.isOn("recursive"));
  const validates = call.known.some(({ name }) => name === "validate") && validationOf(call) !== "Ignore";
  const reads = texts.flatMap((text) => readText(call, text, validates));
  return {
    targets: reads.filter((read): read is Target => "resource" in read),
    failures: reads
      .filter((read): read is { message: string } => "message" in read)
      .map(({ message }) => ({ type: "text", message })),
  };
}
