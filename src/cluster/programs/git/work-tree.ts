/** The files that are checked out, beside the repository that knows their past. */
import type { Process } from "../../processes/process.ts";
import { makeParents } from "../applets/make.ts";
import { directoryName, joinPath } from "../applets/paths.ts";
import { attempt } from "../applets/sizes.ts";
import { Repository, type RepositoryFiles, type Snapshot } from "./repository.ts";

/** A process's files, as a repository needs them. */
export const repositoryFiles = (process: Process): RepositoryFiles => ({
  read: (path) => attempt(() => process.files.read(path)),
  write: (path, content) => process.files.write(path, content),
  makeDirectory: (path) => makeParents({ process }, path),
});

/** The repository around a directory; `undefined` outside of any. */
export function repositoryAround(
  process: Process,
  directory: string,
): { repository: Repository; root: string } | undefined {
  for (let root = directory; ; root = directoryName(root)) {
    const inside = new Repository(repositoryFiles(process), joinPath(root, ".git"));
    if (inside.exists) return { repository: inside, root };
    const bare = new Repository(repositoryFiles(process), root);
    if (bare.exists && process.files.exists(joinPath(root, "objects"))) return { repository: bare, root };
    if (root === "/" || root === ".") return undefined;
  }
}

/** Every file below a directory but git's own. */
export function snapshotOf(process: Process, root: string): Snapshot {
  const found: Record<string, { content: string; mode: number }> = {};
  const gather = (relative: string): void => {
    for (const name of process.files.list(relative === "" ? root : joinPath(root, relative))) {
      const path = relative === "" ? name : `${relative}/${name}`;
      if (path === ".git") continue;
      const { type, mode } = process.files.lstat(joinPath(root, path));
      if (type === "directory") gather(path);
      else if (type === "file")
        found[path] = {
          content: process.files.read(joinPath(root, path)),
          mode: mode & 0o111 ? 0o755 : 0o644,
        };
    }
  };
  gather("");
  return found;
}

/** Makes the directory hold this snapshot; files that neither it nor the one before knows stay. */
export function checkOut(process: Process, root: string, before: Snapshot, after: Snapshot): void {
  const { files } = process;
  for (const path of Object.keys(before))
    if (!(path in after)) attempt(() => files.unlink(joinPath(root, path)));
  for (const [path, { content, mode }] of Object.entries(after)) {
    const target = joinPath(root, path);
    makeParents({ process }, directoryName(target));
    if (attempt(() => files.read(target)) !== content) files.write(target, content, mode);
    files.changeMode(target, mode);
  }
}

export interface Difference {
  readonly path: string;
  readonly kind: "added" | "modified" | "deleted";
}

/** In order of paths. */
export function differences(before: Snapshot, after: Snapshot): readonly Difference[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return paths.flatMap((path): Difference[] => {
    const [old, now] = [before[path], after[path]];
    if (old === undefined) return [{ path, kind: "added" }];
    if (now === undefined) return [{ path, kind: "deleted" }];
    return old.content === now.content && old.mode === now.mode ? [] : [{ path, kind: "modified" }];
  });
}
