/** projected: several ConfigMaps, Secrets, facts of the Pod and tokens in one directory. */
import type { Pod, ProjectedSource } from "#api";
import type { View } from "../../component.ts";
import type { Revision } from "../../state/record.ts";
import type { ContentFile } from "./atomic-content.ts";
import { type Content, configMapContent, podContent, secretContent } from "./content-sources.ts";
import { contentVolume } from "./content-volume.ts";
import type { MountRequest } from "./volume-type.ts";

type Source = NonNullable<ProjectedSource["sources"]>[number];

/** `pkg/volume/projected/projected.go` */
export const projected = contentVolume({
  field: "projected",
  plugin: "kubernetes.io/projected",
  medium: "memory",
  version: (view, pod, source) => tokenVersion(view, pod, (source as ProjectedSource).sources ?? []),
  content: (request) => {
    const { sources = [], defaultMode = 0o644 } = request.source as ProjectedSource;
    const files: ContentFile[] = [];
    const from: { readonly revision: Revision }[] = [];
    const errors: string[] = [];
    for (const source of sources) {
      const content = contentOf(request, source, defaultMode);
      if ("error" in content) errors.push(content.error);
      else {
        files.push(...content.files);
        from.push(...(content.from ?? []));
      }
    }
    const isToken = sources.some(({ serviceAccountToken }) => serviceAccountToken !== undefined);
    if (errors.length === 0) return { files, isImmutable: false, isToken, from };
    return { error: errors.length === 1 ? errors[0]! : `[${errors.join(", ")}]` };
  },
});

/**
 * A service account's volume depends on the root certificate alone; the Pod's namespace and the token stay.
 */
function tokenVersion(view: View, { metadata }: Pod, sources: readonly Source[]): string | undefined {
  const isFixed = ({ serviceAccountToken, configMap, downwardAPI }: Source): boolean =>
    serviceAccountToken !== undefined ||
    configMap !== undefined ||
    (downwardAPI?.items ?? []).every(({ fieldRef }) => fieldRef?.fieldPath === "metadata.namespace");
  if (!sources.every(isFixed)) return undefined;
  const maps = sources.flatMap(({ configMap }) =>
    configMap?.name ? [`${metadata.namespace}/${configMap.name}`] : [],
  );
  return maps.map((id) => `${id}@${view.get("ConfigMap", id)?.revision}`).join(" ");
}

function contentOf({ view, pod }: MountRequest, source: Source, defaultMode: number): Content {
  const namespace = pod.metadata.namespace ?? "default";
  if (source.configMap) return configMapContent(view, namespace, { ...source.configMap, defaultMode });
  if (source.secret)
    return secretContent(view, namespace, { ...source.secret, name: source.secret.name ?? "", defaultMode });
  if (source.downwardAPI) return podContent(view, pod, source.downwardAPI.items ?? [], defaultMode);
  const { serviceAccountToken: token } = source;
  if (!token) return { files: [], isImmutable: false };
  const content = tokenText(view.random.hex(64, "token", `${pod.metadata.uid} ${token.path}`));
  return { files: [{ path: token.path, content, mode: defaultMode }], isImmutable: false };
}

/** As long as a token of a real cluster: header, claims, signature. */
const SEGMENTS = [120, 648, 342];

/** A text that looks like a signed token and opens nothing. */
function tokenText(digits: string): string {
  const [header, ...rest] = SEGMENTS.map((length) =>
    digits.repeat(Math.ceil(length / digits.length)).slice(0, length),
  );
  return [`eyJhbGciOiJSUzI1NiIsImtpZCI6I${header!.slice(29)}`, ...rest].join(".");
}
