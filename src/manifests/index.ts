/** From YAML text to objects: as kubectl reads it, and as an editor shows it. */
export { type DecodedStream, decodeStream } from "./decode-stream.ts";
export { fixLabel, withFix, wrongTextAt } from "./diagnostics/apply-fix.ts";
export { type Ask, diagnose } from "./diagnostics/diagnose.ts";
export type { Fix, Problem } from "./diagnostics/problem.ts";
export { metadataProblem } from "./metadata-problem.ts";
