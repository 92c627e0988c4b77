/** From a box to the lines that made it, and back. */
import type { Box, ManifestPart } from "../graph/box.ts";
import type { ManifestRange } from "./ranges.ts";

/** The lines that speak of a part: a volume's own, and those of its mounts. */
export function rangesOf(
  { object, part }: ManifestPart,
  ranges: readonly ManifestRange[],
): readonly ManifestRange[] {
  const inObject = ranges.filter((range) => range.object === object);
  if (!part) return inObject.filter((range) => range.part === undefined);
  return inObject.filter(
    (range) =>
      range.part?.name === part.name &&
      (range.part.type === part.type || (part.type === "volume" && range.part.type === "mount")),
  );
}

/** The boxes that a line speaks of: the narrowest part that holds it. */
export function boxesAt(
  line: number,
  ranges: readonly ManifestRange[],
  boxes: readonly Pick<Box, "id" | "type" | "manifest">[],
): readonly string[] {
  const around = ranges.filter(({ from, to }) => from <= line && line <= to);
  const narrowest = [...around].sort((one, other) => one.to - one.from - (other.to - other.from))[0];
  if (!narrowest) return [];
  const type = narrowest.part?.type === "mount" ? "volume" : narrowest.part?.type;
  return boxes.flatMap(({ id, manifest }) =>
    manifest?.object === narrowest.object &&
    manifest.part?.type === type &&
    manifest.part?.name === narrowest.part?.name
      ? [id]
      : [],
  );
}
