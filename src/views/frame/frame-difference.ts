/** What changed from one frame to the next: all that has to cross from the cluster's thread to the page's. */
import type { Ms, Revision } from "#cluster";
import type { VerdictCounts } from "../files/counts.ts";
import type { FileRow } from "../files/file-row.ts";
import type { Box, Edge } from "../graph/box.ts";
import type { Mark } from "../timeline/marks.ts";
import type { Frame } from "./frame.ts";

export interface FrameDifference {
  readonly now: Ms;
  readonly revision: Revision;
  /** Boxes that are new or different. */
  readonly boxes: readonly Box[];
  /** The ids of all boxes in order, when boxes came or went. */
  readonly order?: readonly string[];
  readonly edges?: readonly Edge[];
  readonly files?: readonly FileRow[];
  readonly counts?: VerdictCounts;
  readonly marks?: readonly Mark[];
}

export function differenceOf(before: Frame | undefined, after: Frame): FrameDifference {
  const known = new Map(before?.boxes.map((box) => [box.id, box]));
  const boxes = after.boxes.filter((box) => !isSame(known.get(box.id), box));
  const sameOrder =
    before !== undefined &&
    isSame(
      before.boxes.map(({ id }) => id),
      after.boxes.map(({ id }) => id),
    );
  return {
    now: after.now,
    revision: after.revision,
    boxes,
    ...(sameOrder ? {} : { order: after.boxes.map(({ id }) => id) }),
    ...(isSame(before?.edges, after.edges) ? {} : { edges: after.edges }),
    ...(isSame(before?.files, after.files) ? {} : { files: after.files, counts: after.counts }),
    ...(isSame(before?.marks, after.marks) ? {} : { marks: after.marks }),
  };
}

/** Whether two plain values say the same. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) =>
    isSame((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
  );
}
