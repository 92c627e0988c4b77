/** Builds the files of an image out of paths. */
import type { ImageNode } from "../../storage/files/image-tree.ts";

export type Directory = ImageNode & { readonly type: "directory" };

/** A program's file: `name` is looked up among the programs. */
export const executable = (name: string): ImageNode => ({
  type: "file",
  mode: 0o755,
  content: `\u007fELF ${name}\n`,
});

export const textFile = (content: string, mode = 0o644): ImageNode => ({ type: "file", mode, content });

export const symlink = (target: string): ImageNode => ({ type: "symlink", target });

export const directory = (mode = 0o755, entries: Readonly<Record<string, ImageNode>> = {}): Directory => ({
  type: "directory",
  mode,
  entries,
});

/** Lays files by absolute path over a tree; directories on the way are made. */
export function withFiles(tree: Directory, files: Readonly<Record<string, ImageNode>>): Directory {
  let result = tree;
  for (const [path, node] of Object.entries(files)) {
    result = placed(
      result,
      path.split("/").filter((part) => part !== ""),
      node,
    );
  }
  return result;
}

function placed(tree: Directory, parts: readonly string[], node: ImageNode): Directory {
  const [name, ...rest] = parts;
  if (name === undefined) return node.type === "directory" ? node : tree;
  const known = tree.entries[name];
  if (rest.length > 0) {
    const inner = known?.type === "directory" ? known : directory();
    return { ...tree, entries: { ...tree.entries, [name]: placed(inner, rest, node) } };
  }
  const merged =
    node.type === "directory" && known?.type === "directory"
      ? { ...node, entries: { ...known.entries, ...node.entries } }
      : node;
  return { ...tree, entries: { ...tree.entries, [name]: merged } };
}

/** The same executable under many names. */
export function executables(
  path: string,
  names: readonly string[],
  program: string,
): Record<string, ImageNode> {
  return Object.fromEntries(names.map((name) => [`${path}/${name}`, executable(program)]));
}
