/** What a container image is: its files, and how a container of it begins. */
import type { Program } from "../../processes/process.ts";
import type { ImageNode } from "../../storage/files/image-tree.ts";

/** How a container starts when the Pod says nothing. */
export interface ImageContent {
  readonly files: ImageNode;
  readonly env: Readonly<Record<string, string>>;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly workingDir: string;
  /** `UID`, `UID:GID` or a name. */
  readonly user?: string;
  /** What a pull moves: compressed. */
  readonly sizeBytes: number;
}

export interface Image extends ImageContent {
  /** As a Pod writes it. */
  readonly reference: string;
  /** In full: `docker.io/library/nginx:1.27`. */
  readonly name: string;
  /** `sha256:` and 64 digits. */
  readonly id: string;
  /** What `imageID` shows: `docker.io/library/nginx@sha256:…`. */
  readonly digest: string;
}

/** Images of one kind: one file each. */
export interface ImageFamily {
  /** In full, without tag: `docker.io/library/nginx`. */
  readonly repositories: readonly string[];
  content(tag: string): ImageContent;
  /** Programs of its own, by the name their files hold. */
  readonly programs?: Readonly<Record<string, Program>>;
}

export const STANDARD_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
