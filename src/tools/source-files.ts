/** Reads the project's own files, for the checks that no linter knows. */
import { readdirSync, readFileSync } from "node:fs";

export interface SourceFile {
  /** From the top of the repository, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly lines: readonly string[];
}

const skipped = new Set([
  "node_modules",
  "dist",
  ".git",
  "coverage",
  "test-results",
  "playwright-report",
  "recordings",
]);
const textual = /\.(?:tsx?|mjs|css|html|json|md|ya?ml)$|\/(?:run|LICENSE|\.[a-z]+)$/;

function pathsIn(folder: string): string[] {
  return readdirSync(folder === "" ? "." : folder, { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : pathsIn(path);
    return textual.test(`/${path}`) ? [path] : [];
  });
}

/** Every text file that a person wrote, in order of path; recordings are not ours. */
export function textFiles(): SourceFile[] {
  const paths = pathsIn("").filter(
    (path) => !["package-lock.json", "e2e/conformance/agreed.json"].includes(path),
  );
  return paths.sort().map((path) => {
    const text = readFileSync(path, "utf8");
    return { path, text, lines: text.split("\n") };
  });
}

/** Files of TypeScript and JavaScript. */
export function isCode({ path }: SourceFile): boolean {
  return /\.(?:tsx?|mjs)$/.test(path);
}

export function isTest({ path }: SourceFile): boolean {
  return /\.test\.tsx?$/.test(path);
}

/** Every folder below `top`, and `top` itself. */
export function foldersOf(files: readonly SourceFile[], top: string): string[] {
  const folders = new Set<string>();
  for (const { path } of files) {
    const parts = path.split("/");
    for (let depth = 1; depth < parts.length; depth++) folders.add(parts.slice(0, depth).join("/"));
  }
  return [...folders].filter((folder) => folder === top || folder.startsWith(`${top}/`)).sort();
}
