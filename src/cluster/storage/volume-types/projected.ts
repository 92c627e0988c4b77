/** projected: several ConfigMaps, Secrets, facts of the Pod and tokens in one directory. */
import type { ProjectedSource } from "#api";
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
  content: (request) => {
    const { sources = [], defaultMode = 0o644 } = request.source as ProjectedSource;
    const files: ContentFile[] = [];
    const errors: string[] = [];
    for (const source of sources) {
      const content = contentOf(request, source, defaultMode);
      if ("error" in content) errors.push(content.error);
      else files.push(...content.files);
    }
    if (errors.length === 0) return { files, isImmutable: false };
    return { error: errors.length === 1 ? errors[0]! : `[${errors.join(", ")}]` };
  },
});

function contentOf({ view, pod }: MountRequest, source: Source, defaultMode: number): Content {
  const namespace = pod.metadata.namespace ?? "default";
  if (source.configMap) return configMapContent(view, namespace, { ...source.configMap, defaultMode });
  if (source.secret)
    return secretContent(view, namespace, { ...source.secret, name: source.secret.name ?? "", defaultMode });
  if (source.downwardAPI) return podContent(view, pod, source.downwardAPI.items ?? [], defaultMode);
  const { serviceAccountToken: token } = source;
  if (!token) return { files: [], isImmutable: false };
  const content = tokenText(view.random.hex(2 * TOKEN_LENGTH, "token", `${pod.metadata.uid} ${token.path}`));
  return { files: [{ path: token.path, content, mode: defaultMode }], isImmutable: false };
}

/** As long as a token of a real cluster. */
const TOKEN_LENGTH = 1112;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** A text that looks like a signed token and opens nothing. */
function tokenText(digits: string): string {
  const start = "eyJhbGciOiJSUzI1NiIsImtpZCI6I";
  let text = start;
  for (let at = 0; text.length < TOKEN_LENGTH; at += 2) {
    const isDot = text.length === 120 || text.length === 769;
    text += isDot ? "." : LETTERS[Number.parseInt(digits.slice(at, at + 2), 16) % 64]!;
  }
  return text;
}
