/** A file as people ask for it: its path, where its bytes are, who can read it, and whether it lives. */
import type { Ms, Revision } from "#cluster";

/**
 * See `PRODUCT`'s words: alive is readable, stranded exists unread, lost is gone with its box, deleted was
 * removed by a program.
 */
export type Verdict = "alive" | "stranded" | "lost" | "deleted";

/** Where the bytes are or were. */
export type Place =
  | { readonly type: "layer"; readonly node: string; readonly pod: string; readonly container: string }
  | {
      readonly type: "volume";
      readonly volumeType: string;
      readonly volume: string;
      readonly node: string;
      readonly pod: string;
    }
  | { readonly type: "node-disk"; readonly node: string; readonly path: string }
  | { readonly type: "outside"; readonly disk: string };

export interface FileReader {
  readonly pod: string;
  readonly container: string;
  readonly node: string;
  readonly path: string;
  readonly readOnly: boolean;
}

export interface FileRow {
  /** `disk#inode`: the same file under every path. */
  readonly id: string;
  /** As the person knows it: in the container that reads it, or last did. */
  readonly path: string;
  /** Inside the box it is drawn in. */
  readonly name: string;
  readonly verdict: Verdict;
  readonly place: Place;
  /** The id of the box it is drawn in. */
  readonly box: string;
  readonly readers: readonly FileReader[];
  readonly sizeBytes: number;
  /** The change that took it (lost, deleted), or that took its last reader away (stranded). */
  readonly cause?: Revision;
  /** When that was. */
  readonly endedAt?: Ms;
}
