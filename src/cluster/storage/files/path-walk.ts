/** Finds the spot a path leads to, through links and over mounts. */
import { SystemError } from "../../processes/system-error.ts";
import type { FileStore } from "./file-store.ts";
import { absolute, partsOf } from "./paths.ts";
import { entryOf, type MountPoint, namesIn, type Spot, spotOfMount, typeOf } from "./spot.ts";

/** `spot` absent: the directory is there, the entry is not. */
export interface Found {
  readonly spot: Spot | undefined;
  readonly directory: Spot;
  readonly name: string;
}

const MAX_LINKS = 40;

/** Why a path leads nowhere: a directory on the way is missing or is none, or links never end. */
export type Lost = { readonly code: "ENOENT" | "ENOTDIR" | "ELOOP" };

/** Walks a path. `follow`: also a link at the very end. Throws what `tryWalk` answers. */
export function walk(store: FileStore, mounts: readonly MountPoint[], path: string, follow: boolean): Found {
  const found = tryWalk(store, mounts, path, follow);
  if ("code" in found) throw new SystemError(found.code);
  return found;
}

/** Walks a path without throwing: most questions whether something is there are answered with no. */
export function tryWalk(
  store: FileStore,
  mounts: readonly MountPoint[],
  path: string,
  follow: boolean,
  links = 0,
): Found | Lost {
  const root = mountedAt(store, mounts, "/", undefined);
  if (!root) return { code: "ENOENT" };
  const parts = partsOf(path);
  let found: Found = { spot: root, directory: root, name: "" };
  for (const [at, name] of parts.entries()) {
    const directory = found.spot;
    if (!directory) return { code: "ENOENT" };
    if (typeOf(directory) !== "directory") return { code: "ENOTDIR" };
    const spot = childOf(store, mounts, directory, name);
    const isLast = at === parts.length - 1;
    if (spot && typeOf(spot) === "symlink" && (!isLast || follow || path.endsWith("/"))) {
      if (links >= MAX_LINKS) return { code: "ELOOP" };
      const rest = parts.slice(at + 1).join("/");
      return tryWalk(
        store,
        mounts,
        absolute(`${linkTarget(spot)}/${rest}`, directory.path),
        follow,
        links + 1,
      );
    }
    found = { spot, directory, name };
  }
  return found;
}

export const linkTarget = (spot: Spot): string =>
  spot.file?.target ?? (spot.image?.type === "symlink" ? spot.image.target : "");

/** The names in a directory, the places of mounts among them. */
export function listDirectory(
  store: FileStore,
  mounts: readonly MountPoint[],
  directory: Spot,
): readonly string[] {
  const names = namesIn(store, directory);
  const prefix = directory.path === "/" ? "/" : `${directory.path}/`;
  for (const mount of mounts)
    if (mount.path.length > prefix.length && mount.path.startsWith(prefix))
      names.add(partsOf(mount.path.slice(prefix.length))[0]!);
  return [...names].sort();
}

function childOf(
  store: FileStore,
  mounts: readonly MountPoint[],
  directory: Spot,
  name: string,
): Spot | undefined {
  const path = directory.path === "/" ? `/${name}` : `${directory.path}/${name}`;
  const entry = entryOf(store, directory, name);
  return (
    mountedAt(store, mounts, path, directory) ??
    entry ??
    (mounts.some((mount) => mount.path.startsWith(`${path}/`))
      ? { mount: directory.mount, path, name, parent: directory, file: undefined, image: undefined }
      : undefined)
  );
}

/** The last mount at a path hides those before it. */
function mountedAt(
  store: FileStore,
  mounts: readonly MountPoint[],
  path: string,
  parent: Spot | undefined,
): Spot | undefined {
  for (let at = mounts.length - 1; at >= 0; at--)
    if (mounts[at]!.path === path) return spotOfMount(store, mounts[at]!, parent);
  return undefined;
}
