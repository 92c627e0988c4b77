/** Which lines of a manifest speak of which object, container, volume and mount. */
import { type WrittenField, writtenDocuments, writtenFields } from "./fields.ts";

export interface ManifestRange {
  /** `Deployment/default/web`. */
  readonly object: string;
  /** Absent: the whole object. */
  readonly part?: { readonly type: "container" | "volume" | "mount"; readonly name: string };
  /** Lines from 1, both included. */
  readonly from: number;
  readonly to: number;
}

const partTypes: Readonly<Record<string, NonNullable<ManifestRange["part"]>["type"]>> = {
  containers: "container",
  initContainers: "container",
  volumes: "volume",
  volumeMounts: "mount",
};

const clusterScoped = new Set([
  "Namespace",
  "Node",
  "PersistentVolume",
  "StorageClass",
  "CSIDriver",
  "ClusterRole",
  "ClusterRoleBinding",
  "PriorityClass",
]);

/** The ranges of every document of a text, parts before the objects they are in. */
export const manifestRanges = (text: string): readonly ManifestRange[] =>
  writtenDocuments(text).flatMap((document) =>
    documentRanges(writtenFields(document.text.split("\n"), document.firstLine)),
  );

function documentRanges(fields: readonly WrittenField[]): readonly ManifestRange[] {
  const values = new Map(fields.map(({ path, value }) => [path, value]));
  const kind = values.get("kind");
  const name = values.get("metadata.name");
  if (!kind || !name) return [];
  const object = `${kind}/${clusterScoped.has(kind) ? "" : (values.get("metadata.namespace") ?? "default")}/${name}`;
  const parts = fields.flatMap(({ path, from, to }): ManifestRange[] => {
    const type = partTypes[/(?:^|\.)(\w+)\[\d+\]$/.exec(path)?.[1] ?? ""];
    const part = values.get(`${path}.name`);
    return type && part ? [{ object, part: { type, name: part }, from, to }] : [];
  });
  return [...parts, { object, from: fields[0]!.from, to: Math.max(...fields.map(({ to }) => to)) }];
}
