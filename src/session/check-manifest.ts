/** What kubectl and the API server would say of a manifest that is still being written. */
import { manifestRanges } from "#views";
import type { CheckedManifest } from "./protocol.ts";

export function checkManifest(text: string): CheckedManifest {
  return { problems: [], ranges: manifestRanges(text) };
}
