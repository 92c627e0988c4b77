/** Which lines of a manifest speak of which object, container, volume and mount. Reads half-written text too. */

export interface ManifestRange {
  /** `Deployment/default/web`. */
  readonly object: string;
  /** Absent: the whole object. */
  readonly part?: { readonly type: "container" | "volume" | "mount"; readonly name: string };
  /** Lines from 1, both included. */
  readonly from: number;
  readonly to: number;
}

interface Item {
  readonly list: string;
  readonly indent: number;
  readonly from: number;
  to: number;
  name?: string;
}

const partTypes: Readonly<Record<string, NonNullable<ManifestRange["part"]>["type"]>> = {
  containers: "container",
  initContainers: "container",
  volumes: "volume",
  volumeMounts: "mount",
};

const clusterScoped = new Set(["Namespace", "Node", "PersistentVolume", "StorageClass", "CSIDriver", "ClusterRole", "ClusterRoleBinding", "PriorityClass"]);

/** The ranges of every document of a text, parts before the objects they are in. */
export function manifestRanges(text: string): readonly ManifestRange[] {
  const lines = text.split("\n");
  const ranges: ManifestRange[] = [];
  let start = 0;
  for (let at = 0; at <= lines.length; at++) {
    if (at < lines.length && !/^---(\s|$)/.test(lines[at]!)) continue;
    ranges.push(...documentRanges(lines.slice(start, at), start));
    start = at + 1;
  }
  return ranges;
}

function documentRanges(lines: readonly string[], offset: number): readonly ManifestRange[] {
  const reader = new DocumentReader();
  for (const [at, line] of lines.entries()) reader.read(line, at + offset + 1);
  const { kind, name, namespace = "default" } = reader.fields;
  if (kind === undefined || name === undefined || reader.first === 0) return [];
  const object = `${kind}/${clusterScoped.has(kind) ? "" : namespace}/${name}`;
  const parts = reader.items.flatMap((item): ManifestRange[] => {
    const type = partTypes[item.list];
    if (!type || item.name === undefined) return [];
    return [{ object, part: { type, name: item.name }, from: item.from, to: item.to }];
  });
  return [...parts, { object, from: reader.first, to: reader.last }];
}

/** Follows the indentation of one document, line by line. */
class DocumentReader {
  readonly fields: { kind?: string; name?: string; namespace?: string } = {};
  readonly items: Item[] = [];
  first = 0;
  last = 0;
  #open: Item[] = [];
  #keys: { readonly indent: number; readonly key: string }[] = [];

  read(line: string, number: number): void {
    const text = line.replace(/(^|\s)#.*$/, "").trimEnd();
    if (text.trim() === "") return;
    if (this.first === 0) this.first = number;
    this.last = number;
    let indent = text.search(/\S/);
    let rest = text.slice(indent);
    const dash = rest.startsWith("- ") || rest === "-";
    this.#open = this.#open.filter((item) => item.indent < indent || (item.indent === indent && !dash && item.list === ""));
    // A list may stand at the same indentation as its key.
    this.#keys = this.#keys.filter((key) => key.indent < indent || (dash && key.indent === indent));
    if (dash) {
      this.#startItem(indent, number);
      const inner = rest.slice(1).search(/\S/);
      indent += 1 + Math.max(0, inner);
      rest = inner < 0 ? "" : rest.slice(1 + inner);
    }
    for (const item of this.#open) item.to = number;
    this.#readField(rest, indent);
  }

  #startItem(indent: number, number: number): void {
    const item: Item = { list: this.#keys.at(-1)?.key ?? "", indent, from: number, to: number };
    this.items.push(item);
    this.#open.push(item);
  }

  #readField(text: string, indent: number): void {
    const [, key, value = ""] = /^"?([\w./-]+)"?:(?:\s+(.*))?$/.exec(text) ?? [];
    if (key === undefined) return;
    const scalar = value.replace(/^["']|["']$/g, "");
    const parents = this.#keys.filter((open) => open.indent < indent);
    if (parents.length === 0 && key === "kind") this.fields.kind = scalar;
    const inMetadata = parents.length === 1 && parents[0]!.key === "metadata";
    if (inMetadata && (key === "name" || key === "namespace")) this.fields[key] = scalar;
    const item = this.#open.at(-1);
    if (item && key === "name" && indent > item.indent && item.name === undefined && parents.at(-1)?.key === item.list) item.name = scalar;
    this.#keys.push({ indent, key });
  }
}
