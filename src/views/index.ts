/**
 * What to show, computed from the records of a moment: plain data, in ids and numbers, that a page puts into
 * words.
 */
export { chainTo, type Step } from "./explain/chain.ts";
export type { VerdictCounts } from "./files/counts.ts";
export type { FileReader, FileRow, Place, Verdict } from "./files/file-row.ts";
export { type Frame, frameAt } from "./frame/frame.ts";
export { differenceOf, type FrameDifference } from "./frame/frame-difference.ts";
export type { Badge, Box, BoxFile, BoxTarget, BoxType, Edge, ManifestPart } from "./graph/box.ts";
export type { Lens } from "./graph/lens.ts";
export { Ledger } from "./ledger.ts";
export { boxesAt, rangesOf } from "./manifest/find-range.ts";
export { type ManifestRange, manifestRanges } from "./manifest/ranges.ts";
export type { Moment } from "./moment.ts";
export type { Mark } from "./timeline/marks.ts";
