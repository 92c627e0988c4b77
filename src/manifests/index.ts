/** From YAML text to objects: as kubectl reads it, and as an editor shows it. */
export { type DecodedStream, decodeStream } from "./decode-stream.ts";
export { metadataProblem } from "./metadata-problem.ts";
export type { Fix, Problem } from "./diagnostics/problem.ts";
