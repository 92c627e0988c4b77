/** The files a ConfigMap, a Secret or the Pod itself gives to a volume. */
import type { ConfigMapSource, DownwardApiItem, KeyToPath, Pod } from "#api";
import type { View } from "../../component.ts";
import type { Revision } from "../../state/record.ts";
import type { ContentFile } from "./atomic-content.ts";
import { decodeBase64 } from "./base64.ts";
import { podField, resourceField } from "./pod-fields.ts";

export type Content =
  | {
      readonly files: readonly ContentFile[];
      readonly isImmutable: boolean;
      /** Holds a service account's token, which every Pod has and nobody asks after. */
      readonly isToken?: boolean;
      /** The objects that it is read from. */
      readonly from?: readonly { readonly revision: Revision }[];
    }
  | { readonly error: string };

const nothing: Content = { files: [], isImmutable: false };

interface Wanted {
  readonly items?: readonly KeyToPath[];
  readonly defaultMode?: number;
  readonly optional?: boolean;
}

/** `pkg/volume/configmap/configmap.go` */
export function configMapContent(view: View, namespace: string, source: ConfigMapSource): Content {
  const { name = "", optional = false } = source;
  const stored = view.get("ConfigMap", `${namespace}/${name}`);
  if (!stored) return optional ? nothing : { error: `configmap "${name}" not found` };
  const { data = {}, binaryData = {}, immutable = false } = stored.value;
  const entries = new Map(Object.entries(data));
  for (const [key, text] of Object.entries(binaryData)) entries.set(key, decodeBase64(text));
  const missing = (key: string): string => `configmap references non-existent config key: ${key}`;
  return { ...chosen(entries, source, missing), isImmutable: immutable, from: [stored] };
}

/** `pkg/volume/secret/secret.go` */
export function secretContent(
  view: View,
  namespace: string,
  source: Wanted & { readonly name: string },
): Content {
  const { name, optional = false } = source;
  const stored = view.get("Secret", `${namespace}/${name}`);
  if (!stored) return optional ? nothing : { error: `secret "${name}" not found` };
  const { data = {}, immutable = false } = stored.value;
  const entries = new Map(Object.entries(data).map(([key, text]) => [key, decodeBase64(text)]));
  const missing = (key: string): string => `references non-existent secret key: ${key}`;
  return { ...chosen(entries, source, missing), isImmutable: immutable, from: [stored] };
}

function chosen(
  entries: ReadonlyMap<string, string>,
  { items, defaultMode = 0o644, optional = false }: Wanted,
  missing: (key: string) => string,
): { readonly files: readonly ContentFile[] } | { readonly error: string } {
  if (!items || items.length === 0)
    return { files: [...entries].map(([path, content]) => ({ path, content, mode: defaultMode })) };
  const files: ContentFile[] = [];
  for (const { key, path, mode = defaultMode } of items) {
    const content = entries.get(key);
    if (content !== undefined) files.push({ path, content, mode });
    else if (!optional) return { error: missing(key) };
  }
  return { files };
}

/** `pkg/volume/downwardapi/downwardapi.go` */
export function podContent(
  view: View,
  pod: Pod,
  items: readonly DownwardApiItem[],
  defaultMode: number,
): Content {
  const files = items.map(({ path, mode = defaultMode, fieldRef, resourceFieldRef }) => ({
    path,
    mode,
    content: fieldRef
      ? (podField(pod, fieldRef.fieldPath) ?? "")
      : resourceFieldRef
        ? (resourceField(view, pod, resourceFieldRef) ?? "")
        : "",
  }));
  return { files, isImmutable: false };
}
