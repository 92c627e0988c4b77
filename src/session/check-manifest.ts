/**
 * What kubectl and the API server of this very cluster would say of a manifest that is still being written.
 */
import { lastAppliedAnnotation, type Manifest, resourceForKind } from "#api";
import { type Answer, type Cluster, threeWayMerge } from "#cluster";
import { diagnose } from "#manifests";
import { manifestRanges } from "#views";
import type { CheckedManifest } from "./protocol.ts";

/** Nothing is stored: the server is only asked. */
const asked = { by: "user", reason: "Checked", because: [], dryRun: true, fieldValidation: "Warn" } as const;

export function checkManifest(text: string, cluster: Cluster): CheckedManifest {
  const problems = diagnose(text, (manifest) => answerTo(manifest, cluster));
  return { problems, ranges: manifestRanges(text) };
}

/** As `kubectl apply` does: creates the object, or changes the one there is. */
function answerTo(manifest: Manifest, { apiServer }: Cluster): Answer<unknown> {
  const created = apiServer.create(manifest, asked);
  if (created.ok || created.status.reason !== "AlreadyExists") return created;
  const { kind, metadata } = manifest;
  const { name = "", namespace = "default" } = metadata;
  const id = resourceForKind(manifest.apiVersion, kind)?.namespaced ? `${namespace}/${name}` : name;
  const current = apiServer.get(kind, id)?.value;
  if (!current) return created;
  const original = JSON.parse(current.metadata.annotations?.[lastAppliedAnnotation] ?? "{}");
  const { patch } = threeWayMerge({ original, modified: manifest as never, current: current as never });
  return apiServer.patch(kind, id, "strategic", patch, asked);
}
