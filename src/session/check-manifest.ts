/** What kubectl and the API server would say of a manifest that is still being written, on its lines. */
import { apiVersionOf, fieldsOf, type Manifest, resourceForKind } from "#api";
import type { Answer, ApiStatus, Cluster } from "#cluster";
import { decodeStream, metadataProblem } from "#manifests";
import { lineOfField, manifestRanges, type writtenDocuments as documents, writtenDocuments, writtenFields } from "#views";
import { nearestWord } from "./nearest-word.ts";
import type { CheckedManifest, Problem } from "./protocol.ts";

const severity = "error";

/** Asks the API server of this very cluster, without letting it store anything. */
export function checkManifest(text: string, cluster: Cluster): CheckedManifest {
  const problems = writtenDocuments(text).flatMap((document) => documentProblems(document, cluster));
  return { problems, ranges: manifestRanges(text) };
}

type Document = ReturnType<typeof documents>[number];

function documentProblems({ text, firstLine }: Document, cluster: Cluster): readonly Problem[] {
  const { values, error } = decodeStream(text);
  if (error !== undefined) return [{ severity, line: firstLine + Number(/line (\d+)/.exec(error)?.[1] ?? 1) - 1, text: error }];
  const [value] = values;
  if (value === undefined || value === null) return [];
  const fields = writtenFields(text.split("\n"), firstLine);
  const at = (path: string): number => lineOfField(path, fields) ?? firstLine;
  if (typeof value !== "object" || Array.isArray(value)) return [{ severity, line: firstLine, text: "json: cannot unmarshal into a Kubernetes object" }];
  const manifest = value as Manifest;
  const unset = (["apiVersion", "kind"] as const).filter((field) => !manifest[field]);
  if (unset.length > 0) return [{ severity, line: at("kind"), text: `error validating data: [${unset.map((field) => `${field} not set`).join(", ")}]` }];
  const resource = resourceForKind(manifest.apiVersion, manifest.kind);
  if (!resource) return [{ severity, line: at("kind"), text: `no matches for kind "${manifest.kind}" in version "${manifest.apiVersion}"` }];
  const unreadable = metadataProblem(value as Readonly<Record<string, unknown>>);
  if (unreadable !== undefined) return [{ severity, line: at("metadata"), text: unreadable }];
  const namespaced = resource.namespaced ? { namespace: "default", ...manifest.metadata } : manifest.metadata;
  const answer = ask(cluster, { ...manifest, apiVersion: apiVersionOf(resource), metadata: namespaced ?? {} });
  return answer.ok || answer.status.reason === "AlreadyExists" ? [] : statusProblems(answer.status, manifest.kind, at);
}

const ask = ({ apiServer }: Cluster, manifest: Manifest): Answer<unknown> =>
  apiServer.create(manifest, { by: "user", reason: "Checked", because: [], dryRun: true, fieldValidation: "Strict" });

function statusProblems(status: ApiStatus, kind: string, at: (path: string) => number): readonly Problem[] {
  const unknown = [...status.message.matchAll(/(?:unknown|duplicate) field "([^"]+)"/g)];
  if (unknown.length > 0) {
    return unknown.map(([text, path = ""]) => {
      const from = path.slice(path.lastIndexOf(".") + 1);
      const to = text.startsWith("unknown") ? nearestWord(from, siblings(kind, path)) : undefined;
      return { severity, line: at(path), text, ...(to === undefined ? {} : { fix: { from, to } }) };
    });
  }
  const causes = (status.details?.causes ?? []).filter(({ field }) => field !== undefined && field !== "");
  if (causes.length > 0) return causes.map(({ field = "", message }) => ({ severity, line: at(field), text: `${field}: ${message}` }));
  const path = /\b((?:spec|metadata|data|status)\.[\w.[\]]+)/.exec(status.message)?.[1] ?? "kind";
  return [{ severity, line: at(path), text: status.message }];
}

/** The fields that could stand where a field of a kind stands. */
function siblings(kind: string, path: string): readonly string[] {
  let type: string | undefined = kind;
  for (const name of path.replace(/\[[^\]]*\]/g, "").split(".").slice(0, -1)) type = type && fieldsOf(type)?.get(name)?.type;
  return [...((type && fieldsOf(type)?.keys()) || [])];
}
