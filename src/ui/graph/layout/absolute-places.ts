/** Places on the canvas, not within a parent. */
import type { Box } from "#views";
import type { Layout } from "./layout.ts";
import type { Rectangle } from "./parts.ts";

export type Places = ReadonlyMap<string, Rectangle>;

/** Parents come before what is in them. */
export function absolutePlaces(boxes: readonly Box[], { places }: Layout): Places {
  const found = new Map<string, Rectangle>();
  for (const { id, parent } of boxes) {
    const place = places.get(id);
    const outer = parent === undefined ? undefined : found.get(parent);
    if (place) found.set(id, { ...place, x: place.x + (outer?.x ?? 0), y: place.y + (outer?.y ?? 0) });
  }
  return found;
}
