/** All that the page shows of one moment. */
import type { Ms, Revision } from "#cluster";
import { countVerdicts, type VerdictCounts } from "../files/counts.ts";
import type { FileRow } from "../files/file-row.ts";
import { fileRows } from "../files/file-rows.ts";
import type { Box, Edge } from "../graph/box.ts";
import { graphAt } from "../graph/graph.ts";
import type { Lens } from "../graph/lens.ts";
import type { Moment } from "../moment.ts";
import { type Mark, marksAt } from "../timeline/marks.ts";

export interface Frame {
  readonly now: Ms;
  readonly revision: Revision;
  readonly boxes: readonly Box[];
  readonly edges: readonly Edge[];
  readonly files: readonly FileRow[];
  readonly counts: VerdictCounts;
  readonly marks: readonly Mark[];
}

export function frameAt(moment: Moment, lens: Lens): Frame {
  const files = fileRows(moment);
  const { boxes, edges } = graphAt(moment, lens, files);
  const { now, revision } = moment;
  return { now, revision, boxes, edges, files, counts: countVerdicts(files), marks: marksAt(moment, files) };
}
