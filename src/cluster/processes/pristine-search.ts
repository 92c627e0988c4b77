/** Finding a command in a container that is still as its image made it: looked for once for each image. */
import type { History } from "../state/history.ts";
import type { ImageNode } from "../storage/files/index.ts";
import type { ImageFiles } from "./machine-mounts.ts";
import type { Finder } from "./scout.ts";

export interface FoundCommand {
  readonly path: string;
  readonly content: string;
}

interface Known {
  readonly commands: Map<string, FoundCommand | undefined>;
  /** The first names of the directories that were searched. */
  readonly tops: ReadonlySet<string>;
}

/** A file that everybody may read and execute. */
const OPEN = 0o555;

export class PristineSearch {
  readonly #history: Pick<History, "get" | "by">;
  readonly #imageFiles: ImageFiles;
  readonly #known = new WeakMap<ImageNode, Map<string, Known>>();

  constructor({
    history,
    imageFiles,
  }: {
    readonly history: Pick<History, "get" | "by">;
    readonly imageFiles: ImageFiles;
  }) {
    this.#history = history;
    this.#imageFiles = imageFiles;
  }

  /**
   * What a command without a slash names. `undefined`: nothing that can be said without walking the
   * container's own
   * files, because they were changed, something is mounted there, or links lead elsewhere.
   */
  find({ surroundings }: Finder, command: string, path: string): FoundCommand | undefined {
    if (surroundings.container === undefined) return undefined;
    const container = this.#history.get("ContainerInstance", surroundings.container)?.value;
    if (!container || this.#history.by("filesOnDisk", container.layer).length > 0) return undefined;
    const image = this.#imageFiles(container.image);
    const { commands, tops } = this.#searched(image, path);
    if (container.mounts.some((mount) => tops.has(firstName(mount.path)))) return undefined;
    if (!commands.has(command)) commands.set(command, search(image, path, command));
    return commands.get(command);
  }

  #searched(image: ImageNode, path: string): Known {
    const byPath = this.#known.get(image) ?? new Map<string, Known>();
    this.#known.set(image, byPath);
    const known = byPath.get(path) ?? { commands: new Map(), tops: new Set(path.split(":").map(firstName)) };
    byPath.set(path, known);
    return known;
  }
}

const firstName = (path: string): string => path.split("/", 2)[1] ?? "";

function search(image: ImageNode, path: string, command: string): FoundCommand | undefined {
  for (const directory of path.split(":")) {
    let node: ImageNode | undefined = image;
    for (const name of `${directory}/${command}`.split("/")) {
      if (name === "" || node === undefined) continue;
      node = node.type === "directory" && Object.hasOwn(node.entries, name) ? node.entries[name] : undefined;
      if (node?.type === "symlink") return undefined;
    }
    if (node?.type !== "file" || ((node.mode ?? 0) & 0o111) === 0) continue;
    const isOpen = ((node.mode ?? 0) & OPEN) === OPEN;
    return isOpen ? { path: `${directory}/${command}`, content: node.content } : undefined;
  }
  return undefined;
}
